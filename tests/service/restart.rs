//! A program that is killed again and again has no more to spend than one that runs.

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rustix::process::Signal;
use tokio::time::Instant;

use crate::log::Folder;
use crate::program::Program;
use crate::studio::png;
use crate::upstream::{Upstream, pictures, response};

/// Four pictures a second.
const CONFIG: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n\
                      [budget]\nper_hour = 14.4\n";
const A_SECOND: f64 = 4.0;
const LIVES: u32 = 4;
const LIFE: Duration = Duration::from_millis(1_500);

// safety.md T13, kill -9, tier: run
#[test]
fn killing_it_gives_no_money_away() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let upstream = Upstream::start(move |call| {
        // What it has, each life asks once, and pays nothing.
        if call.head.starts_with("GET ") {
            return response("404 Not Found", "", b"");
        }
        count.fetch_add(1, Ordering::SeqCst);
        pictures(&png())
    });
    let provider = format!(
        "[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{}'\nprice = 0.001\n\
         models = [{{ id = 'sketch', sizes = ['512x512'] }}]\n",
        upstream.url
    );
    let folder = Folder::new("purse");
    let begun = Instant::now();
    let mut refused = 0;
    for _ in 0..LIVES {
        let program = Program::start(&folder, &format!("{CONFIG}{provider}"));
        let born = Instant::now();
        while born.elapsed() < LIFE {
            refused += usize::from(ask(&program).starts_with("HTTP/1.1 503 "));
        }
        program.tell(Signal::KILL);
        assert_eq!(program.end().0, None);
    }
    let came = begun.elapsed().as_secs_f64() * A_SECOND;
    let (asked, least) = (asked.load(Ordering::SeqCst), f64::from(LIVES));
    assert!(asked as f64 <= came * 1.1, "{asked} pictures of {came}");
    assert!(
        asked as f64 >= least && refused > 0,
        "{asked} pictures, {refused} refusals"
    );
}

fn ask(program: &Program) -> String {
    let body = "prompt=a+lake";
    let mut stream = program.connect();
    let head = "POST /generate HTTP/1.1\r\nhost: x\r\naccept: application/json\r\nconnection: close\r\n\
                content-type: application/x-www-form-urlencoded\r\n";
    write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
