//! One headless Chromium with an empty profile, driven through a chromedriver of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use fantoccini::{Client, ClientBuilder};
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};

use crate::site::PLAIN_HOST;
use crate::wire::{connector, devtools};

const MISSING: &str = "chromedriver cannot be started: tests/run installs it, with Chromium";

/// Whether the pages' scripts run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scripts {
    On,
    Off,
}

/// A running browser; it ends, with its driver and its profile, when this is dropped.
pub(crate) struct Chrome {
    pub(crate) client: Client,
    // Ended before the folder it writes to is removed: fields are dropped in this order.
    _driver: Driver,
    folder: Folder,
}

impl Chrome {
    /// Starts a browser that reaches nothing but loopback, except through a proxy on this port.
    pub(crate) async fn start(scripts: Scripts, proxy: u16) -> Self {
        let folder = Folder::new();
        let (driver, port) = Driver::start();
        let capabilities = capabilities(scripts, proxy, &folder.0.join("profile"));
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was written")
        };
        let mut builder = ClientBuilder::new(connector());
        let connecting = builder
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        let client = connecting
            .unwrap_or_else(|error| panic!("Chromium does not start; tests/run installs it: {error}"));
        let chrome = Self {
            client,
            _driver: driver,
            folder,
        };
        let place = json!({ "behavior": "allow", "downloadPath": chrome.downloads() });
        devtools(&chrome.client, "Browser.setDownloadBehavior", place).await;
        chrome
    }

    /// Where files are saved.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.0.join("downloads")
    }
}

fn capabilities(scripts: Scripts, proxy: u16, profile: &Path) -> Value {
    let arguments = [
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-breakpad".to_owned(),
        "--lang=en".to_owned(),
        "--window-size=1440,900".to_owned(),
        format!("--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"),
        format!("--proxy-bypass-list={PLAIN_HOST}"),
        format!("--proxy-server=http://127.0.0.1:{proxy}"),
        format!("--user-data-dir={}", profile.display()),
    ];
    // 1 allows, 2 blocks: what a visitor sets in the browser's own settings.
    let javascript = if scripts == Scripts::On { 1 } else { 2 };
    json!({
        "browserName": "chrome",
        // A page that is still being written is looked at too, so nothing waits for its end by itself.
        "pageLoadStrategy": "none",
        // In milliseconds: a script that fills a store takes as long as the machine is slow.
        "timeouts": { "script": 300_000 },
        "unhandledPromptBehavior": "ignore",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": { "profile.managed_default_content_settings.javascript": javascript },
        },
    })
}

/// A chromedriver, and with it every process it started.
struct Driver(Child);

impl Driver {
    /// Starts one on a free port, which is sometimes no longer free when the driver takes it.
    fn start() -> (Self, u16) {
        (0..5).find_map(|_| Self::try_to_start()).expect(MISSING)
    }

    /// Starts one, and waits until it says on which port.
    fn try_to_start() -> Option<(Self, u16)> {
        let mut command = Command::new("chromedriver");
        command
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{MISSING} ({error})"));
        let said = BufReader::new(child.stdout.take().expect("it is piped"));
        let driver = Self(child);
        let port = said.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        Some((driver, port?))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            // The browser stays in its driver's group; one that is gone already needs no end.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// A folder for profile and downloads.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("browser-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("downloads")).expect("a folder for the browser");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A process that is still ending may write once more; what it leaves is in the target folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}
