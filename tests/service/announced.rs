//! Proxies that say at the beginning of a connection for whom it is (PROXY protocol), and whoever pretends to be one.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream as Blocking;
use std::process::{Command, Stdio};
use std::time::Duration;

use afterimage::entropy::Entropy;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::answer::PATIENCE;
use crate::instance::Setup;
use crate::listening::{Listening, post};

/// Nobody is asked a code, two pictures a minute, and the proxy is this machine.
const TWO: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 2\n[server]\ntrusted_proxies = ['127.0.0.1']\n\
                   connections_per_client = 2\nforwarded_header = 'x-forwarded-for'";
const HEALTH: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

fn words(address: &str) -> Vec<u8> {
    let family = if address.contains(':') {
        "TCP6 {} ::1"
    } else {
        "TCP4 {} 127.0.0.1"
    };
    format!("PROXY {} 40000 80\r\n", family.replace("{}", address)).into_bytes()
}

/// Version 2, with whatever stands behind the addresses.
fn bytes(command: u8, source: [u8; 4], behind: &[u8]) -> Vec<u8> {
    let addresses = [&source[..], &[127, 0, 0, 1, 156, 64, 0, 80], behind].concat();
    let length = u16::try_from(addresses.len()).unwrap().to_be_bytes();
    [b"\r\n\r\n\0\r\nQUIT\n", &[command, 0x11][..], &length, &addresses].concat()
}

/// Asks for a picture, and says whether it was made.
async fn makes(listening: &Listening, header: &[u8]) -> bool {
    let form = post("prompt=a+lake", "application/json");
    let told = listening.announce(&[header, &form].concat()).await;
    assert!(
        told.starts_with("HTTP/1.1 200 ") || told.starts_with("HTTP/1.1 429 "),
        "{told}"
    );
    told.starts_with("HTTP/1.1 200 ")
}

// safety.md T7, tier: run
#[actix_web::test]
async fn each_announced_address_has_an_allowance_of_its_own() {
    let listening = Listening::start(Setup::with(TWO));
    for header in [
        words("192.0.2.1"),
        words("198.51.100.1"),
        words("2001:db8::1"),
        bytes(0x21, [203, 0, 113, 1], &[]),
        bytes(0x21, [203, 0, 112, 1], &[4, 0, 2, 1, 2]),
    ] {
        for made in [true, true, false] {
            assert_eq!(
                makes(&listening, &header).await,
                made,
                "{}",
                header.escape_ascii()
            );
        }
    }
    assert!(
        !makes(&listening, &bytes(0x21, [192, 0, 2, 1], &[])).await,
        "in version 2 it is the same one"
    );
    listening.stop().await;
}

// safety.md section 2 "sends PROXY or spoofed headers", tier: run
#[actix_web::test]
async fn what_a_visitor_writes_is_not_believed_beside_what_the_proxy_announces() {
    let listening = Listening::start(Setup::with(TWO));
    let random = Entropy::seeded(3);
    let mut made = 0;
    for _ in 0..200 {
        let [a, b, c, d] = random.bytes().unwrap();
        let spoofed = format!("x-forwarded-for: {a}.{b}.{c}.{d}\r\ncontent-type:");
        let form = String::from_utf8(post("prompt=a+lake", "application/json")).unwrap();
        let form = form.replace("content-type:", &spoofed);
        for header in [
            words("192.0.2.1"),
            b"PROXY UNKNOWN\r\n".to_vec(),
            bytes(0x20, [192, 0, 2, 9], &[]),
        ] {
            let told = listening.announce(&[&header, form.as_bytes()].concat()).await;
            made += u32::from(told.starts_with("HTTP/1.1 200 "));
        }
    }
    assert_eq!(made, 4, "one address, and the proxy's own checks as one");
    listening.stop().await;
}

// safety.md section 2 "sends PROXY or spoofed headers", tier: run
#[actix_web::test]
async fn a_trusted_proxy_that_announces_nobody_is_refused() {
    let listening = Listening::start(Setup::with(TWO));
    for wrong in [
        HEALTH.to_vec(),
        [b"PROXY TCP4 192.0.2.1\r\n", HEALTH].concat(),
        [b"PROXY TCP4 192.0.2.1 127.0.0.1 1 2 3\r\n", HEALTH].concat(),
        [b"PROXY ", &[b'a'; 200][..], HEALTH].concat(),
        [&bytes(0x21, [192, 0, 2, 1], &[0; 3_000]), HEALTH].concat(),
        [&words("192.0.2.1"), &words("192.0.2.2"), HEALTH].concat(),
    ] {
        let told = listening.announce(&wrong).await;
        assert!(told.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{told}");
        assert!(
            told.ends_with("</html>") && told.contains("content-security-policy: "),
            "{told}"
        );
    }
    assert!(
        listening
            .announce(&[&words("192.0.2.1"), HEALTH].concat())
            .await
            .ends_with("ok\n")
    );
    listening.stop().await;
}

// safety.md section 2 "sends PROXY or spoofed headers", tier: run
#[actix_web::test]
async fn a_stranger_who_announces_is_hung_up_on() {
    for (config, untrusted) in [
        (TWO.replace("127.0.0.1", "127.0.0.9"), true),
        (TWO.to_owned(), false),
    ] {
        let listening = Listening::start(Setup::with(&config));
        let mut stream = listening.connect_as_proxy().await;
        // It may hang up before all is said.
        let _ = stream.write_all(&[&words("192.0.2.1"), HEALTH].concat()).await;
        let mut heard = Vec::new();
        let _ = timeout(PATIENCE, stream.read_to_end(&mut heard))
            .await
            .expect("the end");
        assert_eq!(heard.is_empty(), untrusted, "{}", heard.escape_ascii());
        listening.stop().await;
    }
}

// safety.md section 2 "sends PROXY or spoofed headers", tier: run
#[actix_web::test]
async fn where_nobody_announces_a_header_is_no_request() {
    let listening = Listening::start(Setup::with(TWO));
    for header in [words("192.0.2.1"), bytes(0x21, [192, 0, 2, 1], &[])] {
        let told = listening.say(&[&header, HEALTH].concat()).await;
        assert!(told.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{told}");
        assert_eq!(told.matches("HTTP/1.1 ").count(), 1, "{told}");
    }
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_header_may_come_in_pieces_but_not_for_ever() {
    let listening = Listening::start(Setup::with(TWO));
    for header in [words("192.0.2.1"), bytes(0x21, [192, 0, 2, 1], &[4, 0, 1, 0])] {
        let mut stream = listening.connect_as_proxy().await;
        stream.set_nodelay(true).unwrap();
        for byte in &header {
            stream.write_all(&[*byte]).await.unwrap();
            tokio::task::yield_now().await;
        }
        stream.write_all(HEALTH).await.unwrap();
        let mut heard = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut heard))
            .await
            .expect("the end")
            .unwrap();
        assert!(heard.ends_with(b"ok\n"), "{}", heard.escape_ascii());
    }
    let (began, mut slow) = (Instant::now(), listening.connect_as_proxy().await);
    slow.write_all(b"PROXY TCP4").await.unwrap();
    let mut heard = Vec::new();
    let _ = timeout(PATIENCE, slow.read_to_end(&mut heard))
        .await
        .expect("the end");
    assert!(heard.is_empty());
    let waited = began.elapsed();
    assert!((Duration::from_secs(4)..PATIENCE).contains(&waited), "{waited:?}");
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn connections_are_counted_for_whom_they_are() {
    let listening = Listening::start(Setup::with(TWO));
    let open = async |address: &str| {
        let mut stream = listening.connect_as_proxy().await;
        stream.write_all(&words(address)).await.unwrap();
        assert!(ask(&mut stream).await);
        stream
    };
    let mut other = open("198.51.100.1").await;
    let mut own = Vec::new();
    for _ in 0..3 {
        own.push(open("192.0.2.1").await);
    }
    let mut heard = Vec::new();
    let end = timeout(PATIENCE, own[0].read_to_end(&mut heard)).await;
    assert!(matches!(end, Ok(Ok(0))), "the first of three makes room: {end:?}");
    assert!(ask(&mut own[1]).await && ask(&mut own[2]).await && ask(&mut other).await);
    listening.stop().await;
}

/// Asks on a connection that stays open.
async fn ask(stream: &mut TcpStream) -> bool {
    let asked = stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        .await;
    let mut heard = Vec::new();
    while asked.is_ok() && !heard.ends_with(b"ok\n") {
        let read = timeout(PATIENCE, stream.read_buf(&mut heard)).await;
        if !matches!(read, Ok(Ok(1..))) {
            return false;
        }
    }
    asked.is_ok()
}

// safety.md section 2 "sends PROXY or spoofed headers", tier: run
#[test]
fn the_program_says_once_what_a_proxy_does_not_do() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_afterimage"))
        .env_clear()
        .env("AFTERIMAGE_SERVER__BIND", "127.0.0.1:0")
        .env("AFTERIMAGE_SERVER__PROXY_PROTOCOL", "127.0.0.1:0")
        .env("AFTERIMAGE_SERVER__TRUSTED_PROXIES", "127.0.0.1")
        .env("AFTERIMAGE_LOG__DIR", "")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let place = lines
        .find_map(|line| {
            Some(
                line.unwrap()
                    .strip_prefix("listening on PROXY connections at ")?
                    .to_owned(),
            )
        })
        .expect("it says where proxies come");
    let say = |words: &[u8]| {
        let mut stream = Blocking::connect(&place).unwrap();
        stream.write_all(words).unwrap();
        let mut heard = String::new();
        // Who is refused may be hung up on over what they still say.
        let _ = stream.read_to_string(&mut heard);
        heard
    };
    for _ in 0..3 {
        assert!(say(b"GET /canary HTTP/1.1\r\nhost: canary\r\n\r\n").starts_with("HTTP/1.1 400 "));
    }
    assert!(say(&[&words("192.0.2.1"), HEALTH].concat()).ends_with("ok\n"));
    drop(Blocking::connect(&place).unwrap());
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert_eq!(said.matches("without a PROXY header").count(), 1, "{said}");
    assert!(!said.contains("canary") && !said.contains("127.0.0.1:"), "{said}");
}
