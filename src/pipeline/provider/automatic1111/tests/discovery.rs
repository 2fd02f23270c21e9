//! What the server says of itself.

use super::super::super::Provider;
use super::*;

const MODELS: &str = include_str!("../../../../../tests/fixtures/providers/automatic1111/sd-models.json");
const SAMPLERS: &str = include_str!("../../../../../tests/fixtures/providers/automatic1111/samplers.json");
const STYLES: &str = include_str!("../../../../../tests/fixtures/providers/automatic1111/prompt-styles.json");

fn recorded(text: &str) -> Script {
    Script::answer(200, JSON, text.as_bytes())
}

fn nothing() -> Script {
    answer(404, &json!({ "detail": "Not Found" }))
}

fn named(name: &str) -> Model {
    Model::plain(name)
}

#[tokio::test]
async fn models_that_are_there_are_offered_with_the_servers_styles() {
    let upstream = Scripted::start([recorded(MODELS), recorded(STYLES)]).await;
    let names = [
        "default",
        "dreamshaper_8",
        "dreamshaper_8.safetensors",
        "879db523c3",
        "sdxl",
    ];
    let provider = provider(&upstream, |settings| {
        settings.models = names.iter().map(|name| named(name)).collect();
    });
    let models = provider.discover().unwrap().await.unwrap();
    let told: Vec<_> = models.iter().map(|model| model.upstream.as_str()).collect();
    assert_eq!(told, &names[..4]);
    assert_eq!(models[0].styles, ["Sketch"]);
    assert!(models[0].seed && models[0].negative_prompt);
}

#[tokio::test]
async fn a_sampler_that_the_server_does_not_have_is_not_asked_for() {
    for (wanted, sent) in [("DPM++ 2M", true), ("k_dpmpp_2m", true), ("euler-of-mine", false)] {
        let scripts = [
            recorded(MODELS),
            recorded(SAMPLERS),
            nothing(),
            answer(200, &pictures(&[PICTURE])),
        ];
        let upstream = Scripted::start(scripts).await;
        let provider = provider(&upstream, |settings| settings.sampler = Some(wanted.to_owned()));
        assert!(provider.discover().unwrap().await.is_ok());
        told(work(&provider, &[])).await;
        let body = upstream.requests()[3].json();
        assert_eq!(body.get("sampler_name").is_some(), sent, "{wanted}");
    }
}

#[tokio::test]
async fn a_server_that_tells_no_models_is_a_fault_and_one_without_styles_is_none() {
    let upstream = Scripted::start([nothing()]).await;
    let asked = provider(&upstream, |_| {}).discover().unwrap().await;
    assert_eq!(asked.map(|models| models.len()), Err(Fault::Gone));
    let upstream = Scripted::start([recorded(MODELS), nothing()]).await;
    let models = provider(&upstream, |_| {}).discover().unwrap().await.unwrap();
    assert!(models[0].styles.is_empty());
}
