//! What this browser keeps, and what is said when it keeps nothing.

use serde_json::json;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::PNG;

const KEPT: &str = "[data-pictures] [data-kept]";
const WORDS: &str = "a lake at dawn";

/// Fills the storage to its last character.
const FILL: &str = "
    let text = 'x'.repeat(1 << 20), number = 0;
    while (text.length > 0) {
        try { localStorage.setItem(`filled.${number++}`, text); }
        catch { text = text.slice(0, text.length / 2); }
    }";

#[test]
fn when_the_storage_is_full_the_picture_can_still_be_saved() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.run(FILL).await;
        visitor.order(WORDS).await;
        visitor
            .reads(
                KEPT,
                "This browser’s storage is full, so the picture is not kept.",
            )
            .await;
        assert_eq!(
            (visitor.kept().await, visitor.sizes("[data-pictures] img").await),
            (0, vec![(24, 16)])
        );
        visitor.click("[data-pictures] [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));

        // It is kept nowhere, so the next one does not push it off the page.
        visitor.run("localStorage.clear()").await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor
            .until("one is kept", async || visitor.kept().await == 1)
            .await;
        visitor
            .until("both are shown", async || {
                visitor.count("[data-pictures] img").await == 2
            })
            .await;
    });
}

#[test]
fn a_browser_that_keeps_nothing_is_no_obstacle() {
    visit(Plan::studio(), On, async |visitor| {
        let blocked = "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); } })";
        visitor
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": blocked }),
            )
            .await;
        visitor.open("/").await;
        visitor.click("[data-theme-switch]").await;
        assert_eq!(visitor.count("html[data-theme=dark]").await, 1);
        visitor.order(WORDS).await;
        visitor
            .reads(KEPT, "This browser does not let the page keep anything.")
            .await;
        visitor.click("[data-pictures] [data-download]").await;
        assert!(visitor.saved().await.starts_with(PNG));
        visitor.open("/gallery").await;
        visitor.reads("[data-blocked]", "there is no gallery").await;
    });
}

#[test]
fn words_are_kept_only_when_the_visitor_says_so() {
    visit(Plan::studio(), On, async |visitor| {
        let everything = "return JSON.stringify({ ...localStorage }) + document.cookie";
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, "Kept in this browser.").await;
        let kept = visitor.run(everything).await;
        assert!(!kept.as_str().unwrap().contains(WORDS), "{kept}");

        visitor.click("details.more > summary").await;
        visitor.click("[data-keep-words]").await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor
            .until("two are kept", async || visitor.kept().await == 2)
            .await;
        let kept = visitor.run(everything).await;
        assert!(kept.as_str().unwrap().contains(WORDS), "{kept}");
        visitor.open("/gallery").await;
        visitor.click("[data-grid] li:first-child button").await;
        visitor.reads("[data-viewer] [data-words]", WORDS).await;
    });
}

#[test]
fn a_picture_can_be_taken_back_where_it_was_made() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads(KEPT, "Kept in this browser.").await;
        visitor.click("[data-pictures] [data-remove]").await;
        visitor.reads(KEPT, "Removed from this browser.").await;
        assert_eq!(visitor.kept().await, 0);
        visitor.open("/gallery").await;
        visitor.reads("[data-empty]", "Nothing here yet.").await;
    });
}
