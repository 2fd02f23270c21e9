//! The instance that an audit starts for itself: the same program and the operator's own settings, but for whom it asks
//! for pictures and where it listens and logs.
//!
//! Nobody but root may look into the memory of a running instance, its own user included. So this one waits, before it
//! shuts itself in and before it has read anything, until its auditor has opened what there is to look into: the kernel
//! asks for the right to that when it is opened, and not when it is read.

use std::env;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rustix::process::{Signal, set_parent_process_death_signal};

use super::folder::Folder;
use super::upstream::FAULTS;
use super::watched::Watched;
use crate::cli::{AUDITED, Exit};
use crate::config::{self, ChallengeKind, Config, Environment, ForwardedHeader, Loaded, Server};
use crate::serve;

/// How many bytes of its standard error are kept to be looked through.
const MOST_SAID: u64 = 64 << 20;

/// What the instance is told by its auditor.
pub struct Errand {
    upstream: u16,
    log: PathBuf,
}

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

impl Errand {
    /// Waits to be told, when the command is that of such an instance.
    ///
    /// # Errors
    /// That nobody told it anything that could be meant.
    pub fn awaited(command: Option<&OsStr>) -> io::Result<Option<Self>> {
        if command.is_none_or(|command| command != AUDITED) {
            return Ok(None);
        }
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        let told = line.trim_end().split_once(' ');
        let errand = told.and_then(|(port, log)| {
            Some(Self {
                upstream: port.parse().ok()?,
                log: log.into(),
            })
        });
        errand
            .map(Some)
            .ok_or_else(|| io::Error::other("this command is for `afterimage audit` alone"))
    }

    /// Serves until its auditor ends it.
    ///
    /// # Errors
    /// What the system says when something cannot be started.
    pub fn serve(&self, mut loaded: Loaded) -> io::Result<Exit> {
        // It has no life of its own.
        set_parent_process_death_signal(Some(Signal::KILL))?;
        loaded.config = self.derived(&loaded.config)?;
        serve::serve(&loaded)
    }

    /// The operator's configuration with our upstream, our folder and a port of loopback.
    fn derived(&self, operators: &Config) -> io::Result<Config> {
        let mut text = "[server]\nbind = [\"127.0.0.1:0\"]\nadmin_bind = \"127.0.0.1:0\"\ntrusted_proxies = [\"127.0.0.1\"]\n".to_owned();
        for fault in FAULTS {
            // What a broken upstream keeps open is given up soon.
            let _ = write!(
                text,
                "[[provider]]\nid = \"{fault}\"\nkind = \"openai\"\nbase_url = \"http://127.0.0.1:{}/{fault}/v1\"\n\
                 api_key = \"scratch\"\ndeadline = 2\nmodels = [{{ id = \"{fault}\", {} }}]\n",
                self.upstream,
                if *fault == "edit" {
                    "upstream = \"gpt-image-1\", edit = true"
                } else {
                    "upstream = \"sketch\", sizes = [\"512x512\"], negative_prompt = true"
                }
            );
        }
        let own = config::load(&text, &Environment::default(), &config::read_file)
            .map_err(|_| io::Error::other("the scratch instance has no configuration"))?
            .config;
        let mut derived = operators.clone();
        derived.server = Server {
            forwarded_header: ForwardedHeader::XForwardedFor,
            connections: operators.server.connections,
            connections_per_client: operators.server.connections_per_client,
            sandbox: operators.server.sandbox,
            ..own.server
        };
        (derived.providers, derived.ledger) = (own.providers, own.ledger);
        derived.content.moderation = None;
        let log = operators.log.dir.as_ref().map(|_| self.log.clone());
        derived.log.dir = log;
        if !derived.challenge.kinds.is_empty() {
            // The auditor can calculate, and not read a code.
            derived.challenge.kinds = vec![ChallengeKind::Code, ChallengeKind::Work];
        }
        Ok(derived)
    }
}

impl Scratch {
    /// Starts one before this upstream, and waits until it listens.
    ///
    /// # Errors
    /// What the system says, or the instance itself.
    pub(super) fn start(file: Option<&Path>, upstream: u16, folder: &Folder) -> io::Result<Self> {
        let log = folder.within("log")?;
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
        let watched = Watched::hold(child.id());
        let (words, said) = (child.stdout.take(), Arc::default());
        let mut scratch = Self {
            address: String::new(),
            metrics: String::new(),
            walls: String::new(),
            watched,
            log,
            said: Arc::clone(&said),
            words: BufReader::new(words.ok_or(io::ErrorKind::BrokenPipe)?),
            child,
        };
        scratch.tell(upstream)?;
        scratch.listen(said)?;
        scratch.read_start()?;
        Ok(scratch)
    }

    /// Everything that it said on standard error.
    pub(super) fn said(&self) -> Vec<u8> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn tell(&mut self, upstream: u16) -> io::Result<()> {
        let errand = format!("{upstream} {}\n", self.log.display());
        let stdin = self.child.stdin.take();
        stdin
            .ok_or(io::ErrorKind::BrokenPipe)?
            .write_all(errand.as_bytes())
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
