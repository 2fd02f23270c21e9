//! Light and dark: the system's, until the visitor says otherwise.

use crate::chrome::Scripts::On;
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

/// Whether the page is really dark: what is painted, not what is said.
async fn is_dark(visitor: &Visitor) -> bool {
    let paper = visitor
        .run("return getComputedStyle(document.body).backgroundColor")
        .await;
    let paper = paper.as_str().unwrap_or_default().to_owned();
    let channels = paper.trim_start_matches("rgb(").trim_end_matches(')').split(", ");
    let sum: u32 = channels
        .map(|channel| channel.parse::<u32>().expect("a colour in numbers"))
        .sum();
    sum < 3 * 128
}

#[test]
fn the_theme_is_the_systems_until_it_is_switched_and_then_remembered() {
    visit(Plan::default(), On, async |visitor| {
        visitor.system_theme("light").await;
        visitor.open("/").await;
        assert!(!is_dark(visitor).await);
        visitor.system_theme("dark").await;
        assert!(is_dark(visitor).await);
        assert_eq!(visitor.run("return localStorage.length").await, 0);

        visitor.click("[data-theme-switch]").await;
        assert!(!is_dark(visitor).await);
        visitor.reload().await;
        assert!(!is_dark(visitor).await);
        visitor.open("/privacy").await;
        assert!(!is_dark(visitor).await);

        // Back to what the system has: nothing is left to remember.
        visitor.click("[data-theme-switch]").await;
        assert!(is_dark(visitor).await);
        assert_eq!(visitor.run("return localStorage.length").await, 0);
    });
}
