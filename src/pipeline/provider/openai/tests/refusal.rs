//! What the upstream says when it makes nothing.

use super::*;

#[tokio::test]
async fn every_status_has_its_fault() {
    let seconds = |n| Some(Duration::from_secs(n));
    for (status, fault) in [
        (301, Fault::Misdirected),
        (307, Fault::Misdirected),
        (400, Fault::Unacceptable),
        (401, Fault::Unauthorized),
        (402, Fault::Exhausted),
        (403, Fault::Unauthorized),
        (404, Fault::Gone),
        (408, Fault::Unread),
        (409, Fault::Gateway),
        (413, Fault::Unacceptable),
        (422, Fault::Unacceptable),
        (429, Fault::Limited(seconds(7))),
        (500, Fault::Failed),
        (502, Fault::Gateway),
        (503, Fault::Overloaded(seconds(7))),
        (504, Fault::Gateway),
        (529, Fault::Overloaded(seconds(7))),
    ] {
        let lines = [
            "Retry-After: 7",
            "Location: http://127.0.0.1:1/",
            "Content-Length: 2",
        ];
        let upstream = Scripted::start([Script::head(status, &lines).send(b"{}")]).await;
        let told = told(Bench::default().events(&upstream, &[])).await;
        assert_eq!(told.fault, Some(fault), "{status}");
        assert_eq!(upstream.requests().len(), 1, "{status} is not tried again");
    }
}

#[tokio::test]
async fn the_names_in_an_error_count_and_its_sentences_do_not() {
    for (status, body, fault) in [
        (
            400,
            r#"{"error":{"message":"no","type":"image_generation_user_error","code":"moderation_blocked"}}"#,
            Fault::Declined,
        ),
        (
            400,
            r#"{"error":{"code":"content_policy_violation","inner_error":{}}}"#,
            Fault::Declined,
        ),
        (400, r#"{"error":{"code":null,"type":"safety"}}"#, Fault::Declined),
        (
            403,
            r#"{"error":{"code":"content_policy_violation"}}"#,
            Fault::Declined,
        ),
        (
            400,
            r#"{"error":{"message":"moderation_blocked content_policy_violation"}}"#,
            Fault::Unacceptable,
        ),
        (400, r#"{"error":"prompt required"}"#, Fault::Unacceptable),
        (400, r#"{"error":{"code":"invalid_size"#, Fault::Unacceptable),
        (400, "<html>moderation_blocked", Fault::Unacceptable),
        (
            429,
            r#"{"error":{"code":"insufficient_quota","type":"insufficient_quota"}}"#,
            Fault::Exhausted,
        ),
        (
            429,
            r#"{"error":{"code":"rate_limit_exceeded"}}"#,
            Fault::Limited(None),
        ),
        (200, r#"{"error":{"code":"moderation_blocked"}}"#, Fault::Declined),
        (200, r#"{"error":{"message":"out of memory"}}"#, Fault::Failed),
        (200, r#"{"error":"out of memory"}"#, Fault::Failed),
        (200, r#"{"error":null,"data":[]}"#, Fault::NotAPicture),
    ] {
        assert_eq!(
            fault_of(Script::answer(status, JSON, body.as_bytes())).await,
            Some(fault),
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn an_endless_error_is_read_no_further_than_it_says_something() {
    let body = format!("{{\"error\":{{\"message\":\"{}\"", "a".repeat(70_000));
    let script = Script::head(400, &["Content-Length: 999999999"])
        .send(body.as_bytes())
        .stall();
    assert_eq!(fault_of(script).await, Some(Fault::Unacceptable));
}

#[tokio::test]
async fn what_is_no_picture_is_told_as_what_it_is() {
    for (content_type, body, fault) in [
        (JSON, &b""[..], Fault::NotAPicture),
        (JSON, b"  \n", Fault::NotAPicture),
        (JSON, b"{}", Fault::NotAPicture),
        (JSON, br#"{"data":[]}"#, Fault::NotAPicture),
        (JSON, br#"{"data":[{"b64_json":""}]}"#, Fault::NotAPicture),
        (JSON, br#"{"data":[{"b64_json":null}]}"#, Fault::NotAPicture),
        (JSON, br#"{"data":[{"b64_json":"****"}]}"#, Fault::NotAPicture),
        (JSON, br#"{"data":[{"b64_json":7}]}"#, Fault::Malformed),
        (JSON, br#"{"data":[{"b64_json":["AAAA"]}]}"#, Fault::Malformed),
        (
            JSON,
            br#"{"data":[{"url":"http://169.254.169.254/"}]}"#,
            Fault::Malformed,
        ),
        (JSON, br#"{"data":[NaN]}"#, Fault::Malformed),
        (JSON, br#"{"data":[],"data":[]}"#, Fault::Malformed),
        (JSON, b"[]", Fault::Malformed),
        (JSON, b"\xef\xbb\xbf{}", Fault::Malformed),
        (JSON, b"\xff\xfe{\0}\0", Fault::Malformed),
        (JSON, b"oops", Fault::Malformed),
        (JSON, b"{} {}", Fault::Malformed),
        ("text/html", b"<!doctype html>", Fault::NotAPicture),
        ("image/png", b"<svg/>", Fault::NotAPicture),
        ("image/png", b"GIF89a", Fault::NotAPicture),
        ("image/png", b"\x89P", Fault::Truncated),
    ] {
        let text = String::from_utf8_lossy(body);
        assert_eq!(
            fault_of(Script::answer(200, content_type, body)).await,
            Some(fault),
            "{text}"
        );
    }
    let deep = "[".repeat(10_000);
    assert_eq!(
        fault_of(Script::answer(200, JSON, format!("{{\"a\":{deep}").as_bytes())).await,
        Some(Fault::Malformed)
    );
}
