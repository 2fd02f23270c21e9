//! The browser works in place of the visitor: seen, stopped, and given up for the letters.

use fantoccini::key::Key;

use crate::chrome::Scripts::{Off, On};
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const STATUS: &str = "[data-stage] [data-status]";
const WORK: &str = "[data-work-status]";
const WORDS: &str = "a lake at dawn";

/// From now on the work that comes is more than anybody waits for.
const ENDLESS: &str = "window.quick = window.fetch;
    window.fetch = async (address, options) => {
        const answer = await window.quick(address, options);
        if (address !== '/challenge/work') return answer;
        const task = await answer.json();
        task.parameters.keyPrefix = 'f'.repeat(32);
        task.parameters.data.bits = 31;
        return new Response(JSON.stringify(task), { headers: { 'Challenge-Expires-In': '600' } });
    }";
const QUICK: &str = "window.fetch = window.quick";

async fn makes(visitor: &Visitor, calls: usize) {
    visitor.click("[data-submit]").await;
    visitor.reads(STATUS, "Your picture is ready.").await;
    visitor
        .until("the picture was made", async || {
            visitor.site.studio().calls() == calls
        })
        .await;
}

#[test]
fn the_browser_works_when_the_visitor_turns_to_the_form_and_nobody_copies_anything() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.find("[data-theme-switch]").await;
        assert_eq!(visitor.cookies().await, [], "nothing before that");
        visitor.fill("#prompt", WORDS).await;
        visitor.reads(WORK, "Done. There is nothing to type.").await;
        makes(visitor, 1).await;
        // The button again, with nothing touched in between: the work is done first, then the form goes out.
        visitor
            .until("the form is free", async || {
                visitor.count("[data-submit][aria-disabled=true]").await == 0
            })
            .await;
        visitor.click("[data-submit]").await;
        visitor
            .until("a second picture was made", async || {
                visitor.site.studio().calls() == 2
            })
            .await;
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert_eq!(visitor.site.codes.drawn(), 0, "no letters were needed");
    });
}

#[test]
fn typing_goes_on_while_the_browser_works_and_the_work_can_be_stopped_and_begun_again() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.run(ENDLESS).await;
        visitor.click("#prompt").await;
        visitor.reads(WORK, "Your browser is calculating.").await;
        let part = "return document.querySelector('[data-work-progress]').value";
        visitor
            .until("there is progress", async || {
                visitor.run(part).await.as_f64().is_some_and(|part| part > 0.0)
            })
            .await;
        visitor.fill("#prompt", WORDS).await;
        assert_eq!(visitor.value("#prompt").await, WORDS);

        visitor.click("[data-work-switch]").await;
        visitor.reads(WORK, "The calculation is stopped.").await;
        visitor.reads("[data-work-switch]", "Start the calculation").await;
        assert_eq!(visitor.run(part).await.as_f64(), Some(0.0));
        visitor.fill("#prompt", "more words").await;
        let asked = visitor.requests().await;
        let begun = asked.iter().filter(|path| *path == "/challenge/work").count();
        assert_eq!(begun, 1, "what was stopped does not begin by itself: {asked:?}");

        visitor.run(QUICK).await;
        visitor.click("[data-work-switch]").await;
        visitor.reads(WORK, "Done.").await;
        assert_eq!(
            visitor.count("[data-submit]:focus").await,
            1,
            "the keyboard goes on where the button vanished"
        );
        makes(visitor, 1).await;
    });
}

#[test]
fn a_form_sent_too_early_goes_out_when_the_work_is_done() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.run(ENDLESS).await;
        visitor.fill("#prompt", WORDS).await;
        visitor.reads(WORK, "Your browser is calculating.").await;
        visitor.click("[data-submit]").await;
        visitor.reads(WORK, "Your picture is made as soon as").await;
        assert!(!visitor.requests().await.contains(&"/generate".to_owned()));
        visitor.run(QUICK).await;
        visitor.click("[data-work-switch]").await;
        visitor.click("[data-work-switch]").await;
        visitor.reads(WORK, "Done.").await;
        assert_eq!(visitor.site.studio().calls(), 0, "stopping took the sending back");
        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
    });
}

/// safety.md T11, tier: run.
#[test]
fn where_the_allowance_is_used_up_the_browser_works_harder_and_the_picture_comes_by_itself() {
    visit(
        Plan::with("[rate]\nper_minute = 1").offering(crate::studio::Studio::new()),
        On,
        async |visitor| {
            visitor.open("/").await;
            visitor.fill("#prompt", WORDS).await;
            visitor.reads(WORK, "Done.").await;
            makes(visitor, 1).await;
            // The next work is the harder one at once, so nothing is refused in between.
            visitor
                .until("the form is free", async || {
                    visitor.count("[data-submit][aria-disabled=true]").await == 0
                })
                .await;
            visitor.click("[data-submit]").await;
            visitor
                .until("a second picture was made", async || {
                    visitor.site.studio().calls() == 2
                })
                .await;
            visitor.reads(STATUS, "Your picture is ready.").await;
            assert!(!visitor.is_seen("[data-faults] .fault").await);
        },
    );
}

#[test]
fn the_letters_are_one_button_away_and_so_is_the_way_back() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.run(ENDLESS).await;
        visitor.fill("#prompt", WORDS).await;
        visitor.reads(WORK, "Your browser is calculating.").await;
        visitor.click("[data-use-code]").await;
        visitor
            .until("the keyboard is at the code", async || {
                visitor.count("#code:focus").await == 1
            })
            .await;
        assert!(!visitor.is_seen("[data-work]").await);
        visitor.solve().await;
        makes(visitor, 1).await;
        visitor.new_code().await;

        visitor.run(QUICK).await;
        visitor.click("[data-use-work]").await;
        visitor.reads(WORK, "Done.").await;
        assert!(!visitor.is_seen("#code").await);
        makes(visitor, 2).await;
        assert_eq!(visitor.site.codes.drawn(), 2);
    });
}

#[test]
fn where_the_browser_cannot_work_the_letters_come_by_themselves() {
    let broken = [
        "window.Worker = class { constructor() { throw new TypeError() } }",
        "delete window.Worker; window.Worker = undefined",
        "window.Worker = class extends EventTarget {
            postMessage() { setTimeout(() => this.dispatchEvent(new Event('error'))) }
            terminate() {}
        }",
    ];
    visit(Plan::studio(), On, async |visitor| {
        for (calls, broken) in (1..).zip(broken) {
            visitor.open("/").await;
            visitor.run(broken).await;
            visitor.fill("#prompt", WORDS).await;
            visitor.find("#code").await;
            assert!(!visitor.is_seen("[data-work], [data-use-work]").await);
            visitor.solve().await;
            makes(visitor, calls).await;
        }
    });
}

#[test]
fn work_of_a_lost_session_is_said_and_done_anew() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 409");
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.reads(WORK, "Done.").await;
        let client = visitor.client();
        client.delete_all_cookies().await.expect("cookies can be deleted");
        visitor.click("[data-submit]").await;
        visitor
            .reads("#work-fault", "That calculation is not known here.")
            .await;
        visitor.reads(WORK, "Done.").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        makes(visitor, 1).await;
    });
}

#[test]
fn a_worker_that_is_not_ours_does_not_run() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.journal.expect("Creating a TrustedTypePolicy");
        visitor.open("/").await;
        let tried = visitor
            .client()
            .execute_async(
                "const done = arguments[arguments.length - 1];
                const outcome = (act) => { try { act(); return 'ran'; } catch (error) { return error.name; } };
                import(document.querySelector('link[href$=\"/js/trusted.js\"]').href).then(({ ownScript }) => done([
                    outcome(() => ownScript('./make.js')),
                    outcome(() => ownScript('data:text/javascript,')),
                    outcome(() => ownScript('https://evil.example/work-worker.js')),
                    outcome(() => trustedTypes.createPolicy('other', {})),
                    outcome(() => trustedTypes.createPolicy('afterimage', {})),
                    outcome(() => ownScript('./work-worker.js')),
                ]), (error) => done(String(error)));",
                Vec::new(),
            )
            .await
            .expect("it can be tried");
        let refused = "TypeError";
        assert_eq!(
            tried,
            serde_json::json!([refused, refused, refused, refused, refused, "ran"])
        );
    });
}

#[test]
fn work_is_all_that_a_keyboard_needs_to_pass() {
    visit(
        Plan::with("[challenge]\nkinds = [\"work\"]").offering(crate::studio::Studio::new()),
        On,
        async |visitor| {
            visitor.open("/").await;
            visitor.fill("#prompt", WORDS).await;
            visitor.reads(WORK, "Done.").await;
            assert_eq!(visitor.count("#code, [data-use-code], [data-use-work]").await, 0);
            let prompt = visitor.find("#prompt").await;
            prompt
                .send_keys(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter)))
                .await
                .expect("keys can be pressed");
            visitor.reads(STATUS, "Your picture is ready.").await;
        },
    );
}

#[test]
fn where_only_work_is_taken_a_page_without_script_says_what_is_needed() {
    visit(
        Plan::with("[challenge]\nkinds = [\"work\"]").offering(crate::studio::Studio::new()),
        Off,
        async |visitor| {
            visitor
                .journal
                .expect("the server responded with a status of 422");
            visitor.open("/").await;
            visitor.reads("form.make", "That takes JavaScript").await;
            assert!(!visitor.is_seen("[data-challenge]").await);
            visitor.fill("#prompt", WORDS).await;
            visitor.click("[data-submit]").await;
            visitor.lands("A calculation is needed").await;
            assert_eq!(visitor.value("#prompt").await, WORDS);
        },
    );
}
