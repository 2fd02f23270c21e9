//! A real redis-server for one test: it keeps nothing on a disk, and ends with the test.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddrV4, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use url::Url;

/// A running store.
pub(crate) struct Store {
    place: SocketAddrV4,
    pub(crate) child: Child,
}

/// A free port of an address of loopback that is this store's alone: nobody else who is given a port there can come
/// to have it before the store does, nor while the store is not there.
fn place() -> SocketAddrV4 {
    static STORES: AtomicU32 = AtomicU32::new(0);
    let number = STORES.fetch_add(1, Ordering::Relaxed) % 256;
    let [_, first, second, third] = (std::process::id() << 8 | number).to_be_bytes();
    let listener = TcpListener::bind(format!("127.{}.{second}.{third}:0", first | 128)).unwrap();
    listener.local_addr().unwrap().to_string().parse().unwrap()
}

impl Store {
    /// A store that takes connections.
    pub(crate) fn start() -> Self {
        let place = place();
        Self {
            place,
            child: run(place),
        }
    }

    /// Ends it as a power cut does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again where it was, empty.
    pub(crate) fn start_again(&mut self) {
        self.child = run(self.place);
    }

    /// Where it is.
    pub(crate) fn url(&self) -> Url {
        format!("redis://{}/", self.place).parse().unwrap()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(place: SocketAddrV4) -> Child {
    let (address, port) = (place.ip().to_string(), place.port().to_string());
    let mut child = Command::new("redis-server")
        .args(["--port", &port, "--bind", &address])
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
