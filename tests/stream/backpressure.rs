//! Nobody can make the program hold a picture for them by not reading it.

use std::net::TcpStream;
use std::time::Duration;

use afterimage::pipeline::MAX_HELD;

use crate::kernel::{Queues, ends};
use crate::service::{FORMS, PATIENCE, Service};
use crate::upstream::Upstream;

/// A picture that the sockets on the way do not take whole: on loopback a system that tunes their buffers itself
/// lets two connections hold 20 MiB.
const LENGTH: usize = 40 << 20;
/// As long as the upstream waits for the program to take more: one that merely stands still goes on before.
const STUCK: Duration = Duration::from_secs(5);

#[test]
fn a_visitor_who_does_not_read_holds_the_upstream_back() {
    let upstream = Upstream::start();
    let service = Service::start(&upstream, 8);
    for form in FORMS {
        let visitor = service.visitor(form, "a+lake");
        let mut call = upstream.call();
        let body = answer();
        call.head(body.len());
        let pushed = call.push(&body, STUCK);
        assert!(pushed < body.len(), "{form}: all of {pushed} bytes were taken");
        let held = held(form, pushed, &call.stream, &visitor);
        assert!(held <= MAX_HELD, "{form}: {held} bytes");
        drop(visitor);
        assert!(call.is_dropped_within(PATIENCE), "{form}");
    }
}

/// The bytes of the picture that the program itself has at the moment: neither in its sockets nor in its peers'.
fn held(form: &str, pushed: usize, upstream: &TcpStream, visitor: &TcpStream) -> usize {
    let [[theirs, ours], [reader, writer]] = at_rest(upstream, visitor);
    let read = (pushed - theirs.unsent - ours.unread) / 4 * 3;
    let written = writer.unsent + reader.unread;
    match form {
        "text/html" | "application/json" => read - written / 4 * 3,
        _ => read - written,
    }
}

/// What waits at the ends of both connections when nothing moves: two looks are not one moment.
fn at_rest(upstream: &TcpStream, visitor: &TcpStream) -> [[Queues; 2]; 2] {
    let look = || [ends(upstream), ends(visitor)];
    let mut before = look();
    loop {
        let after = look();
        if after == before {
            return after;
        }
        before = after;
    }
}

/// An answer with a picture that goes on and on in one chunk.
pub(crate) fn answer() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(*b"IHDR", &[0, 0, 4, 0, 0, 0, 4, 0, 8, 2, 0, 0, 0], &mut png);
    chunk(*b"IDAT", &vec![0x5a; LENGTH], &mut png);
    format!(
        "{{\"data\":[{{\"b64_json\":\"{}\"}}]}}",
        base64_simd::STANDARD.encode_to_string(png)
    )
    .into()
}

fn chunk(kind: [u8; 4], data: &[u8], file: &mut Vec<u8>) {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&kind);
    sum.update(data);
    file.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
    file.extend_from_slice(&kind);
    file.extend_from_slice(data);
    file.extend_from_slice(&sum.finalize().to_be_bytes());
}
