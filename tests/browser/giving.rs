//! A picture of the visitor's own on its way through the page, with and without script.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use fantoccini::Locator;
use serde_json::json;

use crate::chrome::Scripts::{Off, On};
use crate::site::Plan;
use crate::visit::visit;
use crate::visitor::Visitor;

const WORDS: &str = "the same lake in autumn";
/// Words stand in every place of it that can hold some.
const FILE: &str = "wordy.jpg";

async fn choose(visitor: &Visitor, file: &Path) {
    let field = visitor.client().find(Locator::Css("input[name=image]")).await;
    let path = file.to_str().expect("a path of letters");
    field
        .expect("a file field")
        .send_keys(path)
        .await
        .expect("a file is chosen");
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/pictures")
        .join(FILE)
}

/// A file that is there as long as this is: a page reads it a while after it was chosen.
struct Passing(PathBuf);

impl Passing {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("afterimage-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("a file");
        Self(path)
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn arrived_clean(sent: &Mutex<Vec<Vec<u8>>>, name: &str) {
    let sent = sent.lock().unwrap();
    assert_eq!(sent.len(), 1);
    let holds = |text: &str| memchr::memmem::find(&sent[0], text.as_bytes()).is_some();
    assert!(holds(WORDS) && holds(&format!("name=\"image\"; filename=\"{name}\"")));
    assert!(!holds("canary") && !holds(FILE));
}

#[test]
fn a_picture_is_given_and_only_the_picture_reaches_the_provider() {
    let (plan, sent) = Plan::editing("[picture]\nmax_upload_bytes = \"64 KiB\"\n");
    visit(plan, On, async |visitor| {
        visitor.open("/").await;
        let large = Passing::new("large.png", &[0; 65 << 10]);
        choose(visitor, &large.0).await;
        visitor
            .reads("[data-edit-status]", "This is not a PNG, JPEG or WebP picture")
            .await;
        assert_eq!(visitor.value("#image").await, "");
        choose(visitor, &fixture()).await;
        visitor
            .reads("[data-edit-facts]", "It is sent at 32 × 48 pixels")
            .await;
        visitor.order(WORDS).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        assert_eq!(visitor.sizes("[data-pictures] img").await, [(24, 16)]);
        // The file is still chosen, without its name: the next picture can be made from it.
        assert!(visitor.value("#image").await.ends_with("picture.png"));
        arrived_clean(&sent, "image.png");
    });
}

/// The module that makes pictures ready.
const MODULE: &str = "*/js/edit.js";

/// Opens the form, and holds that module back until it is let through.
async fn open_early(visitor: &Visitor) {
    let module = json!({ "patterns": [{ "urlPattern": MODULE }] });
    visitor.devtools("Fetch.enable", module).await;
    visitor.open("/").await;
}

async fn let_through(visitor: &Visitor) {
    visitor.devtools("Fetch.disable", json!({})).await;
}

#[test]
fn a_file_that_is_chosen_early_waits_until_the_page_can_make_it_ready() {
    let (plan, sent) = Plan::editing("[picture]\nmax_upload_bytes = \"64 KiB\"\n");
    visit(plan, On, async |visitor| {
        // It is too heavy as it is, and is made lighter.
        let bytes = [std::fs::read(fixture()).unwrap(), vec![0; 64 << 10]].concat();
        let heavy = Passing::new("heavy.jpg", &bytes);
        open_early(visitor).await;
        choose(visitor, &heavy.0).await;
        visitor.order(WORDS).await;
        visitor
            .reads("[data-edit-status]", "The picture is made ready…")
            .await;
        let asked = visitor.requests().await;
        assert!(!asked.iter().any(|path| path == "/generate"), "{asked:?}");
        let_through(visitor).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        let name = "return document.querySelector('#image').files[0].name";
        assert_eq!(visitor.run(name).await, "picture.png");
        arrived_clean(&sent, "image.png");
    });
}

#[test]
fn a_file_that_is_dropped_early_is_taken_when_the_page_can_make_it_ready() {
    let (plan, _) = Plan::editing("");
    visit(plan, On, async |visitor| {
        open_early(visitor).await;
        let drop = "const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(arguments[0])], 'a.jpg'));
            return ['dragover', 'drop'].map((name) => {
                const event = new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
                document.querySelector('#prompt').dispatchEvent(event);
                return event.defaultPrevented;
            })";
        let taken = visitor
            .run_with(drop, vec![json!(std::fs::read(fixture()).unwrap())])
            .await;
        assert_eq!(
            taken,
            json!([true, true]),
            "the browser would have opened it itself"
        );
        let_through(visitor).await;
        visitor
            .reads("[data-edit-facts]", "It is sent at 32 × 48 pixels")
            .await;
    });
}

#[test]
fn where_the_page_cannot_make_a_file_ready_the_server_takes_out_what_it_says() {
    let (plan, sent) = Plan::editing("[picture]\nmax_upload_bytes = \"64 KiB\"\n");
    visit(plan, On, async |visitor| {
        visitor.journal.expect("ERR_BLOCKED_BY_CLIENT");
        visitor.devtools("Network.enable", json!({})).await;
        let module = json!({ "urls": [MODULE] });
        visitor.devtools("Network.setBlockedURLs", module).await;
        visitor.open("/").await;
        let large = Passing::new("unread.png", &[0; 65 << 10]);
        choose(visitor, &large.0).await;
        visitor.reads("#image-fault", "The file is too large.").await;
        assert_eq!(visitor.value("#image").await, "");
        assert!(!visitor.is_seen("[data-field=image] [data-with-script]").await);
        choose(visitor, &fixture()).await;
        visitor
            .until("the fault is taken back", async || {
                visitor.text("#image-fault").await.is_empty()
            })
            .await;
        visitor.order(WORDS).await;
        visitor.reads("[data-status]", "Your picture is ready.").await;
        arrived_clean(&sent, "image.jpg");
    });
}

#[test]
fn without_script_the_file_is_chosen_beside_the_code() {
    let (plan, sent) = Plan::editing("[picture]\nmax_upload_bytes = \"64 KiB\"\n");
    visit(plan, Off, async |visitor| {
        visitor.open("/").await;
        visitor
            .reads("[data-field=image]", "choose the file on the next page")
            .await;
        visitor.fill("#prompt", WORDS).await;
        visitor.click("[data-submit]").await;
        visitor.lands("One short check").await;
        choose(visitor, &fixture()).await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.lands("Your picture").await;
        visitor
            .until("the picture", async || {
                visitor.sizes("figure.picture img").await == [(24, 16)]
            })
            .await;
        assert_eq!(visitor.value("#image").await, "");
        visitor.reads("[data-field=image]", "Choose yours again").await;
        arrived_clean(&sent, "image.jpg");
    });
}
