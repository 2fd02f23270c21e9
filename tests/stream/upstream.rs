//! An images API that hands every call to the test, and answers what the test says.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use afterimage::pipeline::provider::painter;

use crate::service::PATIENCE;

/// The upstream of one service.
pub(crate) struct Upstream {
    port: u16,
    calls: Receiver<Call>,
}

/// A call that waits for its answer.
pub(crate) struct Call {
    /// The request's body.
    pub(crate) body: String,
    pub(crate) stream: TcpStream,
}

impl Upstream {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let (sender, calls) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let sender = sender.clone();
                // Whoever asked may be gone, and so may the test.
                thread::spawn(move || Call::read(stream.ok()?).and_then(|call| sender.send(call).ok()));
            }
        });
        Self { port, calls }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }

    /// The next call, whenever it comes.
    pub(crate) fn call(&self) -> Call {
        self.call_within(PATIENCE).expect("a call comes")
    }

    /// The next call, when it comes within so long.
    pub(crate) fn call_within(&self, time: Duration) -> Option<Call> {
        self.calls.recv_timeout(time).ok()
    }
}

impl Call {
    /// Reads a whole request; nothing when it breaks off.
    fn read(mut stream: TcpStream) -> Option<Self> {
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).ok()?.to_ascii_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())?;
        let mut body = vec![0; length];
        stream.read_exact(&mut body).ok()?;
        Some(Self {
            body: String::from_utf8(body).ok()?,
            stream,
        })
    }

    /// Whether the caller hangs up within so long.
    pub(crate) fn is_dropped_within(&mut self, time: Duration) -> bool {
        self.stream.set_read_timeout(Some(time)).expect("a socket");
        match self.stream.read(&mut [0; 1024]) {
            Ok(count) => count == 0,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }

    /// Sends the head and a whole picture.
    pub(crate) fn answer(mut self) {
        let body = answer();
        self.head(body.len());
        self.send(body.as_bytes());
    }

    /// Sends the head and half a picture.
    pub(crate) fn half_answer(&mut self) {
        let body = answer();
        self.head(body.len());
        self.send(&body.as_bytes()[..body.len() / 2]);
    }

    /// Sends the head of an answer of this length.
    pub(crate) fn head(&mut self, length: usize) {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
        self.send(head.as_bytes());
    }

    fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the caller is there");
    }

    /// Sends bytes for as long as the caller takes them: how many it took before it stopped for so long.
    pub(crate) fn push(&mut self, bytes: &[u8], patience: Duration) -> usize {
        self.stream.set_write_timeout(Some(patience)).expect("a socket");
        let mut taken = 0;
        while taken < bytes.len() {
            match self.stream.write(&bytes[taken..]) {
                Ok(count) => taken += count,
                Err(_) => break,
            }
        }
        taken
    }
}

/// The answer of an images API with one small real picture in it.
fn answer() -> String {
    let canvas = painter::paint("a lake at dawn", "", 7, 64, 64, &|| false).expect("nobody cancels");
    let png = canvas.to_png().expect("a picture of the painter");
    format!(
        "{{\"data\":[{{\"b64_json\":\"{}\"}}]}}",
        base64_simd::STANDARD.encode_to_string(png)
    )
}
