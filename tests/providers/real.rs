//! A real engine: stable-diffusion.cpp's server, for `tests/run --full`, which starts it and names its address.

use afterimage::form::Field;
use afterimage::pipeline::provider::openai::{Flavor, OpenAi, OpenAiSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Model, Size};

use super::studio::Studio;
use super::suite::{self, CANARY, Subject, contains};

/// Where the engine listens, such as `http://127.0.0.1:1234`.
const VARIABLE: &str = "AFTERIMAGE_TEST_SD_SERVER";

fn studio(base: &str) -> Studio {
    let model = Model {
        sizes: vec![Size {
            width: 64,
            height: 64,
        }],
        count: 4,
        ..capabilities("tiny")
    };
    let upstream = Upstream::new(UpstreamSettings::new(format!("{base}/v1"), None)).unwrap();
    let settings = OpenAiSettings {
        models: vec![model],
        flavor: Flavor::SdServer,
        previews: 0,
        max_bytes: 16 << 20,
    };
    Studio::of(OpenAi::new(settings, upstream))
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn a_real_sd_server_passes_the_suite() {
    let base = std::env::var(VARIABLE).expect("AFTERIMAGE_TEST_SD_SERVER names the engine's address");
    let subject = Subject {
        studio: studio(&base),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(Vec::new),
    };
    suite::run(&subject).await;
}

#[tokio::test]
#[ignore = "needs a running sd-server, which tests/run --full builds and starts"]
async fn the_prompt_that_sd_server_writes_into_its_pictures_does_not_come_through() {
    let base = std::env::var(VARIABLE).expect("AFTERIMAGE_TEST_SD_SERVER names the engine's address");
    let direct = engines_own_picture(&base, &format!("a lake {CANARY}")).await;
    assert!(
        contains(&direct, CANARY.as_bytes()),
        "the engine no longer writes the prompt: this test proves nothing"
    );
    let work = studio(&base)
        .work(1, &[(Field::Prompt, &format!("a lake {CANARY}"))])
        .await;
    assert!(!contains(&work.pictures[0].1, CANARY.as_bytes()));
}

/// The engine's own picture, past everything of ours.
async fn engines_own_picture(base: &str, prompt: &str) -> Vec<u8> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let host = base.trim_start_matches("http://");
    let body = format!("{{\"prompt\":\"{prompt}\",\"size\":\"64x64\",\"n\":1}}");
    let call = format!(
        "POST /v1/images/generations HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    stream.write_all(call.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let text = String::from_utf8_lossy(&answer);
    let (_, rest) = text.split_once("\"b64_json\":\"").expect("a picture");
    let (picture, _) = rest.split_once('"').unwrap();
    base64_simd::STANDARD.decode_to_vec(picture).unwrap()
}
