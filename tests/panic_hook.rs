//! A panic prints where it happened, and not a word of what it was about (safety.md threats 26 and 37).
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and this one is about it"
)]

use std::env;
use std::process::Command;

use afterimage::telemetry::install_panic_hook;

const CHILD: &str = "AFTERIMAGE_TEST_PANIC_CHILD";

/// Breaks when it is dropped, as a guard over a prompt might.
struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        panic!("cannot wipe {}", self.0);
    }
}

fn in_a_task_and_while_dropping() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let task = tokio::spawn(async { panic!("cannot watch canary") });
        assert!(task.await.unwrap_err().is_panic());
        let blocking = tokio::task::spawn_blocking(|| panic!("cannot paint canary"));
        assert!(blocking.await.unwrap_err().is_panic());
        let dropped = tokio::spawn(async { drop(Guard("canary")) });
        assert!(dropped.await.unwrap_err().is_panic());
    });
    actix_web::rt::System::new().block_on(async {
        let task = actix_web::rt::spawn(async { panic!("cannot answer canary") });
        assert!(task.await.unwrap_err().is_panic());
    });
}

#[test]
fn a_panic_says_where_and_never_what() {
    if env::var_os(CHILD).is_some() {
        install_panic_hook();
        let prompt = "a canary\u{1b}[2J in a café";
        let thread = std::thread::spawn(move || panic!("cannot paint {prompt}"));
        assert!(thread.join().is_err());
        let number = std::panic::catch_unwind(|| "canary".parse::<u32>().unwrap());
        assert!(number.is_err());
        in_a_task_and_while_dropping();
        return;
    }
    let child = Command::new(env::current_exe().unwrap())
        .args(["a_panic_says_where_and_never_what", "--exact", "--nocapture"])
        .env(CHILD, "1")
        // What an operator turns on to look for a fault shows no more.
        .env("RUST_BACKTRACE", "full")
        .output()
        .unwrap();
    let printed = [child.stdout, child.stderr.clone()].concat();
    assert!(child.status.success());
    assert!(!String::from_utf8_lossy(&printed).contains("canary"));
    let notes = String::from_utf8(child.stderr).unwrap();
    let notes: Vec<_> = notes.lines().collect();
    assert_eq!(notes.len(), 6, "{notes:?}");
    for note in notes {
        assert!(
            note.starts_with("ERROR afterimage: panic at tests/panic_hook.rs:"),
            "{note}"
        );
    }
}
