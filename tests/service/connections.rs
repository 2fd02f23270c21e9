//! Who gets a connection when there are few, and what one connection may ask of us.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::answer::PATIENCE;
use crate::instance::Setup;
use crate::listening::{Listening, post};
use crate::studio::Act;

const HEALTH: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";

/// Asks on a connection that stays open, and hears the answer.
async fn ask(stream: &mut TcpStream) -> bool {
    let mut heard = Vec::new();
    if stream.write_all(HEALTH).await.is_err() {
        return false;
    }
    let told = timeout(PATIENCE, async {
        while !heard.ends_with(b"ok\n") {
            if !matches!(stream.read_buf(&mut heard).await, Ok(1..)) {
                return false;
            }
        }
        true
    });
    told.await.expect("an answer, or the end")
}

/// Waits until the other side hangs up, and says what it said before.
async fn hear_the_end(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let end = timeout(PATIENCE, stream.read_to_end(&mut heard)).await;
    // A connection may be reset over what we have sent.
    let _ = end.expect("the connection ends");
    String::from_utf8_lossy(&heard).into_owned()
}

// safety.md T33, tier: run
#[actix_web::test]
async fn the_connection_that_has_waited_longest_makes_room() {
    let listening = Listening::start(Setup::with("[server]\nconnections = 3"));
    let mut all = Vec::new();
    for _ in 0..3 {
        let mut stream = listening.connect().await;
        assert!(ask(&mut stream).await);
        all.push(stream);
    }
    let [first, second, third] = all.as_mut_slice() else {
        panic!("three")
    };
    assert!(ask(first).await, "all three have a place");
    let mut fourth = listening.connect().await;
    assert!(ask(&mut fourth).await);
    assert_eq!(
        hear_the_end(second).await,
        "",
        "it has waited longest, and nobody asked it anything"
    );
    assert!(ask(first).await && ask(third).await);
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn who_has_too_many_connections_loses_their_own() {
    let listening = Listening::start(Setup::with("[server]\nconnections_per_client = 2"));
    let mut other = listening.connect_from("127.0.0.3").await;
    assert!(ask(&mut other).await);
    let mut mine = Vec::new();
    for _ in 0..3 {
        let mut stream = listening.connect_from("127.0.0.2").await;
        assert!(ask(&mut stream).await);
        mine.push(stream);
    }
    assert_eq!(hear_the_end(&mut mine[0]).await, "");
    assert!(ask(&mut mine[1]).await && ask(&mut mine[2]).await && ask(&mut other).await);
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn the_proxy_on_this_machine_may_have_as_many_as_it_likes() {
    let listening = Listening::start(Setup::with("[server]\nconnections_per_client = 1"));
    let mut all = [listening.connect().await, listening.connect().await];
    for _ in 0..2 {
        for stream in &mut all {
            assert!(ask(stream).await);
        }
    }
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn whoever_is_being_answered_keeps_their_place_and_others_are_told() {
    let setup = Setup::with("[server]\nconnections = 1\n[challenge]\nkinds = []");
    let listening = Listening::start(setup);
    listening.worker.studio.play(vec![Act::Wait]);
    let mut served = listening.connect().await;
    served
        .write_all(&post("prompt=a+lake", "application/json"))
        .await
        .unwrap();
    listening.worker.studio.until(1).await;
    let mut refused = listening.connect().await;
    let told = hear_the_end(&mut refused).await;
    assert!(told.starts_with("HTTP/1.1 503 Service Unavailable\r\n"), "{told}");
    assert!(
        told.contains("\r\nretry-after: 5\r\n") && told.ends_with("</html>"),
        "{told}"
    );
    listening.worker.studio.go_on();
    assert!(hear_the_end(&mut served).await.starts_with("HTTP/1.1 "));
    let mut next = listening.connect().await;
    assert!(ask(&mut next).await);
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_form_that_does_not_come_makes_room_as_well() {
    let setup = Setup::with("[server]\nconnections = 1\n[challenge]\nkinds = []");
    let listening = Listening::start(setup);
    let mut slow = listening.connect().await;
    assert!(ask(&mut slow).await, "it has its place");
    let form = post("prompt=a+lake", "application/json");
    slow.write_all(&form[..form.len() - 3]).await.unwrap();
    let mut next = listening.connect().await;
    assert!(ask(&mut next).await);
    let end = hear_the_end(&mut slow).await;
    assert!(!end.contains("200 OK"), "{end}");
    assert_eq!(listening.worker.studio.calls(), 0);
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_second_head_has_no_more_time_than_the_first() {
    let listening = Listening::start(Setup::default());
    let mut stream = listening.connect().await;
    assert!(ask(&mut stream).await);
    let began = Instant::now();
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ")
        .await
        .unwrap();
    let told = hear_the_end(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{told}");
    let waited = began.elapsed();
    assert!((Duration::from_secs(4)..PATIENCE).contains(&waited), "{waited:?}");
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn the_rest_of_a_body_nobody_wanted_is_not_waited_for_for_ever() {
    let listening = Listening::start(Setup::default());
    let mut stream = listening.connect().await;
    let began = Instant::now();
    stream
        .write_all(b"POST /healthz HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel")
        .await
        .unwrap();
    let told = hear_the_end(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 405 "), "{told}");
    assert_eq!(told.matches("HTTP/1.1 ").count(), 1, "{told}");
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn requests_sent_ahead_are_answered_one_after_the_other() {
    let listening = Listening::start(Setup::default());
    let (count, stream) = (10_000, listening.connect().await);
    let (mut hears, mut says) = stream.into_split();
    let said = actix_web::rt::spawn(async move {
        for _ in 0..count {
            says.write_all(HEALTH).await.unwrap();
        }
        says.write_all(b"GET /robots.txt HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .await
            .unwrap();
        says
    });
    let mut heard = Vec::new();
    timeout(PATIENCE, hears.read_to_end(&mut heard))
        .await
        .expect("the end")
        .unwrap();
    drop(said.await.unwrap());
    let heard = String::from_utf8_lossy(&heard);
    assert_eq!(heard.matches("HTTP/1.1 200 OK\r\n").count(), count + 1);
    assert!(heard.contains("User-agent: *"), "the last one is answered last");
    listening.stop().await;
}

// safety.md T19, T33, tier: run
#[actix_web::test]
async fn a_head_larger_than_any_proxy_sends_is_refused_before_it_is_whole() {
    let listening = Listening::start(Setup::default());
    let fits = format!(
        "GET /healthz HTTP/1.1\r\nhost: x\r\nx: {}\r\nconnection: close\r\n\r\n",
        "a".repeat(12_000)
    );
    assert!(
        listening
            .say(fits.as_bytes())
            .await
            .starts_with("HTTP/1.1 200 OK\r\n")
    );
    let mut stream = listening.connect().await;
    let endless = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}", "a".repeat(40_000));
    stream.write_all(endless.as_bytes()).await.unwrap();
    let told = hear_the_end(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 431 "), "{told}");
    listening.stop().await;
}
