//! The same pages where no script runs: nothing that matters is missing.

use crate::chrome::Scripts::Off;
use crate::site::Plan;
use crate::visit::visit;

#[test]
fn the_form_comes_back_filled_with_a_code_and_then_the_picture_comes() {
    visit(Plan::default(), Off, async |visitor| {
        visitor.open("/").await;
        visitor.fill("#prompt", "A lighthouse in a storm").await;
        visitor.click("[name=size][value='512x512']").await;
        visitor.click("[data-submit]").await;
        visitor.reads("h1", "One short check").await;
        assert_eq!(visitor.value("#prompt").await, "A lighthouse in a storm");
        assert_eq!(visitor.value("[name=size]:checked").await, "512x512");
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads("h1", "Your picture").await;
        visitor.until("the picture", async || visitor.sizes("figure.picture img").await == [(512, 512)]).await;
        assert_eq!(visitor.value("#prompt").await, "A lighthouse in a storm");
        assert_eq!(visitor.value("#code").await, "");
    });
}
