//! The program itself, as a process of its own.

use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// How long an answer may take on a machine that does other things as well.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running instance.
pub(crate) struct Program {
    process: Child,
    pub(crate) address: String,
    _words: Lines<BufReader<ChildStdout>>,
}

impl Program {
    pub(crate) fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_afterimage"))
            .env_clear()
            .env("AFTERIMAGE_SERVER__BIND", "127.0.0.1:0")
            .env("AFTERIMAGE_LOG__DIR", "")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut words = BufReader::new(process.stdout.take().expect("piped")).lines();
        let place = |line: std::io::Result<String>| {
            line.expect("UTF-8")
                .strip_prefix("listening on http://")
                .map(str::to_owned)
        };
        let address = words.find_map(place).expect("it says where it listens");
        Self {
            process,
            address,
            _words: words,
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Says something to an address, and hears what comes until the other side hangs up or says nothing more for `quiet`.
pub(crate) fn say(address: &str, words: &[u8], quiet: Duration) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(quiet)).expect("a socket");
    // Whoever refuses may do so before all has been said.
    let _ = stream.write_all(words);
    let (mut heard, mut piece) = (Vec::new(), [0; 4_096]);
    while let Ok(read @ 1..) = stream.read(&mut piece) {
        heard.extend_from_slice(&piece[..read]);
    }
    heard
}
