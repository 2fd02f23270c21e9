//! The configuration is read again behind the walls, as far as it lies where something was read at the start.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::Instant;

use crate::needs::png;
use crate::program::{Folder, PATIENCE, Program};
use crate::upstream::{Upstream, pictures, response};

const FREE: &str = "[challenge]\nkinds = []\n[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n";
const TAKEN: &str = "the configuration was read again and taken over";
const REFUSED: &str = "the configuration was read again and refused";

/// An image API, and the keys it was shown.
fn keyed() -> (Upstream, Arc<Mutex<Vec<String>>>) {
    let keys: Arc<Mutex<Vec<String>>> = Arc::default();
    let shown = keys.clone();
    let upstream = Upstream::start(move |call| {
        if call.head.starts_with("GET ") {
            return response("404 Not Found", "", b"");
        }
        let mut lines = call.head.lines();
        let key = lines.find_map(|line| line.strip_prefix("authorization: Bearer "));
        shown.lock().unwrap().push(key.unwrap().to_owned());
        pictures(&png())
    });
    (upstream, keys)
}

fn provider(id: &str, url: &str, key: &Path) -> String {
    format!(
        "[[provider]]\nid = '{id}'\nkind = 'openai'\nbase_url = '{url}'\nmodels = ['{id}']\napi_key_file = {key:?}\n"
    )
}

/// Has the program read its configuration again, and gives what it says up to a line with these words, the so-manieth.
fn reload(program: &Program, said: &Path, words: &str, times: usize) -> String {
    kill_process(Pid::from_raw(program.id().cast_signed()).unwrap(), Signal::HUP).unwrap();
    let begun = Instant::now();
    loop {
        let text = fs::read_to_string(said).unwrap();
        if text.matches(words).count() >= times {
            return text;
        }
        assert!(begun.elapsed() < PATIENCE, "{words}: {text}");
        std::thread::yield_now();
    }
}

// safety.md T28, tier: run
#[test]
fn a_secret_behind_a_swapped_link_is_the_one_that_is_shown_after_a_reload() {
    // As Kubernetes does it: the file is a link through `..data`, which leads to a folder that is new each time.
    let folder = Folder::new("reload-swap");
    let (upstream, keys) = keyed();
    let mount = folder.0.join("mount");
    folder.write("mount/..first/key", "sk-first");
    symlink("..first", mount.join("..data")).unwrap();
    symlink("..data/key", mount.join("key")).unwrap();
    let config = format!("{FREE}{}", provider("up", &upstream.url, &mount.join("key")));
    let said = folder.0.join("said");
    let stderr = File::create(&said).unwrap();
    let program = Program::start_with(&folder.program(&config), |command| {
        command.stderr(stderr);
    });
    assert!(program.landlock() > 0, "its files are walled in");
    let made = |answer: String| assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:.300}");
    made(program.make("application/json", "prompt=a+lake"));
    folder.write("mount/..second/key", "sk-second");
    symlink("..second", mount.join("..new")).unwrap();
    fs::rename(mount.join("..new"), mount.join("..data")).unwrap();
    fs::remove_dir_all(mount.join("..first")).unwrap();
    reload(&program, &said, TAKEN, 1);
    made(program.make("application/json", "prompt=a+lake"));
    assert_eq!(*keys.lock().unwrap(), ["sk-first", "sk-second"]);
    assert_eq!(program.end(Signal::TERM), Ok(0));
}

// safety.md T28, tier: run
#[test]
fn a_provider_whose_file_lies_where_nothing_was_read_takes_a_restart_and_is_told_so() {
    let folder = Folder::new("reload-new");
    let (upstream, keys) = keyed();
    let first = folder.write("first/key", "sk-first");
    let one = provider("one", &upstream.url, &first);
    let config = format!("{FREE}{one}");
    let said = folder.0.join("said");
    let stderr = File::create(&said).unwrap();
    let program = Program::start_with(&folder.program(&config), |command| {
        command.stderr(stderr);
    });
    let elsewhere = folder.write("elsewhere/key", "sk-canary");
    let beside = folder.write("first/other", "sk-other");
    let two = |key: &Path| provider("two", &upstream.url, key);
    // It writes its own file anew, whose place is known.
    folder.program(&format!("{FREE}{one}{}", two(&elsewhere)));
    let text = reload(&program, &said, REFUSED, 1);
    assert!(text.contains("api_key_file"), "{text}");
    assert!(text.contains("behind the walls: it takes a restart"), "{text}");
    assert!(!text.contains("sk-canary"), "{text}");
    assert!(
        program
            .make("application/json", "prompt=x&model=two")
            .starts_with("HTTP/1.1 422 ")
    );
    // With its authorities it is the same, though they are read later.
    let authority = folder.write("authorities/own.pem", "");
    let trusting = format!("{}ca_file = {authority:?}\n", two(&beside));
    folder.program(&format!("{FREE}{one}{trusting}"));
    let text = reload(&program, &said, REFUSED, 2);
    assert!(
        text.contains("provider two: the trusted certificates cannot be loaded"),
        "{text}"
    );
    assert_eq!(text.matches("behind the walls: it takes a restart").count(), 2);
    // Beside what was read it is found.
    folder.program(&format!("{FREE}{one}{}", two(&beside)));
    reload(&program, &said, TAKEN, 1);
    let answer = program.make("application/json", "prompt=x&model=two");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:.300}");
    assert_eq!(*keys.lock().unwrap(), ["sk-other"]);
    assert_eq!(program.end(Signal::TERM), Ok(0));
}
