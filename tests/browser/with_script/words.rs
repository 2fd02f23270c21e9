//! Words before they are sent: recalled from this browser, brought by a link, looked over for what is private.

use fantoccini::key::Key;
use serde_json::json;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const PROMPT: &str = "#prompt";
const WORDS: &str = "a lake at dawn";
const ENTRIES: &str = "dialog [data-history-entries] li";

async fn go(visitor: &Visitor, path: &str) {
    let address = format!("{}{path}", visitor.site.origin);
    visitor.client().goto(&address).await.expect("the page opens");
    visitor.find(".tools").await;
}

#[test]
fn a_link_carries_the_form_to_another_browser_and_no_server_hears_of_it() {
    visit(Plan::studio(), On, async |visitor| {
        // Where the clipboard is closed the link is shown; where it is open it goes there.
        let closed = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })";
        visitor
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": closed }),
            )
            .await;
        visitor.open("/").await;
        visitor.click("[data-link]").await;
        visitor
            .reads("[data-link-status]", "There are no words to link to.")
            .await;
        visitor.fill(PROMPT, "a lake & a \"boat\"").await;
        visitor.click("label.shape[for='size-768x1024']").await;
        visitor.click("details.fold > summary").await;
        visitor.click("[name=style][value=ink]").await;
        visitor.click("[data-link]").await;
        visitor.reads("[data-link-status]", "Copy this link:").await;
        let link = visitor.value("[data-link-status] input").await;
        let path = link.strip_prefix(&visitor.site.origin).expect("it leads here");
        assert!(path.starts_with("/#prompt=a+lake"), "{link}");

        visitor.open("/about").await;
        go(visitor, path).await;
        visitor
            .reads("[data-note]", "A link filled this form. Nothing is sent")
            .await;
        assert_eq!(visitor.value(PROMPT).await, "a lake & a \"boat\"");
        assert_eq!(visitor.value("[name=size]:checked").await, "768x1024");
        assert_eq!(visitor.value("[name=style]:checked").await, "ink");
        assert_eq!(
            visitor.run("return location.href").await,
            format!("{}/", visitor.site.origin)
        );
        assert_eq!(visitor.site.studio().calls(), 0);
        let asked = visitor.requests().await;
        assert!(
            !asked
                .iter()
                .any(|path| path.contains("lake") && !path.contains('#')),
            "{asked:?}"
        );

        // One with words already loses none of them.
        visitor.run("location.hash = '#prompt=other'").await;
        visitor.reads("[data-note]", "Yours stay.").await;
        assert_eq!(visitor.value(PROMPT).await, "a lake & a \"boat\"");
    });
}

#[test]
fn what_a_link_asks_for_and_cannot_be_had_is_left_out_and_said() {
    visit(Plan::studio(), On, async |visitor| {
        go(
            visitor,
            "/#prompt=x&size=9x9&style=none-of-ours&count=99&seed=7&model=another",
        )
        .await;
        visitor
            .reads("[data-note]", "not everything in it can be had here")
            .await;
        assert_eq!(visitor.value("[name=size]:checked").await, "1024x1024");
        assert_eq!(visitor.value("[name=count]:checked").await, "1");
        assert_eq!(visitor.value("#seed").await, "7");
        assert!(visitor.is_seen("#seed").await, "what was filled can be seen");
    });
}

#[test]
fn words_are_listed_only_for_those_who_asked_and_can_be_found_and_deleted() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.order(WORDS).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        assert!(!visitor.is_seen("[data-history]").await);

        visitor.click("details.more > summary").await;
        visitor.click("[data-keep-words]").await;
        for (words, kept) in [("two boats", 2), ("<b>a red fox</b>", 3)] {
            visitor.fill(PROMPT, words).await;
            visitor.solve().await;
            visitor.click("[data-submit]").await;
            visitor
                .until("it is kept", async || visitor.kept().await == kept)
                .await;
            // Whoever leaves before the page knows is asked whether to.
            visitor
                .reads(".job:first-child [data-kept]", "Kept in this browser.")
                .await;
        }
        visitor.reload().await;
        visitor.click(PROMPT).await;
        visitor.press(Key::Up).await;
        assert_eq!(visitor.value(PROMPT).await, "<b>a red fox</b>");
        visitor.press(Key::Up).await;
        assert_eq!(visitor.value(PROMPT).await, "two boats");
        visitor.click("details.more > summary").await;
        assert_eq!(
            visitor.count("[data-keep-words]:checked").await,
            1,
            "the tick is remembered"
        );

        visitor.click("[data-history]").await;
        visitor.reads("dialog [data-history-status]", "Entries: 2").await;
        visitor.fill("dialog [data-history-search]", "FOX").await;
        visitor.reads("dialog [data-history-status]", "Entries: 1").await;
        assert_eq!(visitor.count("dialog b").await, 0);
        visitor.click("dialog li .take").await;
        // A dialog says only a moment later that it was closed.
        visitor
            .until("the words are taken up", async || {
                visitor.value(PROMPT).await == "<b>a red fox</b>"
            })
            .await;
        assert_eq!(
            (
                visitor.count("dialog.history").await,
                visitor.count("#prompt:focus").await
            ),
            (0, 1)
        );

        visitor.click("[data-history]").await;
        visitor.click("dialog li:last-child .quiet").await;
        visitor
            .until("one is left", async || visitor.count(ENTRIES).await == 1)
            .await;
        visitor.click("[data-history-clear]").await;
        visitor.click("[data-history-clear-sure]").await;
        visitor
            .until("nothing is left", async || {
                visitor
                    .run("return localStorage.getItem('afterimage.history')")
                    .await
                    .is_null()
            })
            .await;
        visitor
            .until("the list has gone too", async || {
                !visitor.is_seen("[data-history]").await
            })
            .await;
    });
}

#[test]
fn what_seems_private_is_pointed_out_here_and_stops_nobody() {
    visit(Plan::studio(), On, async |visitor| {
        visitor.open("/").await;
        visitor.fill(PROMPT, "a letter to anna@example.org").await;
        visitor.reads("[data-careful-words]", "an e-mail address").await;
        visitor.click("[data-careful-dismiss]").await;
        assert!(!visitor.is_seen("[data-careful]").await);
        visitor
            .fill(PROMPT, "a letter to anna@example.org, call +49 170 1234567")
            .await;
        visitor.reads("[data-careful-words]", "a phone number").await;
        visitor.fill(PROMPT, "my card 4111 1111 1111 1111").await;
        visitor.reads("[data-careful-words]", "a card number").await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        let asked = visitor.requests().await;
        assert!(
            !asked
                .iter()
                .any(|path| path.contains("anna") || path.contains("4111")),
            "{asked:?}"
        );
        visitor.fill(PROMPT, "a lake").await;
        visitor
            .until("the line goes", async || !visitor.is_seen("[data-careful]").await)
            .await;
    });
}
