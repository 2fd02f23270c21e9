//! Pages and states that only some visitors meet: the rules that can be checked by program hold there too.

use afterimage::pipeline::provider::Fault;
use afterimage_templates::Lang;
use afterimage_templates::text::say;

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::studio::{Act, Studio};
use crate::visit::visit;
use crate::visitor::Visitor;

use super::erasing::looked;
use super::reach::{keeps_the_rules, send};

const WORDS: &str = "a lake at dawn";

#[test]
fn the_rules_of_accessibility_hold_where_something_is_refused_and_where_something_is_erased() {
    let lines = "[rate]\nper_minute = 1\nper_hour = 1\n[api]\nenabled = true\n";
    visit(Plan::with(lines).offering(Studio::new()), On, async |visitor| {
        for status in ["409", "422", "429"] {
            visitor
                .journal
                .expect(&format!("the server responded with a status of {status}"));
        }
        refused(visitor).await;
        erased(visitor).await;
        visitor.open("/api").await;
        visitor
            .run("for (const details of document.querySelectorAll('details')) details.open = true")
            .await;
        keeps_the_rules(visitor, "what programs can ask for").await;
        visitor.open("/").await;
        visitor
            .run("location.hash = '#prompt=a+lake&style=none-of-ours'")
            .await;
        visitor.find("[data-note]:not([hidden])").await;
        keeps_the_rules(visitor, "a form that a link has filled").await;
    });
}

/// Without script: no words, a wrong code, words that were declined, a service that failed, and too many pictures.
async fn refused(visitor: &Visitor) {
    let look = async |place: &str| keeps_the_rules(visitor, place).await;
    let says = async |css: &str, id: &str| visitor.reads(css, &say(Lang::En, id)).await;
    let lands = async |id: &str| visitor.lands(&say(Lang::En, id)).await;
    let studio = visitor.site.studio();
    visitor.open("/").await;
    send(visitor).await;
    says("main", "error-prompt-missing").await;
    visitor.whole().await;
    look("a form without words").await;
    visitor.fill("#prompt", WORDS).await;
    send(visitor).await;
    lands("challenge-title").await;
    visitor.misread().await;
    send(visitor).await;
    says("#code-fault", "error-challenge-wrong.detail").await;
    visitor.whole().await;
    look("a wrong code").await;
    studio.play(vec![Act::Fail(Fault::Declined)]);
    visitor.solve().await;
    send(visitor).await;
    says(".refused", "error-upstream-refused.detail").await;
    visitor.find("form.make").await;
    visitor.whole().await;
    look("declined words").await;
    send(visitor).await;
    lands("challenge-title").await;
    studio.play(vec![Act::Fail(Fault::Failed)]);
    visitor.solve().await;
    send(visitor).await;
    says(".refused", "error-upstream-failed.detail").await;
    visitor.find("form.make").await;
    visitor.whole().await;
    look("a service that failed").await;
    // The next try needs no code, and the one after it is too much.
    send(visitor).await;
    visitor.find("figure.picture img").await;
    visitor.find("form.make").await;
    send(visitor).await;
    lands("error-rate-limited").await;
    look("too many pictures").await;
}

/// The two acts of the page about one's data.
async fn erased(visitor: &Visitor) {
    let look = async |place: &str| keeps_the_rules(visitor, place).await;
    let lands = async |id: &str| visitor.lands(&say(Lang::En, id)).await;
    visitor.open("/your-data").await;
    looked(visitor).await;
    visitor.click("button[value=connection]").await;
    lands("erase-connection-title").await;
    look("a connection that is forgotten").await;
    visitor.click("main a[href='/your-data']").await;
    lands("your-title").await;
    looked(visitor).await;
    visitor.click("button[value=everything]").await;
    lands("erase-ask-title").await;
    look("the question before everything goes").await;
    visitor.click("button[value=everything]").await;
    lands("erase-everything-title").await;
    look("everything erased").await;
}
