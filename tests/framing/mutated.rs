//! A million streams made from the corpus by chance: nothing panics, and nothing is answered that was not asked.

use std::io;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_http::Protocol;
use actix_service::{Service as _, ServiceFactory as _};
use afterimage::client::Caller;
use afterimage::clock::{Clock, ManualClock};
use afterimage::config::{Environment, load};
use afterimage::edge::wire::{Connection, Refusals};
use afterimage::entropy::Entropy;
use afterimage::instance::{Instance, Outside, makers};
use afterimage::ledger::valkey::Patience;
use afterimage::pipeline::gate::Content;
use afterimage::pipeline::gate::challenge::Pool;
use afterimage::server;
use afterimage::telemetry::AccessLog;
use afterimage_templates::Walls;
use time::OffsetDateTime;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};

use crate::attacks::all;

/// What is put into streams beside single bytes: what framing is made of.
const PIECES: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b" ",
    b"\t",
    b":",
    b";",
    b",",
    b"0",
    b"5",
    b"ffffffffffffffff",
    b"Content-Length: ",
    b"Transfer-Encoding: chunked\r\n",
    b"HTTP/1.1",
    b"HTTP/1.0",
    b"Host: x\r\n",
    b"\r\n\r\n",
    b"0\r\n\r\n",
    b"GET / HTTP/1.1\r\n",
    b"POST /generate HTTP/1.1\r\n",
    b"Expect: 100-continue\r\n",
    b"Connection: close\r\n",
    b"Upgrade: websocket\r\n",
    b"\xff\xfe",
    b"%00",
    b"HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
];

/// safety.md T19, T37
#[test]
fn no_stream_makes_it_panic_or_answer_what_was_not_asked() {
    run(5_000, 1);
}

/// safety.md T19, T37
#[test]
#[ignore = "a million streams take minutes; tests/run --full runs it"]
fn no_stream_of_a_million_makes_it_panic_or_answer_what_was_not_asked() {
    run(1_000_000, 2);
}

fn run(streams: usize, seed: u64) {
    actix_web::rt::System::new().block_on(async {
        // Whoever waits for a slow visitor waits for no real time.
        tokio::time::pause();
        let (instance, chance) = (instance(), Chance(Entropy::seeded(seed)));
        let services = &instance.services;
        let edge = services.edge.now();
        let refusals = Refusals::new(&edge.pages, false, edge.answers.clone());
        let http = server::http::<DuplexStream>(services);
        let http = Rc::new(http.new_service(()).await.expect("a service"));
        let corpus: Vec<Vec<u8>> = all().into_iter().map(|attack| attack.stream).collect();
        for _ in 0..streams {
            let stream = chance.mutate(&corpus);
            let (ours, theirs) = duplex(64 * 1024);
            let place = services.connections.admit(Caller::default()).expect("a place");
            let connection = Connection::new(ours, place, refusals.clone());
            let served = http.call((connection, Protocol::Http1, None));
            // A connection that fails is one that ends.
            let (_, heard) = tokio::join!(served, talk(theirs, &stream));
            judge(&stream, &heard);
        }
    });
}

fn judge(stream: &[u8], heard: &[u8]) {
    let count = |text: &[u8], word: &[u8]| text.windows(word.len()).filter(|window| *window == word).count();
    let (asked, told) = (count(stream, b"HTTP/1."), count(heard, b"HTTP/1."));
    let continued = count(heard, b"HTTP/1.1 100 ");
    assert!(
        told - continued <= asked + 1,
        "{}",
        String::from_utf8_lossy(stream)
    );
    assert!(
        heard.is_empty() || heard.starts_with(b"HTTP/1."),
        "{}",
        String::from_utf8_lossy(stream)
    );
    assert_eq!(
        count(heard, b"HTTP/1.1 500 "),
        0,
        "{}",
        String::from_utf8_lossy(stream)
    );
}

/// Says all of it, and hears everything.
async fn talk(stream: DuplexStream, words: &[u8]) -> Vec<u8> {
    let (mut hears, mut says) = tokio::io::split(stream);
    let mut heard = Vec::new();
    let said = async {
        // In two pieces, for borders matter.
        let (first, second) = words.split_at(words.len() / 2);
        for piece in [first, second] {
            says.write_all(piece).await?;
            tokio::task::yield_now().await;
        }
        io::Result::Ok(())
    };
    // It may hang up before it has heard all.
    let _ = tokio::join!(said, hears.read_to_end(&mut heard));
    heard
}

/// Where mutations come from.
struct Chance(Entropy);

impl Chance {
    fn below(&self, end: usize) -> usize {
        let number = u32::from_le_bytes(self.0.bytes().expect("seeded entropy never fails"));
        usize::try_from(number).expect("32 bits") % end.max(1)
    }

    fn mutate(&self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut stream = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(4) {
            let at = self.below(stream.len() + 1);
            match self.below(6) {
                0 => stream.insert(at, u8::try_from(self.below(256)).expect("a byte")),
                1 if at < stream.len() => stream[at] ^= 1 << self.below(8),
                2 => drop(stream.drain(at..(at + self.below(12)).min(stream.len()))),
                3 => drop(stream.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
                4 => {
                    let other = &corpus[self.below(corpus.len())];
                    stream.truncate(at);
                    stream.extend_from_slice(&other[self.below(other.len())..]);
                }
                _ => {
                    let again = stream[at..(at + self.below(40)).min(stream.len())].to_vec();
                    drop(stream.splice(at..at, again));
                }
            }
        }
        stream
    }
}

/// A fresh installation that writes no log.
fn instance() -> Arc<Instance> {
    let none = |_: &Path| Err(io::ErrorKind::NotFound.into());
    let nobody = Environment::new(std::iter::empty::<(&str, &str)>());
    let loaded = load("[log]\ndir = \"\"\n", &nobody, &none);
    let config = loaded.unwrap_or_else(|problems| panic!("{problems:?}")).config;
    let (clock, entropy) = (
        Clock::new(ManualClock::at(OffsetDateTime::UNIX_EPOCH)),
        Entropy::seeded(3),
    );
    let outside = Outside {
        content: Content::default(),
        log: AccessLog::start(None, clock.clone(), Duration::ZERO),
        clock,
        codes: Arc::new(Pool::start(entropy.clone(), 4).expect("a pool")),
        makers: makers(&config).expect("the painter"),
        entropy,
        walls: Walls::default(),
        memory: None,
        patience: Patience::USUAL,
    };
    Arc::new(Instance::new(&config, outside).expect("seeded entropy never fails"))
}
