//! A real redis-server for one test: it keeps nothing on a disk, and ends with the test.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use url::Url;

/// A running store.
pub(crate) struct Store {
    pub(crate) port: u16,
    pub(crate) child: Child,
}

impl Store {
    /// A store that takes connections.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        Self {
            port,
            child: run(port),
        }
    }

    /// Ends it as a power cut does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again where it was, empty.
    pub(crate) fn start_again(&mut self) {
        self.child = run(self.port);
    }

    /// Where it is.
    pub(crate) fn url(&self) -> Url {
        format!("redis://127.0.0.1:{}/", self.port).parse().unwrap()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(port: u16) -> Child {
    let port = port.to_string();
    let mut child = Command::new("redis-server")
        .args(["--port", &port, "--bind", "127.0.0.1"])
        .args(["--save", "", "--appendonly", "no", "--daemonize", "no"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|fault| panic!("redis-server, of Debian's package of that name: {fault}"));
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready = said.any(|line| line.is_ok_and(|line| line.contains("Ready to accept connections")));
    assert!(ready, "redis-server ended before it was ready");
    // What it says later is read and forgotten, for a full pipe would hold it up.
    std::thread::spawn(move || said.for_each(drop));
    child
}
