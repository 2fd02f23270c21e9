//! The first page is light, and the gallery's script: what is loaded, compressed as it goes out.

use std::collections::BTreeSet;

use actix_web::http::header::ACCEPT_ENCODING;
use miniz_oxide::deflate::compress_to_vec;

use crate::answer::Answer;
use crate::instance::Service;
use crate::visitor::Visitor;

/// The page and its style sheets.
const PAGE: usize = 14 << 10;
/// Every module that the page names; those it fetches when somebody wants them are not among them.
const SCRIPTS: usize = 40 << 10;

/// The modules that a page names.
fn modules(answer: &Answer) -> BTreeSet<String> {
    let mut scripts = named(answer, "script[src]", "src");
    scripts.extend(named(answer, "link[rel=modulepreload]", "href"));
    assert!(scripts.len() > 4, "{scripts:?}");
    scripts
}

fn named(answer: &Answer, selector: &str, attribute: &str) -> BTreeSet<String> {
    let page = answer.page();
    page.all(selector)
        .into_iter()
        .filter_map(|element| element.attr(attribute).map(str::to_owned))
        .collect()
}

#[actix_web::test]
async fn the_first_page_weighs_no_more_than_it_may() {
    let service = Service::start().await;
    let answer = Visitor::new(&service).get("/").await;
    let styles = named(&answer, "link[rel=stylesheet]", "href");
    assert!(styles.len() > 2, "{styles:?}");
    let html = compress_to_vec(&answer.body, 9).len();
    let styles = weigh(&service, &styles).await;
    let scripts = weigh(&service, &modules(&answer)).await;
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
    let scripts = weigh(&service, &modules(&answer)).await;
    assert!(scripts <= SCRIPTS, "scripts {scripts} of {SCRIPTS} bytes");
}

/// What is imported and not named is found late, and weighed by nobody.
#[actix_web::test]
async fn a_page_names_every_module_that_its_modules_import() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    for path in ["/", "/gallery", "/your-data"] {
        let named = modules(&visitor.get(path).await);
        let mut imports = 0;
        for address in &named {
            let folder = address.rsplit_once('/').expect("an address in a folder").0;
            let module = visitor.get(address).await;
            let text = std::str::from_utf8(&module.body).expect("text");
            for import in text.lines().filter_map(imported) {
                imports += 1;
                assert!(
                    named.contains(&format!("{folder}/{import}")),
                    "{path}: {import} for {address}"
                );
            }
        }
        assert!(imports > 2, "{path}: {imports}");
    }
}

/// The module that a line imports at once.
fn imported(line: &str) -> Option<&str> {
    let statement = line
        .strip_prefix("import ")
        .or_else(|| line.strip_prefix("} from "))?;
    statement.split_once("\"./")?.1.split('"').next()
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
