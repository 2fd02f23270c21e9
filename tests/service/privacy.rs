//! A canary in every place a visitor can write to, and the operator's key in every fault: neither comes out; nor do the
//! visitor's address, cookie, challenges, answers, files and pictures.
//!
//! The flight is made by a child process with logging at its most talkative, so that everything it prints is seen.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};

use afterimage::telemetry::{install_panic_hook, install_subscriber};
use tracing::level_filters::LevelFilter;

use crate::api::flight::through_programs;
use crate::api::key;
use crate::breakage::{
    KINDS, through_a_broken_handler, through_a_lost_store, through_a_moderation, through_an_upstream,
    through_broken_tasks, through_every_fault,
};
use crate::file_form::NAME;
use crate::flight::{through_every_field, through_every_method, through_files};
use crate::hostile::{hostile_upstreams, with_text};
use crate::instance::{GENEROUS, Setup};
use crate::log::Folder;
use crate::studio::png;
use crate::traces::Secrets;
use crate::visitor::{HTML, JSON, MULTIPART};

pub(crate) const CANARY: &str = "canary7f3a91c2e5";
pub(crate) const KEY: &str = "sk-key5d0b77e1a4";
/// Where a visitor is, directly and behind the operator's proxy, as addresses are spelled.
pub(crate) const ADDRESSES: [&str; 5] = [
    "203.0.113.77",
    "2001:db8:77:66:55:44:33:22",
    "2001:0db8:0077:0066:0055:0044:0033:0022",
    "192.0.2.1:",
    "10.66.55.44",
];
const FOLDER: &str = "AFTERIMAGE_TEST_CANARY_FOLDER";
/// In the folder, what the flight has met.
const SECRETS: &str = "secrets";
/// In the folder, the access log.
const LOG: &str = "log";
/// In the folder, what the operator was shown of each service at its end.
const METRICS: &str = "metrics";

pub(crate) const FORMS: [&str; 4] = [HTML, JSON, MULTIPART, "image/png"];

/// A visitor's own browser behind the operator's proxy.
const PROXY: &str = "[server]\ntrusted_proxies = [\"10.0.0.0/8\"]\n";

// safety.md T25, T26, T30, T37, tier: run
#[test]
fn neither_a_prompt_nor_the_key_is_printed_or_logged() {
    if let Some(folder) = env::var_os(FOLDER) {
        return actix_web::rt::System::new().block_on(flight(PathBuf::from(folder)));
    }
    let folder = Folder::new("canary");
    fs::create_dir(folder.0.join(LOG)).unwrap();
    let child = Command::new(env::current_exe().unwrap())
        .args([
            "privacy::neither_a_prompt_nor_the_key_is_printed_or_logged",
            "--exact",
            "--nocapture",
        ])
        .env(FOLDER, &folder.0)
        .env("RUST_BACKTRACE", "full")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{stderr}");
    let secrets = Secrets::from(&folder.0.join(SECRETS));
    assert!(secrets.len() >= 45, "{}", secrets.len());
    let log = Folder(folder.0.join(LOG)).bytes();
    let metrics = fs::read(folder.0.join(METRICS)).unwrap();
    for (place, said) in [
        ("stdout", &child.stdout),
        ("stderr", &child.stderr),
        ("the log", &log),
        ("the metrics", &metrics),
    ] {
        secrets.are_not_in(place, said);
    }
    // Something was said at all: each panic its place, each answer its line.
    assert!(
        stderr
            .matches("ERROR afterimage: panic at tests/service/")
            .count()
            >= 12,
        "{stderr}"
    );
    let alarm =
        "WARN afterimage::pipeline::dispatch::alarm: a provider is left alone provider=\"studio\" fault=";
    assert!(stderr.contains(alarm), "{stderr}");
    let lines = String::from_utf8(log).unwrap().lines().count();
    assert!(lines > 2_000, "{lines}");
    let metrics = String::from_utf8(metrics).unwrap();
    let pages = metrics.matches("\nafterimage_build_info{").count();
    assert!(pages >= 20, "{pages}");
    // Something was counted at all, and more than one kind of it.
    for counted in [
        "afterimage_refusals_total{code=\"internal\"} ",
        "afterimage_refusals_total{code=\"prompt-characters\"} ",
        "afterimage_upstream_calls_total{provider=\"studio\",model=\"painter\",outcome=\"broken\"} ",
        "afterimage_key_requests_total{key=\"k1\"} ",
    ] {
        let mut numbers = metrics.lines().filter_map(|line| line.strip_prefix(counted));
        assert!(numbers.any(|number| number != "0"), "{counted}");
    }
}

async fn flight(folder: PathBuf) {
    install_panic_hook();
    install_subscriber(LevelFilter::TRACE);
    let log = folder.join(LOG);
    let metrics = Arc::new(Mutex::new(String::new()));
    let setup = |lines: &str| Setup {
        config: format!("{lines}\n[log]\ndir = {log:?}\n"),
        metrics: Some(metrics.clone()),
        ..Setup::default()
    };
    let mut met = Secrets::default();
    for secret in [CANARY, KEY, "canary-in-a-panic", NAME].iter().chain(&ADDRESSES) {
        met.add(secret);
    }
    pieces(&mut met, &png());
    through_every_field(setup(&format!("{GENEROUS}{PROXY}")), &mut met).await;
    through_every_method(setup(GENEROUS)).await;
    through_files(setup(&format!("{GENEROUS}[challenge]\nkinds = []"))).await;
    through_every_fault(setup(&format!("{GENEROUS}[challenge]\nkinds = []"))).await;
    met.add(key(1).expose());
    through_programs(setup(GENEROUS)).await;
    through_a_broken_handler(setup("")).await;
    through_broken_tasks().await;
    through_a_lost_store(setup(
        "[ledger]\nkey = 'a-secret-of-the-operators-servers'\nstore = 'redis://127.0.0.1:9'\n",
    ))
    .await;
    for url in hostile_upstreams() {
        through_a_moderation(setup(""), &url).await;
        for kind in KINDS {
            through_an_upstream(setup(""), kind, &url).await;
        }
    }
    met.leave(&folder.join(SECRETS));
    fs::write(folder.join(METRICS), metrics.lock().unwrap().as_bytes()).unwrap();
}

/// Pieces of a picture's pixels, long enough to be nobody else's.
fn pieces(met: &mut Secrets, picture: &[u8]) {
    for part in 1..8 {
        let at = picture.len() * part / 9;
        met.add(&picture[at..at + 12]);
    }
}

#[test]
fn the_canary_would_be_found() {
    let folder = Folder::new("found");
    fs::write(folder.0.join("x"), CANARY).unwrap();
    assert!(memchr::memmem::find(&folder.bytes(), CANARY.as_bytes()).is_some());
    let marked = with_text(&png(), CANARY);
    assert!(memchr::memmem::find(&marked, CANARY.as_bytes()).is_some());
}
