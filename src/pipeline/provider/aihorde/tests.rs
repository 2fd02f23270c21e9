//! The provider against a scripted Horde: what it sends, what it makes of every answer.

use base64_simd::STANDARD;
use serde_json::json;

use super::super::bench::{self, JSON, Told, told};
use super::super::scripted::{Script, Scripted};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

const ACCEPTED: &[u8] = include_bytes!("../../../../tests/fixtures/providers/aihorde/accepted.json");
const WAITING: &[u8] = include_bytes!("../../../../tests/fixtures/providers/aihorde/waiting.json");
const WORKING: &[u8] = include_bytes!("../../../../tests/fixtures/providers/aihorde/working.json");
const DONE: &[u8] = include_bytes!("../../../../tests/fixtures/providers/aihorde/done.json");

fn answer(body: &[u8]) -> Script {
    Script::answer(200, JSON, body)
}

fn accepted() -> Script {
    Script::answer(202, JSON, ACCEPTED)
}

fn status(pictures: &[(&[u8], &str, bool)]) -> Script {
    let generations: Vec<_> = pictures
        .iter()
        .map(|(bytes, state, censored)| {
            json!({ "worker_id": "w", "worker_name": "n", "model": "m", "state": state,
                "img": STANDARD.encode_to_string(bytes), "seed": "7", "id": "g", "censored": censored,
                "gen_metadata": [] })
        })
        .collect();
    let body =
        json!({ "finished": 1, "processing": 0, "done": true, "generations": generations, "shared": false });
    answer(body.to_string().as_bytes())
}

fn provider(upstream: &Scripted) -> AiHorde {
    let settings = AiHordeSettings {
        models: vec![bench::model()],
        pace: bench::PACE,
        max_bytes: bench::MAX_BYTES,
    };
    AiHorde::new(settings, bench::client(upstream, "/api/v2"))
}

async fn asked(upstream: &Scripted, fields: &[(Field, &str)]) -> Told {
    let model = bench::model();
    let order = bench::order(&model, fields);
    told(provider(upstream).order(&order, &model, bench::patience())).await
}

fn lines(upstream: &Scripted) -> Vec<String> {
    let requests = upstream.requests();
    let line = |head: &str| head.lines().next().unwrap_or_default().to_owned();
    requests.iter().map(|request| line(request.head())).collect()
}

#[tokio::test]
async fn a_job_is_submitted_watched_and_fetched_once() {
    let upstream = Scripted::start([
        accepted(),
        answer(WAITING),
        answer(WAITING),
        answer(WORKING),
        answer(DONE),
        status(&[(b"RIFF picture", "ok", false)]),
    ])
    .await;
    let told = asked(&upstream, &[]).await;
    assert_eq!(
        (told.pictures, told.queued, told.fault),
        (vec![b"RIFF picture".to_vec()], vec![2], None)
    );
    let id = "9a6f3f5c-7b1f-4a57-8a6e-0b8e3c5a1d2f";
    let check = format!("GET /api/v2/generate/check/{id} HTTP/1.1");
    assert_eq!(
        lines(&upstream),
        [
            "POST /api/v2/generate/async HTTP/1.1".to_owned(),
            check.clone(),
            check.clone(),
            check.clone(),
            check,
            format!("GET /api/v2/generate/status/{id} HTTP/1.1"),
        ]
    );
}

#[tokio::test]
async fn a_request_says_what_the_visitor_chose_and_nothing_of_the_visitor() {
    let upstream = Scripted::start([Script::answer(400, JSON, b"{}")]).await;
    let fields = [
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
        (Field::Count, "2"),
    ];
    asked(&upstream, &fields).await;
    let request = &upstream.requests()[0];
    let expected = json!({
        "prompt": "a lake \"at\" night ### fog",
        "params": { "n": 2, "width": 1024, "height": 1024, "steps": 20, "cfg_scale": 7.5, "seed": "7" },
        "nsfw": false, "censor_nsfw": true, "trusted_workers": false, "slow_workers": true,
        "models": ["any-model"], "r2": false, "shared": false, "replacement_filter": true, "dry_run": false,
    });
    assert_eq!(request.json(), expected);
    let mut names: Vec<_> = request
        .head()
        .lines()
        .skip(1)
        .map(|line| line.split(':').next().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "accept-encoding",
            "authorization",
            "client-agent",
            "content-length",
            "content-type",
            "host",
            "user-agent"
        ]
    );
    assert_eq!(request.header("client-agent"), Some(AGENT));
}

#[tokio::test]
async fn any_model_is_asked_for_by_naming_none() {
    let upstream = Scripted::start([Script::answer(400, JSON, b"{}")]).await;
    let model = capabilities("any");
    let order = bench::order(&model, &[(Field::Prompt, &"a ".repeat(4_000))]);
    told(provider(&upstream).order(&order, &model, bench::patience())).await;
    let sent = upstream.requests()[0].json();
    assert_eq!(sent["models"], json!([]));
    // The Horde rewrites no words of this length, and would turn the wish away.
    assert_eq!(sent["replacement_filter"], json!(false));
}

#[tokio::test]
async fn a_picture_goes_as_base64_with_its_mask() {
    let model = bench::model();
    for (mask, processing) in [(false, "img2img"), (true, "inpainting")] {
        let upstream = Scripted::start([Script::answer(400, JSON, b"{}")]).await;
        let mut order = bench::order(&model, &[(Field::Strength, "0.4")]);
        order.picture = Some(bench::upload(Format::Jpeg, b"the picture"));
        order.mask = mask.then(|| bench::upload(Format::Png, b"the mask"));
        told(provider(&upstream).order(&order, &model, bench::patience())).await;
        let sent = upstream.requests()[0].json();
        assert_eq!(sent["source_image"], STANDARD.encode_to_string(b"the picture"));
        assert_eq!(sent["source_processing"], processing);
        assert_eq!(sent["params"]["denoising_strength"], json!(0.4));
        let expected = mask.then(|| STANDARD.encode_to_string(b"the mask"));
        assert_eq!(
            sent.get("source_mask").and_then(|mask| mask.as_str()),
            expected.as_deref()
        );
    }
}

/// safety.md T38.
#[tokio::test]
async fn a_censored_picture_is_a_refusal_and_the_others_come() {
    let done = || [accepted(), answer(DONE)];
    for (list, count, fault) in [
        (
            &[(b"RIFF black".as_slice(), "censored", true)][..],
            0,
            Some(Fault::Withheld),
        ),
        (&[(b"RIFF black", "ok", true)], 0, Some(Fault::Withheld)),
        (&[(b"RIFF black", "censored", false)], 0, Some(Fault::Withheld)),
        (
            &[(b"RIFF black", "censored", true), (b"RIFF good", "ok", false)],
            1,
            None,
        ),
        (
            &[(b"RIFF good", "ok", false), (b"RIFF black", "censored", true)],
            1,
            None,
        ),
    ] {
        let upstream = Scripted::start(done().into_iter().chain([status(list)])).await;
        let told = asked(&upstream, &[(Field::Count, "2")]).await;
        assert_eq!((told.pictures.len(), told.fault), (count, fault));
        assert!(told.pictures.iter().all(|picture| picture == b"RIFF good"));
    }
}

#[tokio::test]
async fn errors_are_told_by_their_names() {
    for (status, name, fault) in [
        (400, "CorruptPrompt", Fault::Declined),
        (400, "InvalidSize", Fault::Unacceptable),
        (400, "MaintenanceMode", Fault::Overloaded(None)),
        (401, "InvalidAPIKey", Fault::Unauthorized),
        (403, "TimeoutIP", Fault::Limited(Some(Duration::from_secs(180)))),
        (403, "UnsafeIP", Fault::Unauthorized),
        (403, "KudosUpfront", Fault::Unacceptable),
        (429, "TooManyPrompts", Fault::Limited(None)),
        (503, "", Fault::Overloaded(None)),
    ] {
        let body = json!({ "message": "words of somebody", "rc": name }).to_string();
        let upstream = Scripted::start([Script::answer(status, JSON, body.as_bytes())]).await;
        assert_eq!(asked(&upstream, &[]).await.fault, Some(fault), "{status} {name}");
        assert_eq!(upstream.requests().len(), 1);
    }
}

#[tokio::test]
async fn what_nobody_can_do_is_given_up_at_once() {
    let body = br#"{"finished":0,"processing":0,"done":false,"is_possible":false}"#;
    let upstream = Scripted::start([accepted(), answer(body), answer(b"{}")]).await;
    assert_eq!(asked(&upstream, &[]).await.fault, Some(Fault::Overloaded(None)));
    upstream.arrived(3).await;
    assert!(lines(&upstream)[2].starts_with("DELETE /api/v2/generate/status/"));
}

#[tokio::test]
async fn what_was_made_when_time_is_up_is_not_lost() {
    let faulted = br#"{"finished":1,"processing":0,"done":false,"faulted":true}"#;
    let good = (b"RIFF good".as_slice(), "ok", false);
    let upstream = Scripted::start([accepted(), answer(faulted), status(&[good])]).await;
    let told = asked(&upstream, &[(Field::Count, "2")]).await;
    assert_eq!((told.pictures.len(), told.fault), (1, None));
    assert!(lines(&upstream)[2].starts_with("DELETE "));
    // What was made was taken out: that is the reason.
    let upstream = Scripted::start([
        accepted(),
        answer(faulted),
        status(&[(b"RIFF black", "censored", true)]),
    ])
    .await;
    assert_eq!(asked(&upstream, &[]).await.fault, Some(Fault::Withheld));
    // Nothing of it came after all: then the first reason counts.
    let upstream = Scripted::start([accepted(), answer(faulted), status(&[])]).await;
    assert_eq!(asked(&upstream, &[]).await.fault, Some(Fault::Failed));
}

#[tokio::test]
async fn who_leaves_while_the_job_has_no_name_yet_gives_it_up_all_the_same() {
    let signal = std::sync::Arc::new(tokio::sync::Notify::new());
    let slow = Script::new().wait(&signal).send(&accepted().bytes());
    let upstream = Scripted::start([slow, answer(b"{}")]).await;
    let model = bench::model();
    let order = bench::order(&model, &[]);
    let mut events = provider(&upstream).order(&order, &model, bench::patience());
    tokio::select! {
        _ = events.next() => panic!("it said something"),
        () = upstream.arrived(1) => {}
    }
    drop(events);
    signal.notify_one();
    upstream.arrived(2).await;
    assert!(lines(&upstream)[1].starts_with("DELETE /api/v2/generate/status/9a6f3f5c"));
}

#[tokio::test]
async fn only_models_that_somebody_works_on_are_there() {
    let served = include_bytes!("../../../../tests/fixtures/providers/aihorde/models.json");
    let upstream = Scripted::start([answer(served), Script::answer(503, JSON, b"{}")]).await;
    let named = |name: &str| Model {
        upstream: name.to_owned(),
        ..bench::model()
    };
    let settings = AiHordeSettings {
        models: ["any", "Deliberate", "AlbedoBase XL (SDXL)", "Gone"]
            .map(named)
            .to_vec(),
        pace: bench::PACE,
        max_bytes: bench::MAX_BYTES,
    };
    let horde = AiHorde::new(settings, bench::client(&upstream, "/api/v2"));
    let found = horde.discover().unwrap().await.unwrap();
    let names: Vec<_> = found.iter().map(|model| model.upstream.as_str()).collect();
    assert_eq!(names, ["any", "AlbedoBase XL (SDXL)"]);
    assert_eq!(
        lines(&upstream),
        ["GET /api/v2/status/models?type=image HTTP/1.1"]
    );
    let refused = horde.discover().unwrap().await;
    assert_eq!(refused.err(), Some(Fault::Overloaded(None)));
}
