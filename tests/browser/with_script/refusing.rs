//! What is refused before the work begins is said beside the form, and nothing typed is lost.

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::Studio;
use crate::visit::visit;
use crate::with_script::reach::keeps_the_rules;

const STATUS: &str = "[data-stage] [data-status]";
const WORDS: &str = "a lake at dawn";

#[test]
fn a_wrong_code_is_said_and_a_new_one_is_there_at_once() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 422");
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.misread().await;
        visitor.click("[data-submit]").await;
        visitor
            .reads("#code-fault", "That was not the code. Here is a new one.")
            .await;
        assert_eq!(
            (
                visitor.value("#prompt").await.as_str(),
                visitor.value("#code").await.as_str()
            ),
            (WORDS, "")
        );
        visitor.new_code().await;
        visitor
            .until("the keyboard is at the code", async || {
                visitor.count("#code:focus").await == 1
            })
            .await;
        assert_eq!(visitor.site.studio().calls(), 0);

        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert!(!visitor.is_seen("#code-fault .fault").await);
    });
}

#[test]
fn a_code_of_a_lost_session_is_replaced() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 409");
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.solve().await;
        visitor
            .client()
            .delete_all_cookies()
            .await
            .expect("cookies can be deleted");
        visitor.click("[data-submit]").await;
        visitor.reads("#code-fault", "That code is not known here.").await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
    });
}

#[test]
fn sending_without_an_answer_asks_for_it_and_sends_nothing() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor.new_code().await;
        visitor.click("[data-submit]").await;
        visitor
            .reads("[data-challenge-status]", "Copy the code first.")
            .await;
        assert_eq!(visitor.count("#code:focus").await, 1);
        assert!(!visitor.requests().await.contains(&"/generate".to_owned()));
    });
}

#[test]
fn who_has_had_enough_is_told_when_to_come_back_and_keeps_the_answer() {
    visit(
        Plan::with("[challenge]\nkinds = [\"code\"]\n[rate]\nper_minute = 1\nper_hour = 1")
            .offering(Studio::new()),
        On,
        async |visitor| {
            visitor
                .journal
                .expect("the server responded with a status of 429");
            visitor.open("/").await;
            visitor.order(WORDS).await;
            visitor.reads(STATUS, "Your picture is ready.").await;
            visitor.solve().await;
            let answer = visitor.value("#code").await;
            visitor.click("[data-submit]").await;
            visitor.reads(".job .fault", "Enough for now.").await;
            let said = visitor.text(".job .fault").await;
            let (_, wait) = said.split_once("Try again in ").expect("the time is said");
            let minutes: u32 = wait.split(' ').next().unwrap().parse().expect("minutes");
            assert!(
                (5..=60).contains(&minutes) && wait.ends_with("minutes."),
                "{said}"
            );
            assert_eq!(
                (visitor.value("#prompt").await, visitor.value("#code").await),
                (WORDS.to_owned(), answer)
            );
            assert_eq!(visitor.site.studio().calls(), 1);
        },
    );
}

#[test]
fn a_fault_in_a_field_is_said_beside_it_also_when_it_is_folded_away() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 422");
        visitor.open("/").await;
        visitor.click("details.more > summary").await;
        visitor.fill("#seed", "a seed").await;
        visitor.click("details.more > summary").await;
        visitor.order(WORDS).await;
        visitor.reads("#seed-fault", "Not a number.").await;
        assert_eq!(visitor.count("#seed:focus[aria-invalid=true]").await, 1);
        // The answer was not taken: what was wrong is mended and sent again.
        visitor.fill("#seed", "7").await;
        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
        visitor.reads("[data-facts]", "Seed 7").await;
        visitor.new_code().await;
        assert_eq!(visitor.site.codes.drawn(), 2);
    });
}

/// One picture an hour, and the hour has just begun.
const SPENT: &str = "[budget]\nper_hour = 0.04\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
                     base_url = 'http://127.0.0.1:9/v1'\nmodels = [{ id = 'painter', price = 0.04 }]\n";

#[test]
fn when_the_hour_is_spent_nobody_is_given_a_code_to_copy() {
    let codes = format!("{SPENT}\n[challenge]\nkinds = ['code']");
    visit(Plan::with(&codes).offering(Studio::new()), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 503");
        visitor.open("/").await;
        visitor
            .reads("[data-form] > .fault", "This hour’s pictures are used up.")
            .await;
        visitor.fill("#prompt", WORDS).await;
        visitor
            .reads("[data-challenge-status]", "This hour’s pictures are used up.")
            .await;
        visitor.click("[data-submit]").await;
        visitor.reads("[data-challenge-status]", "your turn comes").await;
        keeps_the_rules(visitor, "an hour that is spent").await;
        assert_eq!(visitor.count("[data-code-picture] img").await, 0);
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.site.studio().calls(), 0);
    });
}

#[test]
fn when_the_hour_is_spent_no_browser_works_for_nothing() {
    visit(Plan::with(SPENT).offering(Studio::new()), On, async |visitor| {
        visitor
            .journal
            .expect("the server responded with a status of 503");
        visitor.open("/").await;
        visitor.fill("#prompt", WORDS).await;
        visitor
            .reads("[data-work-status]", "This hour’s pictures are used up.")
            .await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert_eq!(visitor.site.studio().calls(), 0);
    });
}
