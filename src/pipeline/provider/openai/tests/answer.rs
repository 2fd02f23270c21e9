//! What good answers become.

use super::*;

#[tokio::test]
async fn a_picture_arrives_byte_for_byte_however_it_is_cut() {
    let bytes = picture(1, 100_001);
    let body = pictures(&[&bytes]);
    let length = format!("Content-Length: {}", body.len());
    for script in [
        Script::answer(200, JSON, body.as_bytes()),
        Script::head(200, &[&length]).send_in(999, body.as_bytes()),
        Script::head(200, &["Transfer-Encoding: chunked"]).send_chunked(777, body.as_bytes()),
        Script::head(200, &["Connection: close"]).send(body.as_bytes()),
        Script::answer(200, "text/html", body.as_bytes()),
        Script::answer(200, "image/png", &bytes),
        Script::answer(200, "application/octet-stream", &bytes),
    ] {
        let told = asked(script).await;
        assert_eq!(
            told,
            Told {
                pictures: vec![bytes.clone()],
                ..Told::default()
            }
        );
    }
}

#[tokio::test]
async fn the_first_bytes_come_before_the_last_are_sent() {
    let bytes = picture(4, 90_000);
    let body = pictures(&[&bytes]);
    let (head, tail) = body.as_bytes().split_at(60_000);
    let signal = Arc::new(Notify::new());
    let script = Script::head(200, &["Transfer-Encoding: chunked"])
        .send(b"ea60\r\n")
        .send(head)
        .send(b"\r\n")
        .wait(&signal)
        .send_chunked(5_000, tail);
    let upstream = Scripted::start([script]).await;
    let mut events = Bench::default().events(&upstream, &[]);
    assert!(matches!(
        events.next().await,
        Some(Ok(Event::Start(Role::Picture)))
    ));
    assert!(matches!(events.next().await, Some(Ok(Event::Bytes(_)))));
    signal.notify_one();
    let rest: Vec<_> = events.collect().await;
    assert!(matches!(rest.last(), Some(Ok(Event::End))));
}

#[tokio::test]
async fn dropping_the_stream_drops_the_connection() {
    let bytes = picture(3, 200_000);
    let body = pictures(&[&bytes]);
    let begun = Script::head(200, &["Content-Length: 1000000"])
        .send(&body.as_bytes()[..150_000])
        .stall();
    let upstream = Scripted::start([Script::new().stall(), begun]).await;

    let mut silent = Bench::default().events(&upstream, &[]);
    tokio::select! {
        _ = silent.next() => panic!("it said something"),
        () = upstream.arrived(1) => {}
    }
    drop(silent);
    upstream.left(1).await;

    let mut speaking = Bench::default().events(&upstream, &[]);
    assert!(matches!(
        speaking.next().await,
        Some(Ok(Event::Start(Role::Picture)))
    ));
    drop(speaking);
    upstream.left(2).await;
}

#[tokio::test]
async fn fewer_pictures_are_good_news_and_more_are_ignored() {
    let [a, b, c] = [picture(7, 3_000), picture(8, 60_000), picture(9, 5)];
    let two = [(Field::Count, "2")];
    let whole = pictures(&[&a, &b, &c]);
    let told = asked_for(Script::answer(200, JSON, whole.as_bytes()), &two).await;
    assert_eq!(
        told,
        Told {
            pictures: vec![a.clone(), b.clone()],
            ..Told::default()
        }
    );
    let told = asked_for(Script::answer(200, JSON, pictures(&[&a]).as_bytes()), &two).await;
    assert_eq!(
        told,
        Told {
            pictures: vec![a.clone()],
            ..Told::default()
        }
    );
    let cut = &whole.as_bytes()[..whole.find("b64_json").unwrap() + 5_000];
    let told = asked_for(Script::answer(200, JSON, cut), &two).await;
    assert_eq!(
        told,
        Told {
            pictures: vec![a],
            fault: Some(Fault::Truncated),
            ..Told::default()
        }
    );
}

#[tokio::test]
async fn a_picture_that_moderation_took_back_does_not_count() {
    let good = STANDARD.encode_to_string(picture(1, 10));
    for (items, count, fault) in [
        (
            r#"{"respect_moderation":false,"b64_json":"AAAA"}"#.to_owned(),
            0,
            Some(Fault::Withheld),
        ),
        (
            r#"{"b64_json":"AAAA","respect_moderation":false}"#.to_owned(),
            0,
            Some(Fault::Withheld),
        ),
        (
            r#"{"respect_moderation":false}"#.to_owned(),
            0,
            Some(Fault::Withheld),
        ),
        (
            format!(r#"{{"respect_moderation":false}},{{"respect_moderation":true,"b64_json":"{good}"}}"#),
            1,
            None,
        ),
        (
            format!(r#"{{"b64_json":"{good}"}},{{"respect_moderation":false,"b64_json":"AAAA"}}"#),
            1,
            None,
        ),
    ] {
        let body = format!("{{\"data\":[{items}]}}");
        let told = asked_for(Script::answer(200, JSON, body.as_bytes()), &[(Field::Count, "2")]).await;
        assert_eq!((told.pictures.len(), told.fault), (count, fault), "{items}");
    }
}
