//! The instance that an audit starts for itself: the same program and the operator's own settings, but for whom it asks
//! for pictures and where it listens and logs.
//!
//! Nobody but root may look into the memory of a running instance, its own user included. So this one waits, before it
//! shuts itself in and before it has read anything, until its auditor has opened what there is to look into: the kernel
//! asks for the right to that when it is opened, and not when it is read.

use std::env;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::errand::{Errand, READY};
use super::watched::Watched;
use crate::cli::AUDITED;

/// How many bytes of its standard error are kept to be looked through.
const MOST_SAID: u64 = 64 << 20;

/// The instance, as its auditor has it; it ends with this.
pub(super) struct Scratch {
    child: Child,
    /// Where it listens.
    pub(super) address: String,
    /// Where its metrics are.
    pub(super) metrics: String,
    /// What it said of its walls.
    pub(super) walls: String,
    /// What can be seen of it.
    pub(super) watched: Watched,
    /// The folder of its log, where it has one: all that it may write to.
    pub(super) log: PathBuf,
    said: Arc<Mutex<Vec<u8>>>,
    /// Kept open: a program that cannot say how it starts does not start.
    words: BufReader<ChildStdout>,
}

impl Scratch {
    /// Starts one on this errand, and waits until it listens.
    ///
    /// # Errors
    /// What the system says, or the instance itself.
    pub(super) fn start(file: Option<&Path>, errand: Errand) -> io::Result<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.arg(AUDITED);
        if let Some(file) = file {
            command.arg("--config").arg(file);
        }
        let mut child = command
            .env("AFTERIMAGE_LOG", "trace")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (words, said) = (child.stdout.take(), Arc::default());
        let mut words = BufReader::new(words.ok_or(io::ErrorKind::BrokenPipe)?);
        let mut first = String::new();
        words.read_line(&mut first)?;
        let watched = match first.trim_end() {
            READY => Watched::hold(child.id()),
            _ => return Err(io::Error::other("the scratch instance did not begin")),
        };
        let mut scratch = Self {
            address: String::new(),
            metrics: String::new(),
            walls: String::new(),
            watched,
            log: PathBuf::new(),
            said: Arc::clone(&said),
            words,
            child,
        };
        scratch.tell(errand)?;
        scratch.listen(said)?;
        scratch.read_start()?;
        Ok(scratch)
    }

    /// Everything that it said on standard error.
    pub(super) fn said(&self) -> Vec<u8> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn tell(&mut self, errand: Errand) -> io::Result<()> {
        let stdin = self.child.stdin.take();
        writeln!(stdin.ok_or(io::ErrorKind::BrokenPipe)?, "{errand}")?;
        self.log = errand.log;
        Ok(())
    }

    /// Takes down what it says on standard error.
    fn listen(&mut self, said: Arc<Mutex<Vec<u8>>>) -> io::Result<()> {
        let errors = self.child.stderr.take().ok_or(io::ErrorKind::BrokenPipe)?;
        thread::Builder::new().spawn(move || {
            for line in BufReader::new(errors.take(MOST_SAID))
                .split(b'\n')
                .map_while(Result::ok)
            {
                let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
                said.extend_from_slice(&line);
                said.push(b'\n');
            }
        })?;
        Ok(())
    }

    fn read_start(&mut self) -> io::Result<()> {
        let mut line = String::new();
        while self.words.read_line(&mut line)? > 0 {
            if let Some(address) = line.trim_end().strip_prefix("listening on http://") {
                self.address = address.to_owned();
            }
            if let Some(place) = line.trim_end().strip_prefix("metrics on http://") {
                self.metrics = place.trim_end_matches("/metrics").to_owned();
            }
            if let Some(walls) = line.trim_end().strip_prefix("walls: ") {
                self.walls = walls.to_owned();
                return Ok(());
            }
            line.clear();
        }
        self.child.wait()?;
        let said = String::from_utf8_lossy(&self.said()).trim_end().to_owned();
        Err(io::Error::other(format!(
            "the scratch instance did not start: {said}"
        )))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
