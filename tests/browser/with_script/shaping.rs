//! The form grows from what the model takes: shapes before pixels, styles with their words, a seed one can keep.

use std::sync::{Arc, Mutex};

use afterimage::pipeline::provider::{Model, Size, painter};

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::{Studio, png};
use crate::upstream::{Upstream, pictures};
use crate::visit::visit;
use crate::visitor::Visitor;

const WORDS: &str = "a lake at dawn";
const SIZE: &str = "[name=size]:checked";
const SEED: &str = "#seed";

#[test]
fn a_shape_comes_first_then_its_pixels_and_it_can_be_turned() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        assert_eq!(visitor.value(SIZE).await, "1024x1024");
        visitor.click("label.shape[for='size-1024x768']").await;
        assert_eq!(visitor.value(SIZE).await, "1024x768");
        visitor.click("[data-swap]").await;
        assert_eq!(visitor.value(SIZE).await, "768x1024");
        visitor.click("label.shape[for='size-1024x1024']").await;
        visitor.click("[value='512x512']").await;
        assert_eq!(visitor.value(SIZE).await, "512x512");
        // A square turned is the same square.
        visitor.click("[data-swap]").await;
        assert_eq!(visitor.value(SIZE).await, "512x512");
        visitor.order(WORDS).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
    });
}

#[test]
fn what_it_takes_of_the_allowance_is_said_before_the_button_is_pressed() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor
            .reads("[data-cost]", "This takes 1 of the 4 pictures a minute")
            .await;
        visitor.click("[name=count][value='3']").await;
        visitor
            .reads("[data-cost]", "This takes 3 of the 4 pictures a minute")
            .await;
    });
}

#[test]
fn a_style_shows_the_words_it_adds_and_those_words_are_sent() {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let kept = sent.clone();
    let upstream = Upstream::start(move |asked| {
        kept.lock().unwrap().push(asked.body.clone());
        pictures(&png())
    });
    let plan = Plan::with(&format!(
        "[[provider]]\nid = \"up\"\nkind = \"openai\"\nbase_url = \"{}\"\napi_key = \"k\"\n\
         models = [{{ id = \"gpt-image-1\" }}]\n",
        upstream.url
    ));
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        visitor.click("details.fold > summary").await;
        visitor.click("[name=style][value=woodcut]").await;
        let added = visitor.text("label:has([name=style]:checked) [lang=en]").await;
        assert!(added.contains("woodcut"), "{added}");
        visitor.click("details.more > summary").await;
        assert!(visitor.count("#quality option:not([hidden])").await > 2);
        visitor.choose("#background", "transparent").await;
        visitor.order(WORDS).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        let sent = sent.lock().unwrap().clone();
        let prompt = format!("{WORDS}, {added}");
        assert!(
            sent[0].contains(&prompt) && sent[0].contains("transparent"),
            "{}",
            sent[0]
        );
        // The visitor's own words stay their own.
        assert_eq!(visitor.value("#prompt").await, WORDS);
    });
}

#[test]
fn a_seed_is_thrown_kept_given_back_and_let_go() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.click("details.more > summary").await;
        let locked = "[data-seed=lock][aria-pressed=true]";
        assert_eq!(visitor.count(locked).await, 0);
        visitor.click("[data-seed=throw]").await;
        let thrown = visitor.value(SEED).await;
        assert!(thrown.parse::<u32>().is_ok(), "{thrown}");
        assert_eq!(visitor.count(locked).await, 1);
        visitor.click("[data-seed=lock]").await;
        assert_eq!(
            (visitor.value(SEED).await.as_str(), visitor.count(locked).await),
            ("", 0)
        );

        visitor.order(WORDS).await;
        visitor.reads("[data-facts]", "Seed ").await;
        let facts = visitor.text("[data-facts]").await;
        visitor.click("[data-seed=last]").await;
        let last = visitor.value(SEED).await;
        assert!(facts.contains(&format!("Seed {last} ")), "{last}: {facts}");
    });
}

fn models() -> Vec<Model> {
    let sizes = |all: &[(u32, u32)]| {
        all.iter()
            .map(|(width, height)| Size::new(*width, *height))
            .collect()
    };
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
    let first = Model {
        label: "First".to_owned(),
        sizes: sizes(&[(1024, 1024), (1024, 768)]),
        steps: Some(1..=20),
        ..painter::capabilities("first")
    };
    let second = Model {
        label: "Second".to_owned(),
        sizes: sizes(&[(512, 512), (1024, 1024), (768, 1024)]),
        count: 2,
        seed: false,
        steps: Some(5..=50),
        styles: names(&["vivid", "ink"]),
        qualities: names(&["standard", "hd"]),
        ..painter::capabilities("second")
    };
    vec![first, second]
}

#[test]
fn another_model_keeps_what_both_take_and_shows_only_what_it_takes() {
    let plan = Plan::default().offering(Studio::offering(models()));
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("details.more > summary").await;
        visitor.fill("#negative_prompt", "people").await;
        visitor.fill(SEED, "7").await;
        visitor.click("[name=count][value='4']").await;
        assert!(!visitor.is_seen("#quality").await);
        visitor.choose("#model", "second").await;
        assert_eq!(visitor.value("#negative_prompt").await, "people");
        assert_eq!(visitor.value(SIZE).await, "1024x1024", "both take it");
        assert_eq!(visitor.value("[name=count]:checked").await, "1");
        assert!(!visitor.is_seen(SEED).await && visitor.is_seen("#quality").await);
        assert!(!visitor.is_seen("label.shape[for='size-1024x768']").await);
        visitor.reads("#steps-hint", "From 5 to 50.").await;
        // The name of a style of words is one of the upstream's own here, and means that.
        visitor.click("details.fold > summary").await;
        assert_eq!(visitor.count("[name=style]:not(:disabled)").await, 3);
        assert_eq!(
            visitor
                .count("[name=style][value=ink]:not(:disabled) ~ .adds")
                .await,
            0
        );
        visitor.click("[name=size][value='512x512']").await;
        makes(visitor).await;

        visitor.choose("#model", "first").await;
        assert_eq!(
            visitor.value(SIZE).await,
            "1024x1024",
            "the other does not make 512"
        );
        assert_eq!(visitor.value(SEED).await, "7");
        makes(visitor).await;
    });
}

async fn makes(visitor: &Visitor) {
    let calls = visitor.site.studio().calls();
    visitor.solve().await;
    visitor.click("[data-submit]").await;
    visitor
        .until("it is made", async || visitor.site.studio().calls() == calls + 1)
        .await;
    visitor
        .reads(".job:first-child [data-status]", "Your picture is ready.")
        .await;
}
