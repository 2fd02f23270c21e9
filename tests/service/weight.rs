//! The first page is light, and the gallery's script: what is loaded, compressed as it goes out.

use std::collections::BTreeSet;

use actix_web::http::header::ACCEPT_ENCODING;
use miniz_oxide::deflate::compress_to_vec;

use crate::instance::Service;
use crate::visitor::Visitor;

/// The page and its style sheets.
const PAGE: usize = 14 << 10;
/// Every module that the page names; those it fetches when somebody wants them are not among them.
const SCRIPTS: usize = 40 << 10;

#[actix_web::test]
async fn the_first_page_weighs_no_more_than_it_may() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let answer = visitor.get("/").await;
    let page = answer.page();
    let named = |selector: &str, attribute: &str| -> BTreeSet<String> {
        page.all(selector)
            .into_iter()
            .filter_map(|element| element.attr(attribute).map(str::to_owned))
            .collect()
    };
    let styles = named("link[rel=stylesheet]", "href");
    let mut scripts = named("script[src]", "src");
    scripts.extend(named("link[rel=modulepreload]", "href"));
    assert!(styles.len() > 2 && scripts.len() > 20, "{styles:?} {scripts:?}");

    let html = compress_to_vec(&answer.body, 9).len();
    let (styles, scripts) = (weigh(&service, &styles).await, weigh(&service, &scripts).await);
    assert!(
        html + styles <= PAGE,
        "page {html} and styles {styles} of {PAGE} bytes"
    );
    assert!(scripts <= SCRIPTS, "scripts {scripts} of {SCRIPTS} bytes");
}

#[actix_web::test]
async fn the_gallery_weighs_no_more_than_it_may() {
    let service = Service::start().await;
    let answer = Visitor::new(&service).get("/gallery").await;
    let page = answer.page();
    let mut scripts = BTreeSet::new();
    for (selector, attribute) in [("script[src]", "src"), ("link[rel=modulepreload]", "href")] {
        let named = page.all(selector);
        scripts.extend(
            named
                .into_iter()
                .filter_map(|element| element.attr(attribute).map(str::to_owned)),
        );
    }
    assert!(scripts.len() > 20, "{scripts:?}");
    let scripts = weigh(&service, &scripts).await;
    assert!(scripts <= SCRIPTS, "scripts {scripts} of {SCRIPTS} bytes");
}

async fn weigh(service: &Service, addresses: &BTreeSet<String>) -> usize {
    let visitor = Visitor::new(service).sending(ACCEPT_ENCODING.as_str(), "br");
    let mut sum = 0;
    for address in addresses {
        let file = visitor.get(address).await;
        assert_eq!(file.status, 200, "{address}");
        sum += file.body.len();
    }
    sum
}
