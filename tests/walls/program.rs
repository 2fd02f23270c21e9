//! The shipped program as a child, in a folder of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// No step takes longer; one that does fails the test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// The first of Landlock's interfaces that has all that is asked of it; a kernel before Linux 6.12 has an older one.
pub(crate) const ALL_OF_LANDLOCK: u32 = 6;

/// A folder that is gone after the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("walls-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("log")).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The program, configured to listen somewhere and to log into this folder.
    pub(crate) fn program(&self, config: &str) -> Vec<PathBuf> {
        let log = self.0.join("log");
        let text = format!("{config}\n[server]\nbind = '127.0.0.1:0'\n[log]\ndir = {log:?}\n");
        let file = self.write("config/afterimage.toml", &text);
        vec![env!("CARGO_BIN_EXE_afterimage").into(), "--config".into(), file]
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A running program, ended with the test.
pub(crate) struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    /// Everything that was said at the start.
    pub(crate) said: String,
}

impl Program {
    /// The number of the kernel's interface of Landlock, as it is said at the start.
    pub(crate) fn landlock(&self) -> u32 {
        let number = self
            .said
            .split("(ABI ")
            .nth(1)
            .and_then(|rest| rest.split(')').next());
        let number = number.and_then(|number| number.parse().ok());
        number.unwrap_or_else(|| panic!("this kernel has no Landlock: {}", self.said))
    }

    /// Starts it, with nothing in its environment, and waits until it has said all that it says at the start.
    pub(crate) fn start(words: &[PathBuf]) -> Self {
        Self::start_with(words, |_| {})
    }

    pub(crate) fn start_with(words: &[PathBuf], with: impl FnOnce(&mut Command)) -> Self {
        let (program, arguments) = words.split_first().unwrap();
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        with(&mut command);
        let mut child = command.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("\nwalls: ") {
            assert_ne!(stdout.read_line(&mut said).unwrap(), 0, "{said}");
        }
        Self { child, stdout, said }
    }

    /// The process's number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What the kernel says of the process in one of its files.
    pub(crate) fn kernel(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.id())).unwrap()
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let place = self
            .said
            .lines()
            .find_map(|line| line.strip_prefix("listening on http://"));
        let stream = TcpStream::connect(place.unwrap()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The whole answer to a request that is sent as it stands.
    pub(crate) fn ask(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // Whoever refuses may have closed before it has read everything.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes())
    }

    pub(crate) fn make(&self, accept: &str, form: &str) -> String {
        let head = format!(
            "POST /generate HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n{form}",
            form.len()
        );
        self.ask(head.as_bytes())
    }

    /// Ends it by a signal: its exit code, or the signal that it died of.
    pub(crate) fn end(mut self, signal: Signal) -> Result<i32, i32> {
        use std::os::unix::process::ExitStatusExt as _;
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        let _ = self.stdout.read_to_string(&mut self.said);
        let ended = self.child.wait().unwrap();
        ended.code().ok_or(ended.signal().unwrap_or(0))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
