//! Programs and settings that break a promise, each of which the audit names.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command};
use std::sync::Mutex;
use std::thread;

use crate::program::{Audited, Folder};

/// A process of another program, which ends with the test.
struct Other(Child);

impl Other {
    /// Runs these lines of shell.
    fn run(lines: &str) -> Self {
        // What it was started with is told of it only once it runs; stopped, it needs no other program to wait.
        let ready = "exec sh -c 'echo ready; kill -STOP $$'";
        let mut child = Command::new("sh")
            .args(["-c", &format!("{lines}; {ready}")])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut word = [0; 6];
        child.stdout.as_mut().unwrap().read_exact(&mut word).unwrap();
        Self(child)
    }

    fn audit(&self, folder: &Folder) -> Audited {
        let id = self.0.id().to_string();
        let nobody = ["--pid", &id, "--url", "http://127.0.0.1:9/"];
        Audited::with(&folder.config(""), &nobody, &[])
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_log_with_a_foreign_line_a_line_too_old_and_no_wall_break_their_promises() {
    let folder = Folder::new("log");
    fs::write(folder.path("log/access.2026-11-01.log"), "a lake at dawn\n").unwrap();
    let good = "2019-11-09T14:05Z 203.0.113.0/24 POST /generate 200 <10s <4MiB\n";
    fs::write(folder.path("log/access.2019-11-09.log"), good).unwrap();
    let config = folder.config("[server]\nsandbox = \"off\"");
    let audited = Audited::with(&config, &[], &[]);
    assert_eq!(audited.code, Some(1));
    let (verdict, evidence) = audited.of("privacy-log-never");
    assert_eq!(verdict, "broken");
    assert!(
        evidence.contains("1 lines that the program does not write"),
        "{evidence}"
    );
    assert!(
        evidence.contains("2019-11-09.log is kept for too long"),
        "{evidence}"
    );
    assert!(!evidence.contains("a lake"), "{evidence}");
    assert_eq!(audited.of("walls").0, "broken");
    assert_eq!(audited.of("privacy-prompt-never").0, "holds");
}

#[test]
fn a_process_without_walls_with_cores_a_secret_and_an_open_file_breaks_four_promises() {
    let folder = Folder::new("bare");
    let file = folder.path("notes.txt");
    let lines =
        format!("ulimit -c unlimited; export AFTERIMAGE_LEDGER__KEY=canary-of-a-key; exec 3>{file:?}");
    let audited = Other::run(&lines).audit(&folder);
    assert_eq!(audited.code, Some(1));
    for (id, told) in [
        ("walls", "Seccomp: 0"),
        ("cores", "limit of core dumps: unlimited"),
        ("environment", "AFTERIMAGE_LEDGER__KEY"),
        ("open-files", "notes.txt"),
    ] {
        let (verdict, evidence) = audited.of(id);
        assert_eq!(verdict, "broken", "{id}: {evidence}");
        assert!(evidence.contains(told), "{id}: {evidence}");
    }
    assert!(!audited.report.to_string().contains("canary-of-a-key"));
    assert_eq!(audited.of("privacy-prompt-never").0, "not-checked");
}

/// What was said to the service below, which keeps it.
static KEPT: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());

fn keep(mut stream: TcpStream) {
    let mut piece = [0; 65_536];
    let count = stream.read(&mut piece).unwrap_or(0);
    KEPT.lock().unwrap().push(piece[..count].to_vec());
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nSet-Cookie: who=you\r\nContent-Length: 0\r\n\r\n");
}

#[test]
fn a_process_that_keeps_what_it_was_told_is_found_out() {
    let folder = Folder::new("keeps");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || keep(stream));
        }
    });
    let own = std::process::id().to_string();
    let audited = Audited::with(&folder.config(""), &["--pid", &own, "--url", &url], &[]);
    assert_eq!(audited.code, Some(1));
    for (id, told) in [
        ("privacy-prompt-never", "the prompt: "),
        ("memory-visitor", "a cookie: "),
        ("privacy-not-third", "content-security-policy"),
        ("privacy-session-asked", "/ sets a cookie"),
    ] {
        let (verdict, evidence) = audited.of(id);
        assert_eq!(verdict, "broken", "{id}: {evidence}");
        assert!(evidence.contains(told), "{id}: {evidence}");
    }
    assert!(!KEPT.lock().unwrap().is_empty());
}
