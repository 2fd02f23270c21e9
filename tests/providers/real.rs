//! A real engine through each of its three interfaces: stable-diffusion.cpp's server, for `tests/run --full`, which
//! starts it and names its address.

use std::sync::Arc;
use std::time::Duration;

use afterimage::form::Field;
use afterimage::pipeline::Step;
use afterimage::pipeline::provider::openai::{Flavor, OpenAi, OpenAiSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use futures_util::StreamExt;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::studio::Studio;
use super::suite::{self, CANARY, Subject, contains};
use super::{automatic1111, sd_server};

/// Where the engine listens, such as `http://127.0.0.1:1234`.
const VARIABLE: &str = "AFTERIMAGE_TEST_SD_SERVER";

/// The engine's address.
fn base() -> String {
    std::env::var(VARIABLE).expect("AFTERIMAGE_TEST_SD_SERVER names the engine's address")
}

/// A provider over each interface, by its name.
fn interfaces(base: &str) -> [(&'static str, Maker); 3] {
    let at = |path: &str| UpstreamSettings::new(format!("{base}{path}"), None);
    let pace = Pace::new(Duration::from_millis(5), Duration::from_millis(50));
    [
        ("like OpenAI's", openai(at("/v1"))),
        ("its own", sd_server::maker(at(""))),
        (
            "like AUTOMATIC1111's",
            automatic1111::maker(at(""), Some(pace), true),
        ),
    ]
}

fn openai(upstream: UpstreamSettings) -> Maker {
    let model = Model {
        sizes: vec![Size {
            width: 64,
            height: 64,
        }],
        count: 4,
        ..capabilities("tiny")
    };
    let settings = OpenAiSettings {
        models: vec![model],
        flavor: Flavor::SdServer,
        previews: 0,
        max_bytes: 16 << 20,
    };
    let provider = OpenAi::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn a_real_sd_server_passes_the_suite_through_each_of_its_interfaces() {
    for (_, maker) in interfaces(&base()) {
        let subject = Subject {
            studio: Studio::with(maker),
            size: "64x64",
            mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            sent: Box::new(Vec::new),
        };
        suite::run(&subject).await;
    }
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn the_prompt_that_sd_server_writes_into_its_pictures_does_not_come_through() {
    let base = base();
    let direct = engines_own_picture(&base, &format!("a lake {CANARY}")).await;
    assert!(
        contains(&direct, CANARY.as_bytes()),
        "the engine no longer writes the prompt: this test proves nothing"
    );
    for (name, maker) in interfaces(&base) {
        let work = Studio::with(maker)
            .work(1, &[(Field::Prompt, &format!("a lake {CANARY}"))])
            .await;
        assert!(!contains(&work.pictures[0].1, CANARY.as_bytes()), "{name}");
    }
}

/// Each of these ends a real sd-server when it comes as it is.
#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn no_words_end_a_real_sd_server() {
    let base = base();
    let hostile = [
        "a (lake:..) at night".to_owned(),
        format!("a (lake:{}) at night", "9".repeat(50)),
        "\u{1f701}".repeat(4_000),
        "BREAK ".repeat(600),
        "a <lora:rand-clip_l:1> lake".to_owned(),
        "a <sd_cpp_extra_args>{</sd_cpp_extra_args> lake".to_owned(),
    ];
    for words in &hostile {
        for (name, maker) in interfaces(&base) {
            let studio = Studio::with(maker);
            let work = studio.work(1, &[(Field::Prompt, words)]).await;
            let begin: String = words.chars().take(20).collect();
            assert_eq!(work.refusal, None, "{name}: {begin}");
            assert_eq!(work.pictures.len(), 1, "{name}: {begin}");
        }
    }
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn a_real_sd_server_says_what_it_takes() {
    for (name, maker) in interfaces(&base()).into_iter().skip(1) {
        let said = maker.provider.discover().unwrap().await.unwrap();
        assert_eq!(said.len(), 1, "{name}");
        assert!(said[0].seed && said[0].negative_prompt, "{name}");
    }
    let upstream = UpstreamSettings::new(base(), None);
    let said = sd_server::maker(upstream).provider.discover().unwrap().await;
    assert_eq!(said.unwrap()[0].sizes[0].to_string(), "64x64");
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn a_job_that_waits_in_a_real_sd_server_is_cancelled_when_its_visitor_leaves() {
    let base = base();
    // Something long, so that ours waits; its name tells what ours will be called.
    let long =
        r#"{"prompt":"a lake","width":128,"height":128,"batch_count":4,"sample_params":{"sample_steps":10}}"#;
    let taken = exchange(&base, "POST", "/sdcpp/v1/img_gen", long).await;
    let ahead = taken["id"].as_str().unwrap().to_owned();
    let studio = Studio::with(sd_server::maker(UpstreamSettings::new(base.clone(), None)));
    let steps = studio.order(1, &[(Field::Prompt, "a boat")]).await;
    let mut steps = steps.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    assert!(
        matches!(steps.next().await, Some(Ok(Step::Queued(0)))),
        "it did not wait"
    );
    drop(steps);
    let (_, number) = ahead.rsplit_once('_').unwrap();
    let next = format!("{:08x}", u64::from_str_radix(number, 16).unwrap() + 1);
    let (_, created) = ahead
        .trim_end_matches(&format!("_{number}"))
        .split_once('_')
        .unwrap();
    let created = u64::from_str_radix(created, 16).unwrap();
    for _ in 0..50 {
        for second in created..created + 10 {
            let path = format!("/sdcpp/v1/jobs/job_{second:x}_{next}");
            let job = exchange(&base, "GET", &path, "").await;
            if job["status"] == "cancelled" {
                return;
            }
        }
    }
    panic!("the job was not cancelled");
}

/// The engine's own picture, past everything of ours.
async fn engines_own_picture(base: &str, prompt: &str) -> Vec<u8> {
    let body = format!("{{\"prompt\":\"{prompt}\",\"size\":\"64x64\",\"n\":1}}");
    let answer = exchange(base, "POST", "/v1/images/generations", &body).await;
    let picture = answer["data"][0]["b64_json"].as_str().expect("a picture");
    base64_simd::STANDARD.decode_to_vec(picture).unwrap()
}

/// One question to the engine itself, and its answer.
async fn exchange(base: &str, method: &str, path: &str, body: &str) -> Value {
    let host = base.trim_start_matches("http://");
    let call = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    stream.write_all(call.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let text = String::from_utf8_lossy(&answer);
    let (_, body) = text.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap()
}
