//! Which files the program opens to write, as the kernel is asked for them: its log, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use afterimage::edge::routes::TABLE;
use rustix::process::Signal;
use tokio::time::Instant;

use crate::needs::png;
use crate::program::{Folder, PATIENCE, Program};
use crate::upstream::{Upstream, pictures, response};

const CANARY: &str = "canary7f3a91c2e5-on-a-disk";
const FORMS: [&str; 4] = ["text/html", "application/json", "multipart/mixed", "image/*"];
/// One picture of each of them in turn: whole, refused, broken, and no picture at all.
const ANSWERS: usize = 6;

/// Every system call by which a file can come to be, or be changed by its path.
const TRACED: &str = "trace=open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,\
                      rename,renameat,renameat2,truncate,memfd_create,open_by_handle_at";

/// An image API that echoes what it was told, and fails in every second way.
fn moody() -> Upstream {
    let turn = std::sync::atomic::AtomicUsize::new(0);
    Upstream::start(move |call| {
        if call.head.starts_with("GET ") {
            return response("404 Not Found", "", b"");
        }
        let words = call.bytes.as_slice();
        match turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % ANSWERS {
            0 | 1 => pictures(&png()),
            2 => response("400 Bad Request", "content-type: application/json\r\n", words),
            3 => response(
                "200 OK",
                "content-type: application/json\r\n",
                b"{\"data\":[{\"b64_json\":\"iVBOR",
            ),
            4 => pictures(words),
            _ => response("500 Internal Server Error", "", call.body.as_bytes()),
        }
    })
}

fn config(upstream: &Upstream) -> String {
    format!(
        "[challenge]\nkinds = []\n[rate]\nper_minute = 100000\nper_hour = 100000\nper_day = 100000\n\
         [[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{}'\nmodels = ['sketch']\n\
         [[provider]]\nid = 'gone'\nkind = 'openai'\nbase_url = '{}'\nmodels = ['gone']\n\
         [[provider]]\nid = 'own'\nkind = 'painter'\nmodels = ['painter']\n",
        upstream.url,
        Upstream::nobody()
    )
}

/// So many requests, round after round: every route, every form of answer, every failure, and what is no request.
fn visit(program: &Program, requests: usize) {
    let mut made = 0;
    while made < requests {
        for accept in FORMS {
            for model in ["sketch", "painter", "gone", CANARY] {
                program.make(accept, &format!("prompt={CANARY}&model={model}&size=64x64"));
            }
            program.make(accept, &format!("negative_prompt={CANARY}&{CANARY}={CANARY}"));
        }
        for (path, _) in TABLE {
            program.get(&format!("{path}?{CANARY}"));
        }
        program.ask(format!("PUT /{CANARY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
        program.ask(format!("{CANARY}\r\n\r\n").as_bytes());
        program.ask(upload().as_bytes());
        made += 5 * FORMS.len() + TABLE.len() + 3;
    }
}

/// A form of many parts with a file, which some servers would put into a temporary one.
fn upload() -> String {
    let file = CANARY.repeat(4_000);
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n{CANARY}\r\n--b\r\nContent-Disposition: form-data; \
         name=\"image\"; filename=\"{CANARY}\"\r\nContent-Type: image/png\r\n\r\n{file}\r\n--b--\r\n"
    );
    let length = body.len();
    format!(
        "POST /generate HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

/// The program under strace's eyes, which see every thread from its first call on.
fn traced(folder: &Folder, words: &[PathBuf], requests: usize) -> BTreeSet<String> {
    let calls = folder.0.join("calls");
    let strace = ["strace", "-D", "-f", "-q", "-s", "4096", "-e", TRACED, "-o"].map(PathBuf::from);
    let program = Program::start_with(
        &[&strace[..], std::slice::from_ref(&calls), words].concat(),
        |command| {
            command
                .current_dir(folder.0.join("config"))
                .env("TMPDIR", &folder.0);
        },
    );
    visit(&program, requests);
    assert!(program.get("/readyz").starts_with("HTTP/1.1 200 "), "it is well");
    assert_eq!(program.end(Signal::TERM), Ok(0));
    let written = written(&calls);
    // What strace wrote holds the paths of what was asked for, and goes before the disk is looked through.
    fs::remove_file(calls).unwrap();
    written
}

/// The paths of the calls that were not refused and could make or change a file.
fn written(calls: &Path) -> BTreeSet<String> {
    let begun = Instant::now();
    let text = loop {
        let text = fs::read_to_string(calls).unwrap();
        if text.contains("+++ exited with 0 +++") {
            break text;
        }
        assert!(begun.elapsed() < PATIENCE, "strace writes to the end");
    };
    assert!(
        text.lines().filter(|line| line.contains("O_RDONLY")).count() > 10,
        "calls are seen"
    );
    let writes = |line: &&str| {
        let opens = line.contains("open");
        !opens
            || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TMPFILE"]
                .iter()
                .any(|flag| line.contains(flag))
    };
    let path = |line: &str| line.split('"').nth(1).unwrap_or(line).to_owned();
    let calls = text
        .lines()
        .filter(|line| line.contains('(') && !line.contains("resumed>"));
    calls.filter(writes).map(path).collect()
}

/// How often the canary stands in a file below a folder.
fn found(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                return found(&path);
            }
            memchr::memmem::find_iter(&fs::read(path).unwrap(), CANARY).count()
        })
        .sum()
}

fn opens_nothing_but_its_log(name: &str, requests: usize) {
    let folder = Folder::new(name);
    let upstream = moody();
    let written = traced(&folder, &folder.program(&config(&upstream)), requests);
    let logs = |path: &String| path.starts_with("access.") && path.ends_with(".log") && !path.contains('/');
    assert!(!written.is_empty() && written.iter().all(logs), "{written:?}");
    assert_eq!(found(&folder.0), 0);
    // The scan could find it.
    folder.write("log/found", CANARY);
    assert_eq!(found(&folder.0), 1);
}

fn opens_nothing_at_all(name: &str, requests: usize) {
    let folder = Folder::new(name);
    let upstream = moody();
    let mut words = folder.program(&config(&upstream));
    let file = words.pop().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let without = text.split_once("[log]").unwrap().0;
    fs::write(&file, format!("{without}[log]\ndir = ''\n")).unwrap();
    words.push(file);
    let written = traced(&folder, &words, requests);
    assert!(written.is_empty(), "{written:?}");
    assert_eq!(found(&folder.0), 0);
    assert_eq!(fs::read_dir(folder.0.join("log")).unwrap().count(), 0);
}

// safety.md T28, tier: run
#[test]
fn five_hundred_requests_open_nothing_to_write_but_the_log() {
    opens_nothing_but_its_log("disk", 500);
}

// safety.md T28, tier: run
#[test]
fn without_a_log_nothing_is_opened_to_write() {
    opens_nothing_at_all("disk-none", 500);
}

// safety.md T28, tier: full
#[test]
#[ignore = "ten thousand requests under strace take minutes"]
fn ten_thousand_requests_open_nothing_to_write_but_the_log() {
    opens_nothing_but_its_log("disk-long", 10_000);
    opens_nothing_at_all("disk-long-none", 10_000);
}
