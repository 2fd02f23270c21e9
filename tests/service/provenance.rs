//! What the page about the service says of the program that answers.

use crate::instance::{Service, Setup};
use crate::visitor::Visitor;

async fn about(service: &Service) -> String {
    Visitor::new(service).get("/about").await.text().to_owned()
}

// safety.md T40, tier: run
#[actix_web::test]
async fn the_page_about_it_says_what_runs_and_where_to_read_it() {
    let source = "[site]\nsource_url = 'https://git.example/pictures?at=1&b=2'";
    let page = about(&Setup::with(source).start().await).await;
    assert!(
        page.contains(concat!("version ", env!("CARGO_PKG_VERSION"))),
        "{page}"
    );
    // Of a build for tests nobody says the commit: it is not made up.
    assert!(page.contains("id=\"about-build-unknown\""), "{page}");
    let link = "<a href=\"https://git.example/pictures?at=1&amp;b=2\" rel=\"noreferrer\">";
    assert!(page.contains(link), "{page}");
    let page = about(&Service::start().await).await;
    assert!(
        page.contains("id=\"about-build-nowhere\"") && !page.contains("git.example"),
        "{page}"
    );
}

#[actix_web::test]
async fn the_page_about_it_answers_each_of_the_requirements() {
    let page = about(&Service::start().await).await;
    for (name, verdict) in [
        ("stateless", "Holds for this program."),
        ("enforceable", "Holds in part."),
        ("privileged", "Does not hold."),
        ("target", "Holds in part."),
        ("transparency", "Holds in part."),
    ] {
        let answer = format!("<p id=\"about-{name}-how\">{verdict} ");
        assert!(page.contains(&answer), "{answer}");
    }
}
