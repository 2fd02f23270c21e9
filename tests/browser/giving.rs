//! A picture of the visitor's own on its way through the page, with and without script.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use fantoccini::Locator;

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
        let large = std::env::temp_dir().join(format!("afterimage-large-{}.png", std::process::id()));
        std::fs::write(&large, vec![0; 65 << 10]).unwrap();
        choose(visitor, &large).await;
        std::fs::remove_file(&large).unwrap();
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
        visitor.reads("h1", "One short check").await;
        choose(visitor, &fixture()).await;
        visitor.solve().await;
        visitor.click("[data-submit]").await;
        visitor.reads("h1", "Your picture").await;
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
