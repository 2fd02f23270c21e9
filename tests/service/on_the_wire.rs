//! The program itself on real sockets, at its most talkative: nothing of who asked, or of what, is printed or logged.

use std::fs;

use rustix::process::Signal;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;

use crate::log::Folder;
use crate::program::Program;
use crate::traces::Secrets;

const CANARY: &str = "canary-on-the-wire";
/// Where a visitor connects from, where the operator's proxy does, and whom the proxy names.
const VISITOR: &str = "127.77.66.55";
const PROXY: &str = "127.66.55.44";
const BEHIND: &str = "203.0.113.77";

/// Says something from an address of this machine, and hears the answer as far as there is one.
async fn say(program: &Program, from: &str, words: &str) -> String {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    let mut stream = socket.connect(program.place().parse().unwrap()).await.unwrap();
    // Who is refused may find the connection closed while still speaking.
    let _ = stream.write_all(words.as_bytes()).await;
    let _ = stream.shutdown().await;
    let mut heard = Vec::new();
    let _ = stream.read_to_end(&mut heard).await;
    String::from_utf8_lossy(&heard).into_owned()
}

fn get(path: &str, more: &str) -> String {
    format!(
        "GET {path}?{CANARY} HTTP/1.1\r\nhost: x\r\nuser-agent: {CANARY}\r\nreferer: {CANARY}\r\n{more}connection: close\r\n\r\n"
    )
}

fn post(media: &str, body: &str, more: &str) -> String {
    let length = body.len();
    format!(
        "POST /generate HTTP/1.1\r\nhost: x\r\naccept: application/json\r\ncontent-type: {media}\r\n\
         content-length: {length}\r\n{more}\r\n{body}"
    )
}

/// The value of a header of an answer.
fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let mut lines = answer.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(have, _)| *have == name).expect("a header").1
}

/// Heads and bodies that are none, each with the canary where it breaks.
fn broken() -> Vec<String> {
    let head = "POST /generate HTTP/1.1\r\nhost: x\r\n";
    vec![
        format!("{CANARY}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{CANARY}\r\n\r\n"),
        format!("GET /{CANARY}\u{1b}[2J HTTP/9.9\r\nhost: x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", CANARY.repeat(2_000)),
        format!("{head}content-length: {CANARY}\r\n\r\n"),
        format!("{head}transfer-encoding: chunked\r\n\r\n{CANARY}\r\n"),
        format!(
            "{head}content-type: application/x-www-form-urlencoded\r\ncontent-length: 999\r\n\r\nprompt={CANARY}"
        ),
        post(
            "application/x-www-form-urlencoded",
            &format!("prompt=%{CANARY}&{CANARY}"),
            "",
        ),
        post(CANARY, CANARY, &format!("content-encoding: {CANARY}\r\n")),
    ]
}

async fn visit(program: &Program, met: &mut Secrets) {
    for (from, more) in [
        (VISITOR, String::new()),
        (PROXY, format!("x-forwarded-for: {BEHIND}\r\n")),
    ] {
        for (path, _) in afterimage::edge::routes::TABLE {
            say(program, from, &get(path, &more)).await;
        }
        let issued = say(program, from, &get("/challenge/code.png", &more)).await;
        let cookie = header(&issued, "set-cookie").split(';').next().unwrap();
        let id = header(&issued, "challenge-id");
        met.add(id);
        met.add(cookie.split_once('=').unwrap().1);
        let form = format!("prompt={CANARY}&challenge={id}&code={CANARY}");
        let jar = format!("{more}cookie: {cookie}\r\nuser-agent: {CANARY}\r\n");
        let refused = say(
            program,
            from,
            &post("application/x-www-form-urlencoded", &form, &jar),
        )
        .await;
        assert!(refused.starts_with("HTTP/1.1 422 "), "{refused}");
        let parts = format!(
            "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"{CANARY}.png\"\r\n\r\n{CANARY}\r\n--b--\r\n"
        );
        say(
            program,
            from,
            &post("multipart/form-data; boundary=b", &parts, &jar),
        )
        .await;
        for words in broken() {
            say(program, from, &words).await;
        }
    }
}

// safety.md T26, T32, tier: run
#[test]
fn the_program_prints_and_logs_nothing_of_who_asked_or_of_what() {
    let folder = Folder::new("wire");
    let rate = "[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n";
    let program = Program::start_with(&folder, rate, &format!("trusted_proxies = [\"{PROXY}\"]\n"));
    let mut met = Secrets::default();
    for secret in [CANARY, VISITOR, PROXY, BEHIND] {
        met.add(secret);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(visit(&program, &mut met));
    program.tell(Signal::TERM);
    let (code, printed) = program.end();
    assert_eq!(code, Some(0), "{printed}");
    let log = Folder(folder.0.join("log"));
    assert_eq!(met.len(), 8);
    met.are_not_in("what is printed", printed.as_bytes());
    met.are_not_in("the log", &log.bytes());
    let lines = String::from_utf8(log.bytes()).unwrap();
    assert!(
        lines.contains(" 127.77.66.0/24 ") && lines.contains(" 203.0.113.0/24 "),
        "{lines}"
    );
    assert!(fs::read_dir(&log.0).unwrap().count() > 0);
}
