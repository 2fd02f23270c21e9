//! What the browser reports by itself: errors, and every address it asked for.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};

use fantoccini::Client;
use serde_json::Value;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::wire::log;

/// Said when a page is left while its manifest or the icon is on its way; the tests of installing look at both.
const LEFT: [&str; 2] = [
    "Error while trying to use the following icon from the Manifest",
    "Manifest: Line: 1, column: 1, Syntax error.",
];

/// Everything reported since the browser started.
#[derive(Default)]
pub(crate) struct Journal {
    requests: RefCell<Vec<String>>,
    complaints: RefCell<Vec<String>>,
    /// What a test provokes on purpose: words of the complaint.
    expected: RefCell<Vec<String>>,
}

impl Journal {
    /// A complaint with these words is what the test is about.
    pub(crate) fn expect(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
    }

    /// The addresses asked for, in order.
    pub(crate) async fn requests(&self, client: &Client) -> Vec<String> {
        self.read(client).await;
        self.requests.borrow().clone()
    }

    /// Fails when the browser complained, or asked anybody but this origin.
    pub(crate) async fn check(&self, client: &Client, origin: &str) {
        self.read(client).await;
        let expected = self.expected.borrow();
        let complaints = self.complaints.borrow();
        let complaints: Vec<_> = complaints
            .iter()
            .filter(|complaint| !expected.iter().any(|words| complaint.contains(words)))
            .collect();
        assert!(complaints.is_empty(), "the browser complains: {complaints:#?}");
        let requests = self.requests.borrow();
        // These go nowhere; the last is the page that Chromium shows in a new tab.
        let local = ["about:", "blob:", "data:", "chrome:"];
        let own = |address: &str| {
            address
                .strip_prefix(origin)
                .is_some_and(|path| path.starts_with('/'))
                || local.iter().any(|scheme| address.starts_with(scheme))
        };
        let foreign: Vec<_> = requests.iter().filter(|address| !own(address)).collect();
        assert!(foreign.is_empty(), "the page asks elsewhere: {foreign:#?}");
    }

    async fn read(&self, client: &Client) {
        for entry in log(client, "performance").await {
            self.requests.borrow_mut().extend(address(&entry));
        }
        for entry in log(client, "browser").await {
            if matches!(entry["level"].as_str(), Some("WARNING" | "SEVERE")) {
                let said = entry["message"].as_str().unwrap_or_default();
                if LEFT.iter().any(|words| said.contains(words)) {
                    continue;
                }
                self.complaints.borrow_mut().push(said.to_owned());
            }
        }
    }
}

/// The address of a request, if the entry is about one.
fn address(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &message["message"];
    let kind = message["method"].as_str()?;
    let parameters = &message["params"];
    let address = match kind {
        "Network.requestWillBeSent" => &parameters["request"]["url"],
        "Network.webSocketCreated" | "Network.webTransportCreated" => &parameters["url"],
        _ => return None,
    };
    // Of a picture in an address, its beginning will do.
    address
        .as_str()
        .map(|address| address.chars().take(200).collect())
}

/// Whom Chromium asks by itself, whatever page is open: its makers, for the time, updates and its own sign-in, and the
/// search Debian set. A page that makes it ask them is found among the page's own requests.
const ITS_OWN: [&str; 5] = [
    "duckduckgo.com",
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "gvt1.com",
];

/// A proxy that connects nobody, and remembers who was asked for: loopback does not come here.
#[derive(Clone, Default)]
pub(crate) struct Outward(Arc<Mutex<Vec<String>>>);

impl Outward {
    /// Listens on a free port.
    pub(crate) async fn listen() -> (Self, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let outward = Self::default();
        let asked = outward.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = [0; 512];
                let read = stream.read(&mut head).await.unwrap_or_default();
                let head = String::from_utf8_lossy(&head[..read]);
                asked.0.lock().unwrap().extend(host(&head).map(str::to_owned));
            }
        });
        (outward, port)
    }

    /// Fails when anybody was asked for whom the browser does not ask by itself.
    pub(crate) fn check(&self) {
        let asked = self.0.lock().unwrap();
        let its_own = |host: &&String| {
            ITS_OWN.iter().any(|own| {
                host.strip_suffix(own)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            })
        };
        let foreign: Vec<_> = asked.iter().filter(|host| !its_own(host)).collect();
        assert!(foreign.is_empty(), "the browser went out: {foreign:#?}");
    }
}

/// The host of a request to a proxy: `CONNECT host:port` or `GET http://host/…` (RFC 9112, 3.2).
fn host(head: &str) -> Option<&str> {
    let target = head.split(' ').nth(1)?;
    let authority = target.split_once("://").map_or(target, |(_, rest)| rest);
    authority.split(['/', ':']).next()
}
