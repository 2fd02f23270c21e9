//! The access log, as the service writes it: one line for each answer, and nothing a visitor wrote.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use actix_web::http::Method;

use crate::instance::{Service, Setup};
use crate::visitor::{JSON, Visitor};

/// A folder that is gone after the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("service-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A configuration that logs here.
    pub(crate) fn setup(&self, lines: &str) -> Setup {
        Setup {
            config: format!("{lines}\n[log]\ndir = {:?}\n", self.0),
            ..Setup::default()
        }
    }

    /// Every byte in every file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = fs::read_dir(&self.0).unwrap();
        files
            .flat_map(|file| fs::read(file.unwrap().path()).unwrap())
            .collect()
    }

    pub(crate) fn lines(&self, service: &Service) -> Vec<String> {
        assert!(service.instance.log.flush(Duration::from_secs(60)));
        let text = String::from_utf8(self.bytes()).unwrap();
        text.lines().map(str::to_owned).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

// safety.md T32, tier: run
#[actix_web::test]
async fn whatever_is_asked_for_is_one_line_of_printable_words() {
    let folder = Folder::new("injection");
    let service = folder.setup("").start().await;
    let odd = [
        "\r\n",
        "\n2026-11-20T12:00Z 0.0.0.0/24 GET / 200 <10ms <1KiB",
        "\u{1b}[2J",
        "\u{2028}",
        "\u{85}",
        "\0",
        "\u{202e}",
    ];
    let mut asked = 0;
    for odd in odd {
        let escaped: String = odd.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for path in [
            format!("/{escaped}"),
            format!("/static/{escaped}/{escaped}"),
            format!("/privacy?{escaped}"),
            format!("/{}", escaped.repeat(60_000 / escaped.len())),
        ] {
            let visitor = Visitor::new(&service)
                .sending("user-agent", &escaped)
                .sending("referer", &escaped);
            visitor.get(&path).await;
            visitor.ask(Method::from_bytes(b"BREW").unwrap(), &path).await;
            asked += 2;
        }
    }
    Visitor::new(&service)
        .get(&format!("/{}", "a".repeat(64_000)))
        .await;
    let lines = folder.lines(&service);
    assert_eq!(lines.len(), asked + 1);
    for line in lines {
        assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line:?}");
        assert_eq!(line.split(' ').count(), 7, "{line}");
        assert!(line.len() < 120, "{line}");
        let route = line.split(' ').nth(3).unwrap();
        assert!(
            [
                "-",
                "/privacy",
                "/static/{hash}/{name:.+}",
                "/static/{hash}/{name}"
            ]
            .contains(&route),
            "{line}"
        );
    }
}

#[actix_web::test]
async fn a_line_says_what_was_answered_and_to_which_network() {
    let folder = Folder::new("lines");
    let service = folder
        .setup("[server]\ntrusted_proxies = [\"10.0.0.1\"]")
        .start()
        .await;
    let visitor = Visitor::new(&service).from("203.0.113.77:5").accepting(JSON);
    visitor.solve_and_make(&[("prompt", "a lake")]).await;
    Visitor::new(&service)
        .from("10.0.0.1:5")
        .sending("x-forwarded-for", "2001:db8:1:2::3")
        .get("/")
        .await;
    Visitor::new(&service)
        .from("[::ffff:198.51.100.9]:5")
        .get("/nothing")
        .await;
    let lines = folder.lines(&service);
    let told: Vec<_> = lines
        .iter()
        .map(|line| line.split_once(' ').unwrap().1.rsplitn(3, ' ').last().unwrap())
        .collect();
    assert_eq!(
        told,
        [
            "203.0.113.0/24 GET /challenge/code.png 200",
            "203.0.113.0/24 POST /generate 200",
            "2001:db8:1::/48 GET / 200",
            "198.51.100.0/24 GET - 404",
        ]
    );
}

#[actix_web::test]
async fn without_addresses_there_is_none_in_the_log() {
    let folder = Folder::new("none");
    let setup = Setup {
        config: format!("[log]\ndir = {:?}\naddress = \"none\"\n", folder.0),
        ..Setup::default()
    };
    let service = setup.start().await;
    Visitor::new(&service).from("203.0.113.77:5").get("/").await;
    assert!(folder.lines(&service)[0].contains("Z - GET / 200 "));
}

// safety.md T30, tier: run
#[actix_web::test]
async fn a_line_is_gone_after_thirty_days_and_an_hour() {
    let folder = Folder::new("age");
    let service = folder.setup("").start().await;
    Visitor::new(&service).get("/").await;
    assert_eq!(folder.lines(&service).len(), 1);
    service.time.advance(Duration::from_secs(30 * 86_400 + 3_600));
    Visitor::new(&service).get("/about").await;
    let lines = folder.lines(&service);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains(" /about "));
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_log_folder_that_cannot_be_used_is_no_reason_to_stop() {
    let folder = Folder::new("missing");
    let gone = folder.0.join("never made");
    let service = Setup {
        config: format!("[log]\ndir = {gone:?}\n"),
        ..Setup::default()
    }
    .start()
    .await;
    assert_eq!(Visitor::new(&service).get("/").await.status, 200);
    assert_eq!(
        Visitor::new(&service)
            .accepting(JSON)
            .solve_and_make(&[("prompt", "a lake")])
            .await
            .status,
        200
    );
    assert!(!gone.exists());
}
