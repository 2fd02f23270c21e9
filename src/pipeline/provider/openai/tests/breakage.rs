//! What goes wrong on the way.

use super::*;

#[tokio::test]
async fn a_broken_connection_never_ends_a_picture() {
    let body = pictures(&[&picture(5, 50_000)]);
    let (half, rest) = body.as_bytes().split_at(body.len() / 2);
    let length = format!("Content-Length: {}", body.len());
    for (script, fault) in [
        (Script::head(200, &[&length]).send(half), Fault::Truncated),
        (
            Script::head(200, &["Connection: close"]).send(half),
            Fault::Truncated,
        ),
        (
            Script::head(200, &["Connection: close"]).send(&body.as_bytes()[..body.len() - 1]),
            Fault::Truncated,
        ),
        (
            Script::head(200, &["Transfer-Encoding: chunked"])
                .send(b"fffff\r\n")
                .send(half),
            Fault::Truncated,
        ),
        (
            Script::head(200, &["Transfer-Encoding: chunked"])
                .send(b"zz\r\n")
                .send(rest),
            Fault::Malformed,
        ),
        (Script::head(200, &[&length]).send(half).reset(), Fault::Truncated),
        (Script::new(), Fault::Truncated),
        (Script::new().reset(), Fault::Truncated),
        (
            Script::new().send(b"HTTP/1.1 200 OK\r\nContent-"),
            Fault::Truncated,
        ),
        (
            Script::new().send(b"\x16\x03\x01 this is no HTTP\r\n\r\n"),
            Fault::Malformed,
        ),
        (
            Script::new().send(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
            Fault::Malformed,
        ),
    ] {
        assert_eq!(fault_of(script).await, Some(fault));
    }
}

#[tokio::test]
async fn an_encoding_that_was_not_asked_for_is_not_undone() {
    for encoding in ["gzip", "br", "zstd", "deflate", "gzip, identity"] {
        let script = Script::head(
            200,
            &[&format!("Content-Encoding: {encoding}"), "Content-Length: 3"],
        )
        .send(b"\x1f\x8b\x08");
        assert_eq!(fault_of(script).await, Some(Fault::Misdirected), "{encoding}");
    }
    let body = pictures(&[b"\x89PNG"]);
    let length = format!("Content-Length: {}", body.len());
    let plain = Script::head(200, &["Content-Encoding: identity", &length]).send(body.as_bytes());
    assert_eq!(asked(plain).await.pictures.len(), 1);
}

#[tokio::test]
async fn an_answer_beyond_its_cap_is_cut() {
    let long = pictures(&[&picture(6, usize::try_from(MAX_BYTES).unwrap() + 1)]);
    let spaces = vec![b' '; 4096];
    for script in [
        Script::answer(200, JSON, long.as_bytes()),
        Script::head(200, &["Content-Length: 999999999"]).stall(),
        Script::head(200, &["Connection: close"])
            .send(b"{")
            .forever(&spaces),
        Script::head(200, &["Connection: close"])
            .send(b"{\"data\":[{\"b64_json\":\"")
            .forever(&[b'A'; 4096]),
    ] {
        assert_eq!(fault_of(script).await, Some(Fault::TooLarge));
    }
    let whole = picture(6, usize::try_from(MAX_BYTES).unwrap());
    assert_eq!(
        asked(Script::answer(200, JSON, pictures(&[&whole]).as_bytes()))
            .await
            .pictures,
        [whole]
    );
}

#[tokio::test]
async fn silence_and_slowness_end_at_their_own_times() {
    let head = Script::head(200, &["Connection: close"]);
    let pause = Duration::from_millis(5);
    for (script, times) in [
        (Script::new().stall(), [5_000, 50, 20_000, 20_000]),
        (Script::new().stall(), [5_000, 20_000, 20_000, 50]),
        (
            head.clone().send(b"{\"data\":[{\"b64_json\":\"AAAA").stall(),
            [5_000, 20_000, 50, 20_000],
        ),
        (
            head.trickle(&[b' '; 100_000], pause),
            [5_000, 20_000, 10_000, 100],
        ),
    ] {
        let upstream = Scripted::start([script]).await;
        let events = Bench {
            times,
            ..Bench::default()
        }
        .events(&upstream, &[]);
        assert_eq!(told(events).await.fault, Some(Fault::Timeout));
        upstream.left(1).await;
    }
}

#[tokio::test]
async fn a_closed_port_and_an_unknown_name_are_unreachable() {
    // A port that is given to nobody who takes any.
    for url in [
        "http://127.0.0.1:1".to_owned(),
        "http://no-such-host.invalid/v1".to_owned(),
        "https://127.0.0.1:1".to_owned(),
    ] {
        let (provider, model) = Bench::default().provider(url.clone());
        assert_eq!(
            told(provider.order(&order(&model, &[]), &model, patience()))
                .await
                .fault,
            Some(Fault::Unreachable),
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_server_that_cannot_prove_itself_gets_neither_key_nor_words() {
    let alert = [21, 3, 3, 0, 2, 2, 40];
    for reply in [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], &alert] {
        let upstream = Scripted::start([Script::unasked().send(reply)]).await;
        let (provider, model) = Bench::default().provider(upstream.url().replace("http:", "https:"));
        let told = told(provider.order(&order(&model, &[]), &model, patience())).await;
        assert_eq!(told.fault, Some(Fault::Untrusted));
        let sent = upstream.requests();
        let sent = String::from_utf8_lossy(sent[0].bytes());
        assert!(!sent.contains("canary") && !sent.contains("lake"));
    }
}
