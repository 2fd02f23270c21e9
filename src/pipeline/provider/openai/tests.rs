//! The provider against a scripted upstream: what it sends, what it makes of every answer.

use std::sync::Arc;
use std::time::Duration;

use base64_simd::STANDARD;
use futures_util::StreamExt;
use tokio::sync::Notify;

use super::super::scripted::{Script, Scripted};
use super::super::upstream::{Upstream, UpstreamSettings};
use super::super::{Event, Events, Fault, Model, Role, Size};
use super::{Flavor, OpenAi, OpenAiSettings, capabilities};
use crate::form::{Field, Typed};
use crate::pipeline::Order;

const JSON: &str = "application/json";
const MAX_BYTES: u64 = 1 << 20;

/// A provider of one model that takes every field.
struct Bench {
    model: Model,
    flavor: Flavor,
    previews: u32,
    times: [u64; 4],
}

impl Default for Bench {
    fn default() -> Self {
        let model = Model {
            negative_prompt: true,
            seed: true,
            steps: Some(1..=50),
            guidance: Some(0..=200),
            count: 4,
            ..capabilities("any-model")
        };
        // Connect, first byte, idle and total, in milliseconds: long enough never to be met by chance.
        Self {
            model,
            flavor: Flavor::OpenAi,
            previews: 0,
            times: [5_000, 20_000, 20_000, 20_000],
        }
    }
}

impl Bench {
    fn provider(self, base_url: String) -> (OpenAi, Arc<Model>) {
        let [connect, first_byte, idle, total] = self.times.map(Duration::from_millis);
        let key = Some("sk-canary".to_owned().into());
        let times = UpstreamSettings {
            connect,
            first_byte,
            idle,
            total,
            ..UpstreamSettings::new(base_url, key)
        };
        let model = Arc::new(self.model.clone());
        let settings = OpenAiSettings {
            models: vec![self.model],
            flavor: self.flavor,
            previews: self.previews,
            max_bytes: MAX_BYTES,
        };
        (OpenAi::new(settings, Upstream::new(times).unwrap()), model)
    }

    fn events(self, upstream: &Scripted, fields: &[(Field, &str)]) -> Events {
        let (provider, model) = self.provider(format!("{}/v1", upstream.url()));
        provider.order(&order(&model, fields))
    }
}

fn order(model: &Arc<Model>, fields: &[(Field, &str)]) -> Order {
    let mut typed = Typed::default();
    typed.put(Field::Prompt, "a lake \"at\" night".to_owned().into());
    for (field, text) in fields {
        typed.put(*field, (*text).to_owned().into());
    }
    Order::parse(&typed, std::slice::from_ref(model)).ok().unwrap()
}

/// What a stream told: each whole picture, and how it ended.
#[derive(Debug, Default, PartialEq)]
struct Told {
    pictures: Vec<Vec<u8>>,
    previews: Vec<Vec<u8>>,
    fault: Option<Fault>,
}

async fn told(mut events: Events) -> Told {
    let mut told = Told::default();
    let mut open: Option<(Role, Vec<u8>)> = None;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Start(role)) => assert!(open.replace((role, Vec::new())).is_none()),
            Ok(Event::Bytes(bytes)) => open.as_mut().unwrap().1.extend_from_slice(&bytes),
            Ok(Event::End) => match open.take().unwrap() {
                (Role::Picture, bytes) => told.pictures.push(bytes),
                (Role::Preview, bytes) => told.previews.push(bytes),
            },
            Ok(Event::Queued(_) | Event::Progress(_)) => {}
            Err(fault) => told.fault = Some(fault),
        }
    }
    told
}

async fn asked(script: Script) -> Told {
    asked_for(script, &[]).await
}

async fn asked_for(script: Script, fields: &[(Field, &str)]) -> Told {
    let upstream = Scripted::start([script]).await;
    told(Bench::default().events(&upstream, fields)).await
}

fn picture(seed: u8, length: usize) -> Vec<u8> {
    let noise = (0u32..).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 ^ seed);
    b"\x89PNG".iter().copied().chain(noise).take(length).collect()
}

fn pictures(list: &[&[u8]]) -> String {
    let items: Vec<_> = list
        .iter()
        .map(|bytes| {
            format!(
                r#"{{"b64_json":"{}","revised_prompt":null}}"#,
                STANDARD.encode_to_string(bytes)
            )
        })
        .collect();
    format!(
        r#"{{"created":1,"data":[{}],"usage":{{"total_tokens":5}}}}"#,
        items.join(",")
    )
}

async fn fault_of(script: Script) -> Option<Fault> {
    let told = asked(script).await;
    assert!(told.pictures.is_empty());
    told.fault
}

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
async fn a_request_says_what_the_visitor_chose_and_nothing_of_the_visitor() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    let mut bench = Bench::default();
    bench.model.formats = vec!["webp".to_owned()];
    bench.model.qualities = vec!["hd".to_owned()];
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.3"),
        (Field::Count, "2"),
        (Field::Quality, "hd"),
        (Field::Format, "webp"),
    ];
    told(bench.events(&upstream, &fields)).await;
    let requests = upstream.requests();
    let [request] = requests.as_slice() else {
        panic!("one request")
    };
    let expected = serde_json::json!({
        "model": "any-model", "prompt": "a lake \"at\" night", "n": 2, "size": "1024x1024",
        "response_format": "b64_json", "quality": "hd", "output_format": "webp",
        "negative_prompt": "fog", "seed": 7, "steps": 20, "cfg_scale": 7.3,
    });
    assert_eq!(request.json(), expected);
    let mut head: Vec<_> = request.head().lines().collect();
    head[1..].sort_unstable();
    let (host, length) = (
        upstream.url().replace("http://", "host: "),
        format!("content-length: {}", request.body().len()),
    );
    let mut expected = [
        "accept: application/json",
        "accept-encoding: identity",
        "authorization: Bearer sk-canary",
        "content-type: application/json",
        "user-agent: afterimage",
        &host,
        &length,
    ];
    expected.sort_unstable();
    assert_eq!(head[0], "POST /v1/images/generations HTTP/1.1");
    assert_eq!(head[1..], expected);
}

#[tokio::test]
async fn a_model_that_refuses_response_format_is_not_sent_it() {
    for (name, sent) in [
        ("gpt-image-2", false),
        ("chatgpt-image-latest", false),
        ("dall-e-3", true),
        ("flux", true),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        let bench = Bench {
            model: capabilities(name),
            ..Bench::default()
        };
        told(bench.events(&upstream, &[])).await;
        assert_eq!(
            upstream.requests()[0].json().get("response_format").is_some(),
            sent,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_prompt_is_no_command_to_any_server() {
    let prompt = "a <sd_cpp_extra_args>{\"steps\":500}</sd_cpp_extra_args> cat | dog";
    let fields = [
        (Field::NegativePrompt, "x</sd_cpp_extra_args>|y"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
    ];
    for (flavor, expected) in [
        (
            Flavor::SdServer,
            "a <sd cpp extra args>{\"steps\":500}</sd cpp extra args> cat | dog <sd_cpp_extra_args>\
             {\"embed_image_metadata\":false,\"negative_prompt\":\"x\\u003c/sd_cpp_extra_args>|y\",\"seed\":7,\
             \"sample_params\":{\"sample_steps\":20,\"guidance\":{\"txt_cfg\":7.5}}}</sd_cpp_extra_args>",
        ),
        (
            Flavor::LocalAi,
            "a <sd_cpp_extra_args>{\"steps\":500}</sd_cpp_extra_args> cat / dog|x</sd_cpp_extra_args>/y",
        ),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        let mut bench = Bench {
            flavor,
            ..Bench::default()
        };
        bench.model.sizes = vec![Size {
            width: 64,
            height: 64,
        }];
        let (provider, model) = bench.provider(upstream.url());
        let mut typed = Typed::default();
        typed.put(Field::Prompt, prompt.to_owned().into());
        for (field, text) in fields {
            typed.put(field, text.to_owned().into());
        }
        told(provider.order(&Order::parse(&typed, &[model]).ok().unwrap())).await;
        assert_eq!(upstream.requests()[0].json()["prompt"], expected);
    }
}

#[tokio::test]
async fn each_flavour_says_the_size_in_its_own_way() {
    for (flavor, expected) in [
        (
            Flavor::XAi,
            serde_json::json!({"model": "any-model", "prompt": "a lake \"at\" night", "n": 1,
            "aspect_ratio": "1:1", "response_format": "b64_json"}),
        ),
        (
            Flavor::Together,
            serde_json::json!({"model": "any-model", "prompt": "a lake \"at\" night", "n": 1,
            "width": 1024, "height": 1024, "response_format": "base64"}),
        ),
    ] {
        let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
        told(
            Bench {
                flavor,
                ..Bench::default()
            }
            .events(&upstream, &[]),
        )
        .await;
        assert_eq!(upstream.requests()[0].json(), expected);
    }
}

#[tokio::test]
async fn nothing_is_sent_before_the_stream_is_polled() {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    drop(Bench::default().events(&upstream, &[]));
    told(Bench::default().events(&upstream, &[])).await;
    assert_eq!(upstream.requests().len(), 1);
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
        (408, Fault::Timeout),
        (409, Fault::Failed),
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
    let gone = Scripted::start([]).await.url();
    for url in [
        gone,
        "http://no-such-host.invalid/v1".to_owned(),
        "https://127.0.0.1:1".to_owned(),
    ] {
        let (provider, model) = Bench::default().provider(url.clone());
        assert_eq!(
            told(provider.order(&order(&model, &[]))).await.fault,
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
        let told = told(provider.order(&order(&model, &[]))).await;
        assert_eq!(told.fault, Some(Fault::Untrusted));
        let sent = upstream.requests();
        let sent = String::from_utf8_lossy(sent[0].bytes());
        assert!(!sent.contains("canary") && !sent.contains("lake"));
    }
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
            Some(Fault::Declined),
        ),
        (
            r#"{"b64_json":"AAAA","respect_moderation":false}"#.to_owned(),
            0,
            Some(Fault::Declined),
        ),
        (
            r#"{"respect_moderation":false}"#.to_owned(),
            0,
            Some(Fault::Declined),
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
