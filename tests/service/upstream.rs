//! An image API on a socket of this machine, which answers what a test wants it to.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// What came over the wire: head and body.
pub(crate) struct Asked {
    pub(crate) head: String,
    pub(crate) body: String,
    /// The body as it came, which may be no text.
    pub(crate) bytes: Vec<u8>,
}

/// Listens on a port of its own, until the process ends.
pub(crate) struct Upstream {
    pub(crate) url: String,
}

impl Upstream {
    /// Answers each request, on a connection and a thread of its own, with the bytes that `answer` gives.
    pub(crate) fn start(answer: impl Fn(&Asked) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let answer = answer.clone();
                thread::spawn(move || serve(stream.unwrap(), &*answer));
            }
        });
        Self { url }
    }

    /// A port where nobody listens, and which is given to nobody who takes any.
    pub(crate) fn nobody() -> String {
        "http://127.0.0.1:1/v1".to_owned()
    }
}

fn serve(mut stream: TcpStream, answer: &(dyn Fn(&Asked) -> Vec<u8> + Send + Sync)) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("content-length: ")
            .map(str::to_owned)
    });
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let asked = Asked {
        head,
        body: String::from_utf8_lossy(&body).into_owned(),
        bytes: body,
    };
    // A caller that has left is part of what is tested.
    let _ = stream.write_all(&answer(&asked));
}

/// A whole answer.
pub(crate) fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// An answer as OpenAI's interface gives it.
pub(crate) fn pictures(png: &[u8]) -> Vec<u8> {
    let base64 = base64_simd::STANDARD.encode_to_string(png);
    let json = format!("{{\"created\":1,\"data\":[{{\"b64_json\":\"{base64}\"}}]}}");
    response("200 OK", "content-type: application/json\r\n", json.as_bytes())
}
