//! What the server says of itself.

use super::super::super::{Edit, Mask, Provider, Size};
use super::*;

/// Recorded from the real server.
const RECORDED: &str = include_str!("../../../../../tests/fixtures/providers/sd-server/capabilities.json");

async fn said(script: Script) -> Result<Vec<Model>, Fault> {
    let upstream = Scripted::start([script]).await;
    let work = provider(&upstream, Model::plain("tiny")).discover().unwrap();
    let said = work.await;
    assert!(
        upstream.requests()[0]
            .head()
            .starts_with("GET /sdcpp/v1/capabilities HTTP/1.1")
    );
    said
}

#[tokio::test]
async fn the_server_says_what_it_takes() {
    let models = said(answer(200, &recorded(RECORDED))).await.unwrap();
    let model = &models[0];
    let size = |width, height| Size { width, height };
    assert_eq!(model.upstream, "tiny");
    assert_eq!(model.sizes, [size(64, 64)]);
    assert_eq!((model.count, model.steps.clone()), (8, Some(1..=50)));
    assert_eq!(model.formats, ["png", "jpeg"]);
    let edit = Edit {
        mask: Some(Mask::White),
        strength: true,
    };
    assert_eq!(model.edit, Some(edit));
    assert!(model.seed && model.negative_prompt);
}

#[tokio::test]
async fn shapes_have_the_pixels_of_the_servers_own_size_and_stay_within_its_limits() {
    let mut body = recorded(RECORDED);
    body["defaults_by_mode"]["img_gen"]["width"] = json!(1024);
    body["defaults_by_mode"]["img_gen"]["height"] = json!(1024);
    body["defaults_by_mode"]["img_gen"]["sample_params"]["sample_steps"] = json!(40);
    body["limits"]["max_width"] = json!(1280);
    body["limits"]["max_batch_count"] = json!(500);
    body["features_by_mode"]["img_gen"]["mask_image"] = json!(false);
    let models = said(answer(200, &body)).await.unwrap();
    let sizes: Vec<_> = models[0].sizes.iter().map(Size::to_string).collect();
    assert_eq!(
        sizes,
        [
            "1024x1024",
            "1152x896",
            "896x1152",
            "1280x832",
            "832x1280",
            "768x1344"
        ]
    );
    assert_eq!((models[0].count, models[0].steps.clone()), (8, Some(1..=80)));
    assert_eq!(models[0].edit.and_then(|edit| edit.mask), None);
}

#[tokio::test]
async fn a_server_that_makes_films_alone_offers_nothing_and_one_that_says_little_what_is_usual() {
    let films = said(answer(200, &json!({ "supported_modes": ["vid_gen"] }))).await;
    assert_eq!(films.map(|models| models.len()), Ok(0));
    let little = said(answer(200, &json!({ "supported_modes": ["img_gen"] })))
        .await
        .unwrap();
    assert_eq!(little[0].sizes, super::super::capabilities("tiny").sizes);
    assert_eq!(little[0].edit, None);
    assert_eq!(said(answer(404, &json!({}))).await, Err(Fault::Gone));
    assert_eq!(said(answer(200, &json!([]))).await, Err(Fault::Malformed));
}
