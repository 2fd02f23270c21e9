//! The program as a process of its own, and visitors who speak to it byte by byte.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::upstream::Upstream;

/// How long anything may take that has no promise of its own: a machine that builds other things is slow.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The forms of an answer, by what asks for them.
pub(crate) const FORMS: [&str; 4] = ["text/html", "multipart/mixed", "application/json", "image/png"];

/// A running instance without challenges, in front of one upstream.
pub(crate) struct Service {
    process: Child,
    address: String,
    /// Kept open: a program that cannot say how it starts does not start.
    _words: Lines<BufReader<ChildStdout>>,
}

impl Service {
    /// Starts an instance that makes so many calls at a time.
    pub(crate) fn start(upstream: &Upstream, in_flight: u32) -> Self {
        Self::start_within(upstream, in_flight, None)
    }

    /// Starts one that may have so many files and sockets open.
    pub(crate) fn start_within(upstream: &Upstream, in_flight: u32, files: Option<u64>) -> Self {
        let program = env!("CARGO_BIN_EXE_afterimage");
        let mut command = Command::new(if files.is_some() { "/bin/sh" } else { program });
        if let Some(files) = files {
            command.args(["-c", &format!("ulimit -n {files} && exec {program}")]);
        }
        let mut process = command
            .env_clear()
            .env("AFTERIMAGE_SERVER__BIND", "127.0.0.1:0")
            .env("AFTERIMAGE_LOG__DIR", "")
            .env("AFTERIMAGE_CHALLENGE__KINDS", "")
            .env("AFTERIMAGE_RATE__PER_MINUTE", "1000")
            .env("AFTERIMAGE_RATE__PER_HOUR", "1000")
            .env("AFTERIMAGE_RATE__PER_DAY", "1000")
            .env("AFTERIMAGE_PICTURE__MAX_BYTES", "64 MiB")
            .env("AFTERIMAGE_BUDGET__IN_FLIGHT", in_flight.to_string())
            .env("AFTERIMAGE_PROVIDER__TEST__KIND", "openai")
            .env("AFTERIMAGE_PROVIDER__TEST__MODELS", "picture")
            .env("AFTERIMAGE_PROVIDER__TEST__BASE_URL", upstream.base_url())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut words = BufReader::new(process.stdout.take().expect("its words are piped")).lines();
        let address = words
            .find_map(|line| {
                Some(
                    line.expect("UTF-8")
                        .strip_prefix("listening on http://")?
                        .to_owned(),
                )
            })
            .expect("it says where it listens");
        Self {
            process,
            address,
            _words: words,
        }
    }

    /// A visitor who asks for a picture in some form, and has not read a byte yet.
    pub(crate) fn visitor(&self, accept: &str, prompt: &str) -> TcpStream {
        let form = format!("prompt={prompt}");
        let request = format!(
            "POST /generate HTTP/1.1\r\nHost: {}\r\nAccept: {accept}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        );
        self.connect(&request)
    }

    /// A connection on which these bytes have been sent.
    pub(crate) fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
        stream.write_all(request.as_bytes()).expect("it reads");
        stream
    }

    /// Whether nobody listens any more, or whoever does refuses.
    pub(crate) fn takes_nothing_new(&self) -> bool {
        let Ok(mut stream) = TcpStream::connect(&self.address) else {
            return true;
        };
        let _ = stream.write_all(b"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer.is_empty() || answer.starts_with(b"HTTP/1.1 503")
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The process's number.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// How many files and sockets it has open.
    pub(crate) fn descriptors(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.id()))
            .expect("the right to look into it, which root has")
            .count()
    }

    /// How much of the processor it has used, in hundredths of a second (`proc_pid_stat(5)`, fields 14 and 15).
    pub(crate) fn processor_ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id())).expect("it runs");
        let (_, fields) = stat.rsplit_once(')').expect("a name in parentheses");
        let used = fields.split_whitespace().skip(11).take(2);
        used.map(|ticks| ticks.parse::<u64>().expect("a number")).sum()
    }

    /// Tells it to end, as a service manager does.
    pub(crate) fn terminate(&self) {
        let id = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw);
        kill_process(id.expect("a process"), Signal::TERM).expect("it runs");
    }

    /// Waits until it has ended.
    pub(crate) fn ended(mut self) -> ExitStatus {
        self.process.wait().expect("a child")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads on until some text has come.
pub(crate) fn read_until(stream: &mut TcpStream, text: &str) -> String {
    let (mut read, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut piece).expect("more comes");
        assert!(count > 0, "the end came before {text}");
        read.extend_from_slice(&piece[..count]);
        let said = String::from_utf8_lossy(&read);
        if said.contains(text) {
            return said.into_owned();
        }
    }
}

/// Reads on until the other side closes.
pub(crate) fn read_all(stream: &mut TcpStream) -> Vec<u8> {
    let mut read = Vec::new();
    stream.read_to_end(&mut read).expect("the end comes");
    read
}
