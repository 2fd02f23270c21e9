//! The provider against a scripted upstream.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::bench::{self, JSON, Told, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(
            "../../../../tests/fixtures/providers/cloudflare/",
            $name,
            ".json"
        ))
    };
}

const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 a picture";
const SDXL: &str = "@cf/stabilityai/stable-diffusion-xl-base-1.0";

fn provider(upstream: &Scripted) -> Cloudflare {
    let settings = CloudflareSettings {
        models: Vec::new(),
        max_bytes: bench::MAX_BYTES,
    };
    Cloudflare::new(
        settings,
        bench::client(upstream, "/client/v4/accounts/abc/ai/run"),
    )
}

async fn asked(name: &str, fields: &[(Field, &str)], upload: [bool; 2], script: Script) -> (Told, Recorded) {
    let upstream = Scripted::start([script]).await;
    let model = capabilities(name);
    let mut order = bench::order(&model, fields);
    let [image, mask] = upload;
    order.picture = image.then(|| bench::upload(Format::Png, b"abc"));
    order.mask = mask.then(|| bench::upload(Format::Png, &[0, 255]));
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests()[0].clone())
}

fn bytes() -> Script {
    Script::answer(200, "image/png", PICTURE)
}

#[tokio::test]
async fn stable_diffusion_is_told_everything_and_answers_with_bytes() {
    let chosen = [
        (Field::Size, "1344x768"),
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
    ];
    let (told, request) = asked(SDXL, &chosen, [false, false], bytes()).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    let first = request.head().lines().next().unwrap();
    assert_eq!(
        first,
        format!("POST /client/v4/accounts/abc/ai/run/{SDXL} HTTP/1.1")
    );
    assert_eq!(
        request.json(),
        json!({ "prompt": "a lake \"at\" night", "negative_prompt": "fog", "width": 1344, "height": 768,
            "num_steps": 20, "guidance": 7.5, "seed": 7 })
    );
}

#[tokio::test]
async fn a_picture_and_a_mask_go_along_as_the_model_takes_them() {
    let name = "@cf/runwayml/stable-diffusion-v1-5-inpainting";
    let (_, request) = asked(name, &[(Field::Strength, "0.3")], [true, true], bytes()).await;
    assert_eq!(
        request.json(),
        json!({ "prompt": "a lake \"at\" night", "width": 1024, "height": 1024, "image_b64": "YWJj",
            "mask": [0, 255], "strength": 0.3 })
    );
}

#[tokio::test]
async fn flux_is_told_words_and_steps_alone_and_answers_with_a_document() {
    let script = Script::answer(200, JSON, fixture!("picture").as_bytes());
    let name = "@cf/black-forest-labs/flux-1-schnell";
    let (told, request) = asked(name, &[(Field::Steps, "4")], [false, false], script).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    assert_eq!(
        request.json(),
        json!({ "prompt": "a lake \"at\" night", "steps": 4 })
    );
}

#[tokio::test]
async fn flux_2_is_told_in_parts() {
    let script = Script::answer(200, JSON, fixture!("picture").as_bytes());
    let name = "@cf/black-forest-labs/flux-2-dev";
    let (told, request) = asked(name, &[(Field::Steps, "25")], [true, false], script).await;
    assert_eq!((told.pictures.len(), told.fault), (1, None));
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    for part in [
        "name=\"prompt\"\r\n\r\na lake \"at\" night\r\n",
        "name=\"steps\"\r\n\r\n25\r\n",
        "name=\"width\"\r\n\r\n1024\r\n",
        "name=\"height\"\r\n\r\n1024\r\n",
        "name=\"input_image_0\"; filename=\"image.png\"\r\nContent-Type: image/png\r\n\r\nabc\r\n",
    ] {
        assert!(body.contains(part), "{part} in {body}");
    }
}

#[tokio::test]
async fn the_number_of_an_error_says_what_it_means() {
    for (status, code, fault) in [
        (400, 3030, Fault::Declined),
        (400, 5007, Fault::Gone),
        (400, 5004, Fault::Unacceptable),
        (403, 5016, Fault::Unauthorized),
        (400, 10_000, Fault::Unauthorized),
        (404, 3042, Fault::Gone),
        (413, 3006, Fault::Unacceptable),
        (408, 3007, Fault::Unread),
        (429, 3036, Fault::Exhausted),
        (429, 3040, Fault::Overloaded(None)),
        (429, 1, Fault::Limited(None)),
        (200, 3030, Fault::Declined),
        (200, 1, Fault::Failed),
    ] {
        let body = fixture!("error").replace("5004", &code.to_string());
        let script = Script::answer(status, JSON, body.as_bytes());
        let (told, _) = asked(SDXL, &[], [false, false], script).await;
        assert_eq!(told.fault, Some(fault), "{status} {code}");
    }
}

proptest! {
    /// issue 4: the prompt is data, never commands.
    #[test]
    fn any_words_are_the_prompt_and_nothing_else(text in "\\PC{1,80}|[\"\\\\{}\\[\\],: a]{1,40}") {
        let model = capabilities("@cf/black-forest-labs/flux-1-schnell");
        if let Some(order) = bench::try_order(&model, &[(Field::Prompt, text.as_str())]) {
            let body: Value = serde_json::from_slice(&request::body(&order, &model)).unwrap();
            prop_assert_eq!(body, json!({ "prompt": order.prompt.expose() }));
        }
    }
}
