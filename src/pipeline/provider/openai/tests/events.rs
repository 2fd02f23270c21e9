//! Answers that are streams of events: previews, results, errors.

use super::*;

fn event(kind: &str, fields: &str) -> String {
    format!("event: {kind}\ndata: {{\"type\":\"{kind}\",{fields}}}\n\n")
}

fn preview(bytes: &[u8]) -> String {
    let text = STANDARD.encode_to_string(bytes);
    event(
        "image_generation.partial_image",
        &format!("\"partial_image_index\":0,\"b64_json\":\"{text}\""),
    )
}

fn result(bytes: &[u8]) -> String {
    let text = STANDARD.encode_to_string(bytes);
    event(
        "image_generation.completed",
        &format!("\"b64_json\":\"{text}\",\"usage\":{{}}"),
    )
}

fn streaming() -> Bench {
    Bench {
        model: capabilities("gpt-image-2"),
        previews: 2,
        ..Bench::default()
    }
}

async fn streamed(body: &str) -> Told {
    let script = Script::head(
        200,
        &["Content-Type: text/event-stream", "Transfer-Encoding: chunked"],
    );
    let upstream = Scripted::start([script.send_chunked(501, body.as_bytes())]).await;
    told(streaming().events(&upstream, &[])).await
}

#[tokio::test]
async fn previews_come_before_the_result() {
    let [a, b, whole] = [picture(1, 900), picture(2, 40_000), picture(3, 100_000)];
    let body = preview(&a) + ": still there\n\n" + &preview(&b) + &result(&whole) + "data: [DONE]\n\n";
    let told = streamed(&body).await;
    assert_eq!(
        told,
        Told {
            pictures: vec![whole],
            previews: vec![a, b],
            fault: None
        }
    );
}

#[tokio::test]
async fn previews_are_asked_of_models_that_make_them_and_of_no_other() {
    for (name, asked) in [("gpt-image-1", true), ("dall-e-3", false)] {
        let answer = Script::answer(200, JSON, pictures(&[b"\x89PNG"]).as_bytes());
        let upstream = Scripted::start([answer]).await;
        let bench = Bench {
            model: capabilities(name),
            ..streaming()
        };
        let told = told(bench.events(&upstream, &[])).await;
        assert_eq!(
            told.pictures.len(),
            1,
            "a server that ignores the wish answers as ever"
        );
        let request = upstream.requests()[0].json();
        assert_eq!(request.get("stream").is_some(), asked, "{name}");
        assert_eq!(request.get("partial_images") == Some(&2.into()), asked, "{name}");
    }
}

#[tokio::test]
async fn a_result_ends_the_answer_though_the_connection_stays() {
    let body = result(b"\x89PNG") + "data: [DONE]\n\n";
    let script = Script::head(200, &["Content-Type: text/event-stream"])
        .send(body.as_bytes())
        .stall();
    let upstream = Scripted::start([script]).await;
    let told = told(streaming().events(&upstream, &[])).await;
    assert_eq!(
        told,
        Told {
            pictures: vec![b"\x89PNG".to_vec()],
            ..Told::default()
        }
    );
    upstream.left(1).await;
}

#[tokio::test]
async fn a_stream_without_a_result_is_an_error() {
    let long = preview(&picture(1, 900));
    for (body, fault) in [
        (long.clone(), Fault::Truncated),
        (long.chars().take(500).collect(), Fault::Truncated),
        ("data: [DONE]\n\n".to_owned(), Fault::NotAPicture),
        (
            event("error", r#""error":{"code":"moderation_blocked","message":"no"}"#),
            Fault::Declined,
        ),
        (
            event("error", r#""code":"content_policy_violation""#),
            Fault::Declined,
        ),
        (event("error", r#""message":"out of memory""#), Fault::Failed),
        (
            long + "data: {\"error\":{\"code\":\"rate_limit_exceeded\"}}\n\n",
            Fault::Limited(None),
        ),
        (
            "data: {\"error\":{\"type\":\"insufficient_quota\"}}\n\n".to_owned(),
            Fault::Exhausted,
        ),
        ("data: {\"b64_json\":\"AAAA\"}\n\n".to_owned(), Fault::Malformed),
        ("data: {\"b64_json\":\n\n".to_owned(), Fault::Malformed),
    ] {
        let told = streamed(&body).await;
        assert_eq!((told.pictures.len(), told.fault), (0, Some(fault)), "{body}");
    }
}

#[tokio::test]
async fn a_list_of_pictures_may_come_in_one_event() {
    let two = pictures(&[b"\x89PNG1", b"\x89PNG2"]);
    let script = Script::answer(200, "text/event-stream", format!("data: {two}\n\n").as_bytes());
    let upstream = Scripted::start([script]).await;
    let told = told(streaming().events(&upstream, &[(Field::Count, "2")])).await;
    assert_eq!(told.pictures, [b"\x89PNG1", b"\x89PNG2"]);
}
