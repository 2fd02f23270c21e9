//! What is sent.

use super::*;
use crate::pipeline::scrub::Format;

async fn sent(change: impl FnOnce(&mut Automatic1111Settings), fields: &[(Field, &str)]) -> Recorded {
    let upstream = Scripted::start([answer(200, &pictures(&[PICTURE]))]).await;
    told(work(&provider(&upstream, change), fields)).await;
    upstream.requests()[0].clone()
}

fn kept() -> Value {
    json!({ "override_settings_restore_afterwards": true, "send_images": true, "save_images": false,
        "do_not_save_samples": true, "do_not_save_grid": true })
}

fn with(mut body: Value, more: Value) -> Value {
    let more: serde_json::Map<String, Value> = serde_json::from_value(more).unwrap();
    body.as_object_mut().unwrap().extend(more);
    body
}

#[tokio::test]
async fn a_plain_order_says_no_more_than_it_has_to_and_saves_nothing() {
    let request = sent(|_| {}, &[]).await;
    assert!(request.head().starts_with("POST /sdapi/v1/txt2img HTTP/1.1"));
    // The operator's key is a name and a password there; what the client is made with decides that.
    assert!(request.header("authorization").is_some());
    let expected = json!({ "prompt": "a lake \"at\" night", "seed": -1, "width": 1024, "height": 1024,
        "batch_size": 1, "n_iter": 1, "override_settings": {} });
    assert_eq!(request.json(), with(expected, kept()));
}

#[tokio::test]
async fn every_field_has_its_place_and_none_runs_a_script() {
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
        (Field::Count, "2"),
        (Field::Format, "png"),
        (Field::Style, "sketch"),
        (Field::Strength, "0.4"),
    ];
    let model = Model {
        upstream: "sdxl.safetensors".to_owned(),
        styles: vec!["sketch".to_owned()],
        ..bench::model()
    };
    let upstream = Scripted::start([answer(200, &pictures(&[PICTURE]))]).await;
    let mut order = order(&model, &fields);
    order.picture = Some(bench::upload(Format::Png, b"the picture"));
    order.mask = Some(bench::upload(Format::Png, b"the mask"));
    let provider = provider(&upstream, |settings| {
        settings.sampler = Some("DPM++ 2M".to_owned());
        settings.pace = Some(Pace::new(Duration::from_secs(60), Duration::from_secs(60)));
    });
    told(provider.order(&order, &model, patience())).await;
    let request = &upstream.requests()[0];
    assert!(request.head().starts_with("POST /sdapi/v1/img2img HTTP/1.1"));
    let mut body = request.json();
    let task = body.as_object_mut().unwrap().remove("force_task_id").unwrap();
    let task = task.as_str().unwrap();
    assert!(task.starts_with("task(") && task.len() == 38, "{task}");
    let data = |bytes: &[u8]| {
        let text = base64_simd::STANDARD.encode_to_string(bytes);
        format!("data:image/png;base64,{text}")
    };
    let expected = json!({ "prompt": "a lake \"at\" night", "negative_prompt": "fog", "seed": 7, "steps": 20,
        "cfg_scale": 7.5, "width": 1024, "height": 1024, "batch_size": 2, "n_iter": 1,
        "sampler_name": "DPM++ 2M", "styles": ["sketch"],
        "override_settings": { "sd_model_checkpoint": "sdxl.safetensors", "samples_format": "png",
            "return_grid": false },
        "init_images": [data(b"the picture")], "include_init_images": false, "denoising_strength": 0.4,
        "inpainting_fill": 1, "mask": data(b"the mask") });
    assert_eq!(body, with(expected, kept()));
}

/// safety.md T14: the prompt is data.
#[tokio::test]
async fn nothing_acts_in_either_prompt() {
    let words = "[a|b:0.5] AND <lora:x:1> {c|d} __e__ embedding:f";
    let fields = [(Field::Prompt, words), (Field::NegativePrompt, words)];
    let body = sent(|_| {}, &fields).await.json();
    for key in ["prompt", "negative_prompt"] {
        assert_eq!(body[key], r"\[a|b:0.5\] and < lora:x:1>  c|d  _e_ embedding :f");
    }
}
