//! What is asked.

use super::super::super::bench::upload;
use super::super::request::body;
use super::*;
use crate::pipeline::scrub::Format;

fn asked_for(graph: &Graph, fields: &[(Field, &str)]) -> Value {
    let model = Model {
        upstream: "other.safetensors".to_owned(),
        ..capabilities("any-model", graph)
    };
    let body = body(graph, &order(&model, fields), &model, &Id::new([0; 16]), 99);
    let value = serde_json::from_slice(&body).unwrap();
    // A buffer without room to spare becomes a vector again as it is.
    assert_eq!(body.len(), Vec::from(body).capacity());
    value
}

#[test]
fn slots_are_filled_and_nothing_else_of_the_graph_changes() {
    let fields = [
        (Field::Prompt, "a \"lake\"\nat (night:1.5)"),
        (Field::NegativePrompt, "embedding:bad"),
        (Field::Seed, "5"),
        (Field::Steps, "30"),
        (Field::Guidance, "7.5"),
        (Field::Count, "3"),
    ];
    let written = asked_for(&graph(), &fields);
    let mut expected: Value = serde_json::from_str(GRAPH).unwrap();
    expected["6"]["inputs"]["text"] = json!("a \"lake\"\nat \\(night:1.5\\)");
    expected["7"]["inputs"]["text"] = json!("embedding :bad");
    expected["4"]["inputs"]["ckpt_name"] = json!("other.safetensors");
    expected["3"]["inputs"]["seed"] = json!(5);
    expected["3"]["inputs"]["steps"] = json!(30);
    expected["3"]["inputs"]["cfg"] = json!(7.5);
    expected["5"]["inputs"]["batch_size"] = json!(3);
    let name = "00000000-0000-4000-8000-000000000000";
    assert_eq!(
        written,
        json!({ "prompt": expected, "client_id": name, "prompt_id": name })
    );
}

#[test]
fn what_nobody_says_is_as_the_graph_has_it_but_for_the_seed() {
    let written = asked_for(&graph(), &[]);
    let node = &written["prompt"]["3"]["inputs"];
    assert_eq!(
        (&node["steps"], &node["cfg"], &node["denoise"]),
        (&json!(20), &json!(8), &json!(1))
    );
    assert_eq!(node["seed"], 99);
    assert_eq!(written["prompt"]["7"]["inputs"]["text"], "text, watermark");
    let without = Graph::parse(GRAPH, slots(&[("prompt", "6.inputs.text")]), false).unwrap();
    let model = capabilities("m", &without);
    assert!(!model.seed && !model.negative_prompt && model.steps.is_none() && model.guidance.is_none());
    assert_eq!((model.count, model.edit), (1, None));
}

#[test]
fn a_visitors_picture_is_base64_in_its_slot() {
    let pictures = GRAPH.replace(
        "\"4\": {",
        "\"20\": { \"inputs\": { \"image\": \"\", \"mask\": \"\" }, \"class_type\": \"LoadImageFromBase64\" }, \"4\": {",
    );
    let places = [
        SLOTS,
        &[("picture", "20.inputs.image"), ("mask", "20.inputs.mask")],
    ]
    .concat();
    let graph = Graph::parse(&pictures, slots(&places), false).unwrap();
    let model = capabilities("m", &graph);
    let mut order = order(&model, &[(Field::Strength, "0.4")]);
    order.picture = Some(upload(Format::Png, b"picture"));
    order.mask = Some(upload(Format::Png, b"mask"));
    let body = body(&graph, &order, &model, &Id::new([0; 16]), 0);
    let written: Value = serde_json::from_slice(&body).unwrap();
    let inputs = &written["prompt"]["20"]["inputs"];
    assert_eq!(inputs, &json!({ "image": "cGljdHVyZQ==", "mask": "bWFzaw==" }));
    assert_eq!(written["prompt"]["3"]["inputs"]["denoise"], 0.4);
}

/// safety.md T43: nothing of a visitor leaves, and no page is said to ask.
#[tokio::test]
async fn a_socket_is_opened_without_an_origin_under_the_name_of_the_job() {
    let said = [start(), at(Some("9")), old(PICTURE), at(None)];
    let (told, upstream) = asked(graph(), &said, vec![written()], &[]).await;
    assert_eq!(told.fault, None);
    let requests = upstream.requests();
    let line = format!("GET /ws?clientId={} HTTP/1.1", id());
    assert!(requests[0].head().starts_with(&line));
    assert_eq!(requests[0].header("sec-websocket-version"), Some("13"));
    assert_eq!(requests[0].header("origin"), None);
    assert_eq!(requests[1].json()["prompt_id"], id());
    assert_eq!(requests[1].json()["client_id"], id());
    let names: Vec<_> = requests[1].json().as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["client_id", "prompt", "prompt_id"]);
}
