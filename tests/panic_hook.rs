//! A panic prints where it happened, and not a word of what it was about (safety.md threats 26 and 37).

use std::env;
use std::process::Command;

use afterimage::telemetry::install_panic_hook;

const CHILD: &str = "AFTERIMAGE_TEST_PANIC_CHILD";

#[test]
fn a_panic_says_where_and_never_what() {
    if env::var_os(CHILD).is_some() {
        install_panic_hook();
        let prompt = "a canary\u{1b}[2J in a café";
        let thread = std::thread::spawn(move || panic!("cannot paint {prompt}"));
        assert!(thread.join().is_err());
        let number = std::panic::catch_unwind(|| "canary".parse::<u32>().unwrap());
        assert!(number.is_err());
        return;
    }
    let child = Command::new(env::current_exe().unwrap())
        .args(["a_panic_says_where_and_never_what", "--exact", "--nocapture"])
        .env(CHILD, "1")
        .output()
        .unwrap();
    let printed = [child.stdout, child.stderr.clone()].concat();
    assert!(child.status.success());
    assert!(!String::from_utf8_lossy(&printed).contains("canary"));
    let notes = String::from_utf8(child.stderr).unwrap();
    let notes: Vec<_> = notes.lines().collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    for note in notes {
        assert!(
            note.starts_with("ERROR afterimage: panic at tests/panic_hook.rs:"),
            "{note}"
        );
    }
}
