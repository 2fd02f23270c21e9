//! The program under test, as a process of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::control;
use crate::scan::{Found, Scanner};

/// How long memory may hold something after the last connection was closed.
pub(crate) const PROMISE: Duration = Duration::from_secs(5);
/// What a slow machine may take for that; what is a leak is still there.
const SLOW: Duration = Duration::from_secs(60);
/// The state of a socket that listens, in the kernel's table.
const LISTENING: &str = "0A";
/// How long anything else may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A running instance.
pub(crate) struct Program {
    process: Child,
    address: String,
    folder: PathBuf,
    /// Kept open: a program that cannot say how it starts does not start.
    _words: Lines<BufReader<ChildStdout>>,
}

/// Which program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// The one that is shipped.
    Shipped,
    /// The same code over the system's own allocator.
    Unwiped,
}

/// An empty folder for one instance.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("memory-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("log")).unwrap();
    folder
}

impl Program {
    /// Starts an instance with this configuration in this folder.
    pub(crate) fn start(build: Build, folder: PathBuf, config: &str) -> Self {
        let file = folder.join("afterimage.toml");
        fs::write(&file, config).unwrap();
        let mut command = match build {
            Build::Shipped => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
                command.arg("--config").arg(&file);
                command
            }
            Build::Unwiped => control::command(&file),
        };
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut words = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = words
            .find_map(|line| Some(line.unwrap().strip_prefix("listening on http://")?.to_owned()))
            .expect("it says where it listens");
        Self {
            process,
            address,
            folder,
            _words: words,
        }
    }

    /// How many connections of any kind it has open (`proc_net(5)`): what listens is none.
    pub(crate) fn kept(&self) -> usize {
        let open = fs::read_dir(format!("/proc/{}/fd", self.process.id())).unwrap();
        let links = open.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
        let sockets: Vec<String> = links
            .filter_map(|link| {
                Some(
                    link.to_str()?
                        .strip_prefix("socket:[")?
                        .trim_end_matches(']')
                        .to_owned(),
                )
            })
            .collect();
        let table = fs::read_to_string("/proc/net/tcp").unwrap();
        let connections = table.lines().filter(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            fields.get(3).is_some_and(|state| *state != LISTENING)
                && fields
                    .get(9)
                    .is_some_and(|inode| sockets.iter().any(|socket| socket == inode))
        });
        connections.count()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Everything in its memory at this moment.
    pub(crate) fn scan(&self, scanner: &Scanner) -> Found {
        scanner.scan(self.process.id())
    }

    /// Looks until nothing is found and no connection is open, for as long as a slow machine may take.
    pub(crate) fn forgets(&self, scanner: &Scanner) -> Found {
        self.forgets_within(SLOW, scanner)
    }

    /// The same for this long.
    pub(crate) fn forgets_within(&self, bound: Duration, scanner: &Scanner) -> Found {
        let begun = now();
        loop {
            let last = begun.elapsed() >= bound;
            let found = self.scan(scanner);
            if last || found.total() == 0 && self.kept() == 0 {
                return found;
            }
            thread::sleep(Duration::from_millis(250));
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a promise that names a time is held to real time"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
