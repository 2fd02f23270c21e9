//! What is sent.

use super::*;
use crate::pipeline::scrub::Format;

#[tokio::test]
async fn a_plain_order_says_no_more_than_it_has_to() {
    let (_, upstream) = asked(vec![taken(), job("failed", 0, &Value::Null)], &[]).await;
    let request = &upstream.requests()[0];
    assert!(request.head().starts_with("POST /sdcpp/v1/img_gen HTTP/1.1"));
    assert_eq!(
        request.json(),
        json!({ "prompt": "a lake \"at\" night", "width": 1024, "height": 1024, "batch_count": 1, "seed": -1,
            "sample_params": {}, "embed_image_metadata": false })
    );
}

#[tokio::test]
async fn every_field_has_its_place() {
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "4294967295"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
        (Field::Count, "3"),
        (Field::Format, "png"),
        (Field::Strength, "0.4"),
    ];
    let upstream = Scripted::start([taken(), job("failed", 0, &Value::Null)]).await;
    let model = bench::model();
    let mut order = order(&model, &fields);
    order.picture = Some(bench::upload(Format::Png, b"the picture"));
    order.mask = Some(bench::upload(Format::Png, b"the mask"));
    told(provider(&upstream, model).order(&order, patience())).await;
    let encoded = |bytes: &[u8]| base64_simd::STANDARD.encode_to_string(bytes);
    assert_eq!(
        upstream.requests()[0].json(),
        json!({ "prompt": "a lake \"at\" night", "negative_prompt": "fog", "width": 1024, "height": 1024,
            "batch_count": 3, "seed": 4_294_967_295_u32,
            "sample_params": { "sample_steps": 20, "guidance": { "txt_cfg": 7.5 } }, "output_format": "png",
            "embed_image_metadata": false, "strength": 0.4, "init_image": encoded(b"the picture"),
            "mask_image": encoded(b"the mask") })
    );
}

/// safety.md T14, and what takes the whole server down: a weight that is no number.
#[tokio::test]
async fn nothing_acts_in_either_prompt() {
    let words = "a (lake:..) <lora:x:1>";
    let (_, upstream) = asked(
        vec![taken(), job("failed", 0, &Value::Null)],
        &[(Field::Prompt, words), (Field::NegativePrompt, words)],
    )
    .await;
    let sent = upstream.requests()[0].json();
    assert_eq!(sent["prompt"], r"a \(lake:..) < lora:x:1>");
    assert_eq!(sent["negative_prompt"], r"a \(lake:..) < lora:x:1>");
}
