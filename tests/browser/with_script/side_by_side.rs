//! Several requests at once, each with a card of its own; what is left behind is said, and what is done is told.

use serde_json::json;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::Act;
use crate::visit::visit;
use crate::visitor::Visitor;
use crate::with_script::reach::keeps_the_rules;

const NEWEST: &str = ".job:first-child [data-status]";
const OLDER: &str = ".job:nth-child(2) [data-status]";
const WORDS: &str = "a lake at dawn";

/// Asks for pictures by the work of the browser, and waits until they are begun.
async fn ask(visitor: &Visitor, words: &str) {
    let studio = visitor.site.studio();
    let calls = studio.calls();
    visitor.fill("#prompt", words).await;
    visitor.click("[data-submit]").await;
    visitor
        .until("the provider is asked", async || studio.calls() == calls + 1)
        .await;
}

/// Whether leaving would be asked about.
async fn asks_to_stay(visitor: &Visitor) -> bool {
    let leave = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented";
    visitor.run(leave).await == true
}

#[test]
fn a_second_picture_is_made_while_the_first_is_under_way_and_each_has_its_own_way_out() {
    visit(Plan::studio(), On, async |visitor| {
        let studio = visitor.site.studio();
        studio.play(vec![Act::Queued(3), Act::Hang]);
        visitor.open("/").await;
        ask(visitor, WORDS).await;
        visitor.reads(NEWEST, "Your place in line: 4").await;
        visitor.reads("[data-elapsed]", "so far.").await;
        assert!(asks_to_stay(visitor).await);

        ask(visitor, "two boats").await;
        visitor.reads(NEWEST, "Your picture is ready.").await;
        visitor.reads(OLDER, "Your place in line: 4").await;
        assert_eq!((studio.running(), visitor.kept().await), (1, 1));

        visitor.click(".job:nth-child(2) [data-cancel]").await;
        visitor.reads(OLDER, "Cancelled.").await;
        visitor
            .until("the provider is left", async || studio.running() == 0)
            .await;
        assert_eq!(visitor.count("[data-pictures] img").await, 1);
        assert!(!asks_to_stay(visitor).await);

        // What was cancelled can be asked for again, whatever stands in the form by now.
        visitor.click(".job:nth-child(2) [data-again]").await;
        visitor
            .until("the third is asked for", async || studio.calls() == 3)
            .await;
        visitor.reads(NEWEST, "Your picture is ready.").await;
        assert_eq!(visitor.value("#prompt").await, "two boats");
    });
}

#[test]
fn a_finished_picture_is_made_once_more_with_another_seed_or_gives_its_settings_back() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.click("label.shape[for='size-768x1024']").await;
        ask(visitor, WORDS).await;
        visitor.reads("[data-facts]", "Seed ").await;
        let first = visitor.text("[data-facts]").await;
        visitor.click("[data-vary]").await;
        visitor
            .until("another seed", async || {
                let facts = visitor.text(".job:first-child [data-facts]").await;
                facts.contains("Seed ") && facts != first
            })
            .await;
        let second = visitor.text(".job:first-child [data-facts]").await;

        visitor.fill("#prompt", "something else").await;
        visitor.click("label.shape[for='size-1024x1024']").await;
        visitor.click(".job:first-child [data-reuse]").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.value("[name=size]:checked").await, "768x1024");
        let seed = visitor.value("#seed").await;
        assert!(second.contains(&format!("Seed {seed} ")), "{seed}: {second}");
    });
}

#[test]
fn whoever_comes_back_is_told_what_was_left_and_what_it_may_have_cost() {
    visit(Plan::studio(), On, async |visitor| {
        let studio = visitor.site.studio();
        studio.play(vec![Act::Progress(0.5), Act::Hang]);
        visitor.open("/").await;
        ask(visitor, WORDS).await;
        visitor.reads(NEWEST, "Your picture is being made").await;
        let stored = "return JSON.stringify([{ ...sessionStorage }, { ...localStorage }])";
        assert_eq!(
            visitor.run(stored).await,
            "[{},{}]",
            "nothing is noted before the page is left"
        );
        visitor.reload().await;
        visitor
            .reads("[data-note]", "Requests under way when this page was left: 1.")
            .await;
        visitor.reads("[data-note]", "may have been counted").await;
        visitor
            .until("the provider is left", async || studio.running() == 0)
            .await;
        visitor.click("[data-note-close]").await;
        visitor.reload().await;
        assert!(!visitor.is_seen("[data-note]").await, "it is said once");
    });
}

#[test]
fn a_network_that_goes_away_and_comes_back_is_said() {
    visit(Plan::studio(), On, async |visitor| {
        // The browser may still be fetching the site's icon when it goes.
        visitor.journal.expect("net::ERR_INTERNET_DISCONNECTED");
        visitor.open("/").await;
        let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        visitor.devtools("Network.enable", json!({})).await;
        visitor
            .devtools("Network.emulateNetworkConditions", network(true))
            .await;
        visitor.reads("[data-note]", "There is no network.").await;
        keeps_the_rules(visitor, "without a network").await;
        visitor
            .devtools("Network.emulateNetworkConditions", network(false))
            .await;
        visitor.reads("[data-note]", "The network is back.").await;
    });
}

/// As if the visitor were in another tab, with a system that takes notices down.
const ELSEWHERE: &str = "window.notices = [];
    window.Notification = class extends EventTarget {
        static requestPermission() { return Promise.resolve(window.answer); }
        constructor(title, options) { super(); notices.push([title, options.body]); }
    };
    Object.defineProperty(document, 'hidden', { get: () => window.away === true, configurable: true });
    window.answer = 'denied'";

#[test]
fn whoever_looks_elsewhere_is_told_by_the_title_and_by_a_notice_only_when_they_asked() {
    visit(Plan::studio(), On, async |visitor| {
        let studio = visitor.site.studio();
        let title = async || visitor.run("return document.title").await;
        studio.play([vec![Act::Progress(0.5), Act::Wait], crate::studio::picture()].concat());
        visitor.open("/").await;
        visitor.run(ELSEWHERE).await;
        ask(visitor, WORDS).await;
        visitor
            .until("the title counts", async || title().await == "50% · Afterimage")
            .await;
        visitor.click("[data-tell]").await;
        visitor
            .reads("[data-tell-status]", "This browser shows no notices")
            .await;
        assert_eq!(visitor.count("[data-tell]:checked").await, 0);
        visitor.run("window.answer = 'granted'").await;
        visitor.click("[data-tell]").await;
        visitor.reads("[data-tell-status]", "A notice comes").await;

        visitor.run("window.away = true").await;
        studio.go_on();
        visitor
            .until("the title tells it", async || {
                title().await == "Your picture is ready. · Afterimage"
            })
            .await;
        let notices = visitor.run("return window.notices").await;
        assert_eq!(notices, json!([["Afterimage", "Your picture is ready."]]));
        visitor
            .run("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
            .await;
        assert_eq!(title().await, "Afterimage");
    });
}
