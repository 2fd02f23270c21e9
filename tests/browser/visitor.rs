//! Somebody before a browser: what they do, and what they see.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::chrome::Chrome;
use crate::journal::Journal;
use crate::site::Site;
use crate::wire::devtools;

/// What is not there after this long does not come.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often one looks again.
const GLANCE: Duration = Duration::from_millis(25);

/// What every PNG begins with.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

pub(crate) struct Visitor {
    pub(crate) site: Site,
    pub(crate) journal: Journal,
    chrome: Chrome,
    /// The challenge that was answered last.
    answered: RefCell<String>,
}

impl Visitor {
    pub(crate) fn new(site: Site, chrome: Chrome) -> Self {
        Self {
            site,
            journal: Journal::default(),
            chrome,
            answered: RefCell::default(),
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.chrome.client
    }

    /// Goes to a page and waits until it is whole and its modules have run.
    pub(crate) async fn open(&self, path: &str) {
        self.client()
            .goto(&format!("{}{path}", self.site.origin))
            .await
            .expect("the page opens");
        self.arrived(path).await;
    }

    pub(crate) async fn reload(&self) {
        let path = self.path().await;
        // A mark that the new page does not have.
        self.run("document.documentElement.dataset.old = ''").await;
        self.client().refresh().await.expect("the page opens again");
        self.until("the page is new", async || {
            self.count("html[data-old]").await == 0
        })
        .await;
        self.arrived(&path).await;
    }

    /// Waits until the page of a path is there and whole.
    pub(crate) async fn arrived(&self, path: &str) {
        self.until(&format!("{path} arrives"), async || self.path().await == path)
            .await;
        self.whole().await;
    }

    /// Waits until the page is there to its end: what it says early can be read before what it says late is there.
    pub(crate) async fn whole(&self) {
        self.until("the page is whole", async || {
            self.run("return document.readyState").await == "complete"
        })
        .await;
    }

    /// Waits until the page under this heading is whole, after something that leads to it.
    pub(crate) async fn lands(&self, heading: &str) {
        self.reads("h1", heading).await;
        self.whole().await;
    }

    pub(crate) async fn path(&self) -> String {
        self.client()
            .current_url()
            .await
            .expect("an address")
            .path()
            .to_owned()
    }

    /// Runs a script in the page, as a developer's console does: also where the page's own may not.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    pub(crate) async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client()
            .execute(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        devtools(self.client(), command, parameters).await
    }

    /// Looks again and again until something is so.
    pub(crate) async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let looking = async {
            let mut glance = tokio::time::interval(GLANCE);
            while !holds().await {
                // From this look on: two are never closer, however long one takes.
                glance.reset();
                glance.tick().await;
            }
        };
        if tokio::time::timeout(PATIENCE, looking).await.is_err() {
            let text = self.run("return document.body?.innerText ?? ''").await;
            panic!("not in time: {what}\n{}", text.as_str().unwrap_or_default());
        }
    }

    /// The first element that matches and can be seen, when it is there.
    pub(crate) async fn find(&self, css: &str) -> Element {
        self.until(&format!("{css} is seen"), async || self.is_seen(css).await)
            .await;
        self.client().find(Locator::Css(css)).await.expect("it was seen")
    }

    pub(crate) async fn is_seen(&self, css: &str) -> bool {
        let seen = "const e = document.querySelector(arguments[0]);
            return Boolean(e?.checkVisibility({ visibilityProperty: true }))";
        self.run_with(seen, vec![json!(css)]).await == true
    }

    pub(crate) async fn count(&self, css: &str) -> u64 {
        let counted = self
            .run_with(
                "return document.querySelectorAll(arguments[0]).length",
                vec![json!(css)],
            )
            .await;
        counted.as_u64().unwrap_or_default()
    }

    /// What stands in an element, as a reader sees it; nothing when there is none, or none to be seen.
    pub(crate) async fn text(&self, css: &str) -> String {
        let text =
            "const e = document.querySelector(arguments[0]); return e?.checkVisibility() ? e.innerText : ''";
        let text = self.run_with(text, vec![json!(css)]).await;
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Waits until an element says these words.
    pub(crate) async fn reads(&self, css: &str, words: &str) {
        self.until(&format!("{css} says {words:?}"), async || {
            self.text(css).await.contains(words)
        })
        .await;
    }

    /// What a field holds.
    pub(crate) async fn value(&self, css: &str) -> String {
        let value = "return document.querySelector(arguments[0])?.value ?? ''";
        let value = self.run_with(value, vec![json!(css)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    pub(crate) async fn click(&self, css: &str) {
        self.until(&format!("{css} is clicked"), async || {
            match self.at_rest(css).await.click().await {
                Ok(()) => true,
                // Nothing was pressed: something lay above it and may be on its way, or another has taken its place.
                Err(error) if is_missed(&error) => false,
                Err(error) => panic!("{css} cannot be clicked: {error}"),
            }
        })
        .await;
    }

    /// The first element that matches, once it is in the same place at two looks: what moves while it is pressed is
    /// missed.
    async fn at_rest(&self, css: &str) -> Element {
        let place = "const e = document.querySelector(arguments[0]);
            if (!e?.checkVisibility({ visibilityProperty: true })) return null;
            const { x, y, width, height } = e.getBoundingClientRect();
            return [x, y, width, height]";
        let before = RefCell::new(Value::Null);
        self.until(&format!("{css} is seen and rests"), async || {
            let now = self.run_with(place, vec![json!(css)]).await;
            !now.is_null() && before.replace(now.clone()) == now
        })
        .await;
        self.find(css).await
    }

    /// Chooses from a list that unfolds, where an option is never seen by itself.
    pub(crate) async fn choose(&self, css: &str, value: &str) {
        let list = self.find(css).await;
        list.select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("{value} cannot be chosen in {css}: {error}"));
    }

    /// Types into a field.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.expect("a field that can be emptied");
        field.send_keys(text).await.expect("a field that can be typed in");
    }

    /// Presses a key where the keyboard is.
    pub(crate) async fn press(&self, key: Key) {
        let here = self
            .client()
            .active_element()
            .await
            .expect("the keyboard is somewhere");
        here.send_keys(&String::from(char::from(key)))
            .await
            .expect("a key can be pressed");
    }

    /// Copies the code on show into its field, as soon as there is one that was not answered yet.
    pub(crate) async fn solve(&self) {
        self.new_code().await;
        self.fill("#code", &self.site.codes.letters()).await;
        *self.answered.borrow_mut() = self.value("[data-challenge-id]").await;
    }

    /// Gives an answer that is not the code.
    pub(crate) async fn misread(&self) {
        self.new_code().await;
        self.fill("#code", &self.site.codes.wrong_letters()).await;
        *self.answered.borrow_mut() = self.value("[data-challenge-id]").await;
    }

    /// Waits for a code, for its picture, and for the button that sends the answer to it; asks for letters where the
    /// browser would work instead.
    pub(crate) async fn new_code(&self) {
        let choosing = "return document.querySelector('[data-way=work] [data-use-code]') !== null";
        if self.run(choosing).await == true {
            self.click("[data-use-code]").await;
        }
        self.until("a new code is shown", async || {
            let id = self.value("[data-challenge-id]").await;
            let width = "return document.querySelector('[data-code-picture] img')?.naturalWidth ?? 0";
            let busy = "return document.querySelector('[data-submit][aria-disabled=true]') !== null";
            !id.is_empty()
                && id != *self.answered.borrow()
                && self.run(width).await != 0
                && self.run(busy).await == false
        })
        .await;
    }

    /// Fills the form, solves the check and presses the button.
    pub(crate) async fn order(&self, prompt: &str) {
        self.fill("#prompt", prompt).await;
        self.solve().await;
        self.click("[data-submit]").await;
    }

    /// Makes the first picture of this browser, and waits until it is made and kept.
    pub(crate) async fn make_one(&self, prompt: &str) {
        self.order(prompt).await;
        self.reads("[data-status]", "Your picture is ready.").await;
        self.until("one is kept", async || self.kept().await == 1).await;
    }

    /// The width and height in pixels of each picture a selector finds, once all of them are loaded.
    pub(crate) async fn sizes(&self, css: &str) -> Vec<(u64, u64)> {
        let found = "return [...document.querySelectorAll(arguments[0])]
            .map((image) => image.complete ? [image.naturalWidth, image.naturalHeight] : [0, 0])";
        let found = self.run_with(found, vec![json!(css)]).await;
        serde_json::from_value(found).expect("pairs of numbers")
    }

    /// How many pictures this browser keeps.
    pub(crate) async fn kept(&self) -> u64 {
        let keys =
            "return Object.keys(localStorage).filter((key) => key.startsWith('afterimage.picture.')).length";
        self.run(keys).await.as_u64().unwrap_or_default()
    }

    /// The next picture that is saved, whole; it is taken away.
    pub(crate) async fn saved(&self) -> Vec<u8> {
        let (path, bytes) = self.downloaded("png").await;
        fs::remove_file(path).expect("it can be removed");
        bytes
    }

    /// The next file with this ending that is saved, whole: where it is, and what is in it.
    pub(crate) async fn downloaded(&self, ending: &str) -> (PathBuf, Vec<u8>) {
        let whole = || {
            let files = fs::read_dir(self.chrome.downloads()).expect("a folder").flatten();
            let mut paths = files.map(|file| file.path());
            // While it grows it has a name or an ending of Chromium's own.
            paths.find(|path| {
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                // And its own name may be there a moment before what is in it.
                let written = path.metadata().is_ok_and(|file| file.len() > 0);
                written && name.starts_with("afterimage") && name.ends_with(&format!(".{ending}"))
            })
        };
        self.until("a file is saved", async || whole().is_some()).await;
        let path: PathBuf = whole().expect("it was there");
        let bytes = fs::read(&path).expect("a file");
        (path, bytes)
    }

    /// Every cookie the browser holds for the server, its name and value.
    pub(crate) async fn cookies(&self) -> Vec<(String, String)> {
        let all = self
            .client()
            .get_all_cookies()
            .await
            .expect("the browser's cookies");
        all.iter()
            .map(|cookie| (cookie.name().to_owned(), cookie.value().to_owned()))
            .collect()
    }

    /// The paths that were asked for, in order.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let all = self.journal.requests(self.client()).await;
        all.iter()
            .filter_map(|address| address.strip_prefix(&self.site.origin))
            .map(str::to_owned)
            .collect()
    }

    /// Changes the screen, in CSS pixels.
    pub(crate) async fn screen(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Changes the system's theme, `light` or `dark`.
    pub(crate) async fn system_theme(&self, theme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": theme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] }))
            .await;
    }

    /// What must be true after every visit.
    pub(crate) async fn leave(&self) {
        self.journal.check(self.client(), &self.site.origin).await;
    }
}

/// Whether a click was refused because something lay above what it was meant for, or that was no longer there.
fn is_missed(error: &CmdError) -> bool {
    use ErrorStatus::{ElementClickIntercepted, StaleElementReference};
    matches!(error, CmdError::Standard(error) if [ElementClickIntercepted, StaleElementReference].contains(&error.error))
}
