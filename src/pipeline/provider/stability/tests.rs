//! The provider against a scripted upstream.

use super::super::bench::{self, Told, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(
            "../../../../tests/fixtures/providers/stability/",
            $name,
            ".json"
        ))
    };
}

const PICTURE: &[u8] = b"\x89PNG a picture";

fn provider(upstream: &Scripted) -> Stability {
    let settings = StabilitySettings {
        models: Vec::new(),
        max_bytes: bench::MAX_BYTES,
    };
    Stability::new(settings, bench::client(upstream, ""))
}

/// A picture as it comes, with what its header says of it.
fn picture(finish: &str) -> Script {
    let length = format!("Content-Length: {}", PICTURE.len());
    let finish = format!("finish-reason: {finish}");
    Script::head(200, &["Content-Type: image/png", &length, &finish, "seed: 7"]).send(PICTURE)
}

async fn asked(name: &str, fields: &[(Field, &str)], upload: [bool; 2], script: Script) -> (Told, Recorded) {
    let upstream = Scripted::start([script]).await;
    let model = capabilities(name);
    let mut order = bench::order(&model, fields);
    let [image, mask] = upload;
    order.picture = image.then(|| bench::upload(Format::Jpeg, b"the picture"));
    order.mask = mask.then(|| bench::upload(Format::Png, b"the mask"));
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests().first().cloned().unwrap_or_default())
}

/// The form's fields in their order, files by their names.
fn fields(request: &Recorded) -> Vec<(String, String)> {
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    let boundary = body.lines().next().unwrap_or_default().to_owned();
    let parts = body.split(&boundary).filter(|part| part.contains("name=\""));
    parts
        .map(|part| {
            let (head, value) = part.split_once("\r\n\r\n").unwrap();
            let name = head.split('"').nth(1).unwrap().to_owned();
            (name, value.trim_end_matches("\r\n").to_owned())
        })
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = list
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.collect()
}

#[tokio::test]
async fn words_are_asked_for_in_parts_and_answered_with_bytes() {
    let chosen = [
        (Field::Size, "1344x768"),
        (Field::Seed, "0"),
        (Field::NegativePrompt, "(fog:2)"),
        (Field::Style, "line-art"),
        (Field::Format, "webp"),
    ];
    let (told, request) = asked("core", &chosen, [false, false], picture("SUCCESS")).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    let first = request.head().lines().next().unwrap();
    assert_eq!(first, "POST /v2beta/stable-image/generate/core HTTP/1.1");
    assert_eq!(request.header("accept"), Some("image/*"));
    assert_eq!(request.header("authorization"), Some("Bearer key-canary"));
    let expected = [
        ("prompt", "a lake \"at\" night"),
        ("aspect_ratio", "16:9"),
        ("negative_prompt", "(fog\u{ff1a}2)"),
        ("seed", "1"),
        ("style_preset", "line-art"),
        ("output_format", "webp"),
    ];
    assert_eq!(fields(&request), pairs(&expected));
}

#[tokio::test]
async fn a_picture_goes_along_with_how_far_to_go_from_it() {
    let chosen = [(Field::Strength, "0.3"), (Field::Guidance, "4.5")];
    let (_, request) = asked("sd3.5-medium", &chosen, [true, false], picture("SUCCESS")).await;
    let first = request.head().lines().next().unwrap();
    assert_eq!(first, "POST /v2beta/stable-image/generate/sd3 HTTP/1.1");
    let expected = [
        ("prompt", "a lake \"at\" night"),
        ("image", "the picture"),
        ("strength", "0.3"),
        ("model", "sd3.5-medium"),
        ("mode", "image-to-image"),
        ("cfg_scale", "4.5"),
        ("output_format", "png"),
    ];
    assert_eq!(fields(&request), pairs(&expected));
    let (_, request) = asked("inpaint", &[], [true, true], picture("SUCCESS")).await;
    let expected = [
        ("prompt", "a lake \"at\" night"),
        ("image", "the picture"),
        ("mask", "the mask"),
        ("output_format", "png"),
    ];
    assert_eq!(fields(&request), pairs(&expected));
}

#[tokio::test]
async fn nothing_is_asked_for_without_the_picture_that_is_to_be_changed() {
    let (told, request) = asked("inpaint", &[], [false, false], picture("SUCCESS")).await;
    assert_eq!(
        (told.fault, request.bytes()),
        (Some(Fault::Unacceptable), &b""[..])
    );
}

/// issue 4: moderation is recognised also when it comes as a success with a blurred picture.
#[tokio::test]
async fn a_blurred_picture_is_a_refusal() {
    let (told, _) = asked("core", &[], [false, false], picture("CONTENT_FILTERED")).await;
    assert_eq!((told.pictures.len(), told.fault), (0, Some(Fault::Declined)));
    let document = Script::answer(200, bench::JSON, fixture!("filtered"));
    let (told, _) = asked("core", &[], [false, false], document).await;
    assert_eq!((told.pictures.len(), told.fault), (0, Some(Fault::Declined)));
}

#[tokio::test]
async fn the_name_of_an_error_says_whether_it_is_final() {
    for (status, body, fault) in [
        (403, fixture!("moderation").as_slice(), Fault::Declined),
        (403, b"{\"name\":\"unauthorized\"}", Fault::Unauthorized),
        (402, b"{}", Fault::Exhausted),
        (400, fixture!("bad_request"), Fault::Unacceptable),
        (429, b"{}", Fault::Limited(None)),
    ] {
        let script = Script::answer(status, bench::JSON, body);
        let (told, _) = asked("core", &[], [false, false], script).await;
        assert_eq!(told.fault, Some(fault), "{status}");
    }
}
