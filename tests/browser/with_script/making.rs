//! From an empty form to a picture in this browser, and out of it again.

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::{PNG, Visitor};

const STAGE: &str = "[data-pictures] img";

#[test]
fn reading_the_page_sets_no_cookie_and_asks_for_no_code() {
    visit(Plan::default(), On, async |visitor| {
        visitor.open("/").await;
        visitor.find("[data-theme-switch]").await;
        assert_eq!(visitor.cookies().await, []);
        let asked = visitor.requests().await;
        assert!(
            !asked.iter().any(|path| path.starts_with("/challenge")),
            "{asked:?}"
        );
        assert_eq!(visitor.site.codes.drawn(), 0);

        visitor.click("#prompt").await;
        visitor.new_code().await;
        let cookies = visitor.cookies().await;
        assert_eq!(cookies.len(), 1, "{cookies:?}");
        assert_eq!(cookies[0].0, "afterimage_session");
        assert_eq!(visitor.site.codes.drawn(), 1);
    });
}

/// The promise of the product, in the painter's real pictures.
#[test]
fn a_picture_is_made_and_kept_in_this_browser_until_it_is_deleted_here() {
    visit(Plan::default(), On, async |visitor| {
        visitor.open("/").await;
        visitor
            .click("[name=size][value='768x512'], [name=size][value='512x512']")
            .await;
        visitor
            .order("A quiet harbour at dawn in winter, watercolour")
            .await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        assert_eq!(visitor.sizes(STAGE).await, [(512, 512)]);
        visitor
            .reads("[data-pictures] [data-kept]", "Kept in this browser.")
            .await;
        assert_eq!(
            visitor.value("#prompt").await,
            "A quiet harbour at dawn in winter, watercolour"
        );

        visitor.reload().await;
        assert_eq!(visitor.kept().await, 1);
        visitor.click("[name=count][value='2']").await;
        visitor.order("two boats on a lake").await;
        visitor
            .until("two pictures", async || {
                visitor.sizes(STAGE).await == [(1024, 1024); 2]
            })
            .await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        visitor
            .reads("[data-pictures] > :first-child [data-facts]", " · 1/2 · Painter")
            .await;
        assert_eq!(visitor.kept().await, 3);

        look_through(visitor).await;
    });
}

async fn look_through(visitor: &Visitor) {
    visitor.open("/gallery").await;
    visitor.reads("[data-count]", "Pictures kept: 3").await;
    visitor.click("[data-grid] li:last-child button").await;
    visitor
        .until("the first picture is large", async || {
            visitor.sizes("[data-large] img").await == [(512, 512)]
        })
        .await;
    visitor.click("[data-viewer] [data-download]").await;
    assert!(visitor.saved().await.starts_with(PNG));

    visitor.click("[data-viewer] [data-delete]").await;
    visitor.reads("[data-count]", "Pictures kept: 2").await;
    assert_eq!(visitor.kept().await, 2);
    visitor
        .until("the others are drawn anew", async || {
            visitor.sizes("[data-grid] img").await == [(1024, 1024); 2]
        })
        .await;

    visitor
        .until("the viewer has closed", async || {
            !visitor.is_seen("[data-viewer]").await
        })
        .await;
    visitor.click("[data-delete-all]").await;
    visitor.click("[data-question] [value=keep]").await;
    assert_eq!(visitor.kept().await, 2);
    visitor.click("[data-delete-all]").await;
    visitor.click("[data-question] [value=delete]").await;
    visitor.reads("[data-empty]", "Nothing here yet.").await;
    assert_eq!(
        (visitor.kept().await, visitor.count("[data-grid] li").await),
        (0, 0)
    );
}
