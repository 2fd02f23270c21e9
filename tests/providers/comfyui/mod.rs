//! ComfyUI, by the suite, by a server that behaves as it does, and by the fault matrix.

mod faults;
mod pretend;
mod real;
mod socket;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use afterimage::entropy::Entropy;
use afterimage::error::Code;
use afterimage::form::Field;
use afterimage::pipeline::provider::comfyui::{ComfyUi, ComfyUiSettings, Graph, Slot, Slots, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace};
use afterimage::pipeline::{Step, Steps};
use futures_util::StreamExt;
use serde_json::Value;

use self::pretend::{DECLINED, ENDLESS, Pretender};
use super::studio::Studio;
use super::suite::{self, CANARY, Subject, contains};

const GRAPH: &str = include_str!("../../fixtures/providers/comfyui/graph.json");

/// The graph with its pictures on the socket, or on the disk of the server.
fn graph(disk: bool) -> Graph {
    let mut slots = Slots::default();
    for (slot, place) in [
        (Slot::Prompt, "6.inputs.text"),
        (Slot::Seed, "3.inputs.seed"),
        (Slot::Width, "5.inputs.width"),
        (Slot::Height, "5.inputs.height"),
        (Slot::Batch, "5.inputs.batch_size"),
    ] {
        slots.set(slot, place.parse().unwrap());
    }
    let class = if disk {
        "PreviewImage"
    } else {
        "SaveImageWebsocket"
    };
    Graph::parse(&GRAPH.replace("SaveImageWebsocket", class), slots, disk).unwrap()
}

fn maker_of(upstream: UpstreamSettings, entropy: Entropy, disk: bool) -> Maker {
    let graph = graph(disk);
    let model = Model {
        // The shapes that are made of a size of 64 pixels are other sizes.
        sizes: capabilities("tiny", &graph).sizes.into_iter().take(1).collect(),
        ..capabilities("tiny", &graph)
    };
    let settings = ComfyUiSettings {
        models: vec![model],
        graph,
        max_bytes: 16 << 20,
        previews: true,
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
        entropy,
    };
    let provider = ComfyUi::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn studio(pretender: &Pretender, disk: bool) -> Studio {
    let upstream = UpstreamSettings::new(pretender.url.clone(), None);
    Studio::with(maker_of(upstream, Entropy::system(), disk))
}

/// Begins an order and waits for its first step.
async fn begun(studio: &Studio, visitor: u8, prompt: &str) -> (Steps, Step) {
    let steps = studio.order(visitor, &[(Field::Prompt, prompt)]).await;
    let mut steps = steps.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let first = steps.next().await.unwrap().unwrap();
    (steps, first)
}

#[tokio::test]
async fn comfyui_passes_the_suite_and_is_left_as_it_was() {
    for disk in [false, true] {
        let pretender = Pretender::start(false).await;
        let world = pretender.world.clone();
        let subject = Subject {
            studio: studio(&pretender, disk),
            size: "64x64",
            mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            sent: Box::new(move || {
                let without_chance = |body: &Value| {
                    let mut body = body.clone();
                    body["prompt_id"] = Value::Null;
                    body["client_id"] = Value::Null;
                    body["prompt"]["3"]["inputs"]["seed"] = Value::Null;
                    body.to_string().into_bytes()
                };
                world.borrow().prompts.iter().map(without_chance).collect()
            }),
        };
        suite::run(&subject).await;
        let nothing = |world: &pretend::World| {
            world.history.is_empty() && world.running.is_none() && world.pending.is_empty()
        };
        pretender.until(nothing).await;
        assert!(pretender.world.borrow().rude.is_empty());
    }
}

#[tokio::test]
async fn first_impressions_come_before_the_picture_from_old_servers_too() {
    for old in [false, true] {
        let pretender = Pretender::start(old).await;
        let work = studio(&pretender, false)
            .work(1, &[(Field::Prompt, "a lake"), (Field::Count, "2")])
            .await;
        assert_eq!(
            (work.previews.len(), work.pictures.len(), work.refusal),
            (1, 2, None)
        );
        assert!(work.pictures[0].1 != work.pictures[1].1 && work.previews[0].1 != work.pictures[0].1);
    }
}

/// safety.md section 2 and T43: who leaves stops nobody's work but their own.
#[tokio::test]
async fn who_waits_behind_another_is_told_and_leaves_without_a_trace() {
    let pretender = Pretender::start(false).await;
    let studio = studio(&pretender, false);
    let (first, _) = begun(&studio, 1, &format!("a lake {ENDLESS}")).await;
    let (second, step) = begun(&studio, 2, "a boat").await;
    assert!(matches!(step, Step::Queued(1)), "one is before it");
    drop(second);
    pretender.until(|world| world.pending.is_empty()).await;
    assert!(
        pretender.world.borrow().running.is_some(),
        "somebody else's job was stopped"
    );
    drop(first);
    pretender
        .until(|world| world.running.is_none() && world.history.is_empty())
        .await;
    let left = pretender.world.borrow();
    assert!(left.rude.is_empty(), "{:?}", left.rude);
    assert_eq!(left.prompts.len(), 2);
}

#[tokio::test]
async fn two_visitors_at_once_each_get_their_own() {
    let pretender = Pretender::start(false).await;
    let studio = studio(&pretender, false);
    let fields = |seed| [(Field::Prompt, "a lake at dawn"), (Field::Seed, seed)];
    let alone = studio.work(1, &fields("5")).await;
    let (five, nine) = (fields("5"), fields("9"));
    let (one, other) = tokio::join!(studio.work(2, &five), studio.work(3, &nine));
    assert_eq!((one.refusal, other.refusal), (None, None));
    assert!(
        one.pictures[0].1 == alone.pictures[0].1,
        "the same seed is the same picture"
    );
    assert!(one.pictures[0].1 != other.pictures[0].1);
}

/// safety.md T38: a refusal for content is told as one, is final, and what was asked is forgotten all the same.
#[tokio::test]
async fn what_a_node_declines_is_declined_and_forgotten() {
    let pretender = Pretender::start(false).await;
    let prompt = format!("a {DECLINED} {CANARY}");
    let work = studio(&pretender, false)
        .work(1, &[(Field::Prompt, &prompt)])
        .await;
    let refusal = work.refusal.unwrap();
    assert_eq!(refusal.code, Code::Declined);
    assert!(!contains(format!("{refusal:?}").as_bytes(), CANARY.as_bytes()));
    pretender
        .until(|world| world.running.is_none() && world.history.is_empty())
        .await;
    assert_eq!(pretender.world.borrow().prompts.len(), 1);
}
