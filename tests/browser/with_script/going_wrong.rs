//! What fails after the work has begun is said as it is, and costs the visitor as little as can be.

use afterimage::pipeline::provider::Fault;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::{Act, half_a_picture, picture};
use crate::visit::visit;

const STATUS: &str = "[data-stage] [data-status]";
const FAULT: &str = ".fault";
const WORDS: &str = "a lake at dawn";

#[test]
fn after_a_fault_of_the_server_the_next_try_needs_no_code() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .site
            .studio()
            .play(vec![Act::Progress(0.5), Act::Fail(Fault::Failed)]);
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor
            .reads(FAULT, "The image service failed. It broke off")
            .await;
        visitor
            .reads(
                "[data-challenge-status]",
                "No new code is needed for the next try.",
            )
            .await;
        assert!(!visitor.is_seen("#code").await);
        assert_eq!((visitor.site.codes.drawn(), visitor.kept().await), (1, 0));
        assert_eq!(visitor.value("#prompt").await, WORDS);

        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert_eq!(visitor.count(FAULT).await, 0);
        // What was given was good for one request.
        visitor.new_code().await;
        assert!(visitor.is_seen("#code").await);
        assert_eq!(visitor.site.codes.drawn(), 2);
    });
}

#[test]
fn a_picture_that_broke_off_is_not_shown_for_whole() {
    visit(Plan::studio(), On, async |visitor| {
        visitor
            .site
            .studio()
            .play([picture(), half_a_picture(Fault::Truncated)].concat());
        visitor.open("/").await;
        visitor.click("[name=count][value='2']").await;
        visitor.order(WORDS).await;
        visitor.reads(FAULT, "The image service failed.").await;
        visitor.reads(STATUS, "1 of 2 pictures arrived.").await;
        assert_eq!(visitor.sizes("[data-pictures] img").await, [(24, 16)]);
        assert_eq!(visitor.kept().await, 1);
        visitor.new_code().await;
    });
}

#[test]
fn declined_words_stay_in_the_form_and_the_next_try_has_a_new_code() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.site.studio().play(vec![Act::Fail(Fault::Declined)]);
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor
            .reads(
                FAULT,
                "Declined. The service that makes the pictures declined this prompt",
            )
            .await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
        visitor.new_code().await;
        assert_eq!(visitor.site.codes.drawn(), 2);
    });
}

#[test]
fn a_server_that_goes_away_is_told_apart_from_one_that_refuses() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.journal.expect("net::ERR_");
        visitor.site.studio().play(vec![Act::Progress(0.5), Act::Hang]);
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(STATUS, "Your picture is being made").await;
        visitor.site.stop();
        visitor
            .reads(STATUS, "The connection was lost before the picture came.")
            .await;
        visitor
            .reads("[data-challenge-status]", "The code could not be loaded.")
            .await;

        // Whoever answers the old code all the same is told that nobody is there.
        visitor.fill("#code", "ACEGH").await;
        visitor.click("[data-submit]").await;
        visitor.reads(FAULT, "This server cannot be reached.").await;
        assert_eq!(visitor.value("#prompt").await, WORDS);
    });
}
