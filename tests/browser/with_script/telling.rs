//! What happens while a picture is made is told as it happens, and can be stopped.

use afterimage::pipeline::provider::Role;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::{Act, picture, png};
use crate::visit::visit;

const STATUS: &str = "[data-stage] [data-status]";
const WORDS: &str = "a lake at dawn";

#[test]
fn the_place_in_line_and_the_progress_are_told_as_they_come() {
    visit(Plan::studio(), On, async |visitor| {
        let studio = visitor.site.studio();
        let told = vec![
            Act::Queued(2),
            Act::Wait,
            Act::Queued(0),
            Act::Wait,
            Act::Progress(0.25),
            Act::Wait,
        ];
        studio.play([told, picture()].concat());
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(STATUS, "Your place in line: 3").await;
        studio.go_on();
        visitor.reads(STATUS, "Your place in line: 1").await;
        studio.go_on();
        visitor.reads(STATUS, "Your picture is being made").await;
        assert_eq!(
            visitor
                .run("return document.querySelector('[data-progress]').value")
                .await,
            0.25
        );
        assert_eq!(visitor.count("[data-pictures] img").await, 0);
        studio.go_on();
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert!(!visitor.is_seen("[data-progress]").await);
        assert_eq!(visitor.sizes("[data-pictures] img").await, [(24, 16)]);
    });
}

#[test]
fn a_preview_is_shown_until_the_picture_takes_its_place_and_is_not_kept() {
    visit(Plan::studio(), On, async |visitor| {
        let preview = vec![Act::Start(Role::Preview), Act::Bytes(png()), Act::End, Act::Wait];
        visitor.site.studio().play([preview, picture()].concat());
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor
            .until("a preview", async || {
                visitor.sizes(".preview img").await == [(24, 16)]
            })
            .await;
        assert_eq!(visitor.kept().await, 0);
        visitor.site.studio().go_on();
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert_eq!(
            (
                visitor.count(".preview").await,
                visitor.count("[data-pictures] img").await
            ),
            (0, 1)
        );
        assert_eq!(visitor.kept().await, 1);
    });
}

#[test]
fn cancelling_gives_the_work_up_and_leaves_the_form_ready() {
    visit(Plan::studio(), On, async |visitor| {
        let studio = visitor.site.studio();
        studio.play(vec![Act::Progress(0.5), Act::Hang]);
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(STATUS, "Your picture is being made").await;
        assert_eq!(studio.running(), 1);

        // Pressing again while one is made sends nothing.
        visitor.click("[data-submit]").await;
        visitor.click("[data-cancel]").await;
        visitor.reads(STATUS, "Cancelled.").await;
        visitor
            .until("the provider is left", async || studio.running() == 0)
            .await;
        assert_eq!(studio.calls(), 1);
        assert_eq!(visitor.value("#prompt").await, WORDS);
        assert!(!visitor.is_seen("[data-cancel]").await);

        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads(STATUS, "Your picture is ready.").await;
        assert_eq!((studio.calls(), visitor.kept().await), (2, 1));
    });
}
