//! What the server says of its nodes.

use super::*;
use crate::pipeline::provider::{Provider, Size};

fn class(name: &str, required: &Value) -> Script {
    answer(
        200,
        &json!({ name: { "input": { "required": required, "hidden": {} }, "output": ["IMAGE"] } }),
    )
}

/// The answers for the graph's nodes, in the order in which they are asked for.
fn answers(last: Script) -> Vec<Script> {
    let side = |max| json!(["INT", { "default": 512, "min": 16, "max": max, "step": 8 }]);
    vec![
        class(
            "CLIPTextEncode",
            &json!({ "text": ["STRING", { "multiline": true }], "clip": ["CLIP"] }),
        ),
        class(
            "CheckpointLoaderSimple",
            &json!({ "ckpt_name": [["a.safetensors", "b"], { "tooltip": "x" }] }),
        ),
        class(
            "EmptyLatentImage",
            &json!({ "width": side(64), "height": side(128), "batch_size": ["INT", { "min": 1, "max": 3 }] }),
        ),
        class(
            "KSampler",
            &json!({ "steps": ["INT", { "min": 2, "max": 30 }], "cfg": ["FLOAT", { "min": 1.5, "max": 12.0 }],
                "sampler_name": "COMBO" }),
        ),
        last,
        class("VAEDecode", &json!({ "samples": ["LATENT"] })),
    ]
}

async fn said(scripts: Vec<Script>) -> (Result<Vec<Model>, Fault>, Scripted) {
    let upstream = Scripted::start(scripts).await;
    let (provider, _) = provider(&upstream, graph());
    let said = provider.discover().unwrap().await;
    (said, upstream)
}

#[tokio::test]
async fn a_model_takes_no_more_than_the_nodes_of_its_graph() {
    let socket = class("SaveImageWebsocket", &json!({ "images": ["IMAGE"] }));
    let (said, upstream) = said(answers(socket)).await;
    let model = &said.unwrap()[0];
    assert_eq!(
        (model.steps.clone(), model.guidance.clone()),
        (Some(2..=30), Some(15..=120))
    );
    assert_eq!(model.count, 3);
    let own = Size {
        width: 64,
        height: 64,
    };
    assert!(
        model.sizes.contains(&own)
            && model
                .sizes
                .iter()
                .all(|size| size.width <= 64 && size.height <= 128)
    );
    assert_eq!(lines(&upstream, 6).await[0], "GET /object_info/CLIPTextEncode");
}

#[tokio::test]
async fn a_server_that_lacks_a_node_of_the_graph_makes_nothing() {
    let (said, _) = said(answers(answer(200, &json!({})))).await;
    assert_eq!(said, Ok(Vec::new()));
}

#[tokio::test]
async fn a_server_that_does_not_answer_says_nothing() {
    let (said, _) = said(answers(answer(503, &json!({})))).await;
    assert_eq!(said, Err(Fault::Overloaded(None)));
}
