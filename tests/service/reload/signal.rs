//! SIGHUP on the real program.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::Instant;

use crate::log::Folder;
use crate::program::place;
use crate::studio::png;
use crate::upstream::{Upstream, pictures, response};

/// No step takes longer; one that does fails the test.
const PATIENCE: Duration = Duration::from_secs(120);
const TAKEN: &str = "the configuration was read again and taken over";
const REFUSED: &str = "the configuration was read again and refused: the one before stays";

/// A running program, and its operator.
struct Program {
    child: Child,
    file: PathBuf,
    said: Mutex<Receiver<String>>,
    place: String,
}

impl Program {
    /// Starts it with at most so many files open, and does something to it meanwhile.
    fn start_while(folder: &Folder, config: &str, files: u32, meanwhile: impl FnOnce(&Child)) -> Self {
        let file = folder.0.join("afterimage.toml");
        write(&file, config);
        let mut child = Command::new("sh")
            .args(["-c", &format!("ulimit -n {files} && exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_afterimage"))
            .arg("--config")
            .arg(&file)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (saying, said) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                if saying.send(line).is_err() {
                    return;
                }
            }
        });
        meanwhile(&child);
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let place = place(&mut stdout);
        // What it says later is read and forgotten: a program whose words nobody takes is another test.
        thread::spawn(move || stdout.lines().map_while(Result::ok).for_each(drop));
        Self {
            child,
            file,
            said: Mutex::new(said),
            place,
        }
    }

    fn start(folder: &Folder, config: &str) -> Self {
        Self::start_while(folder, config, 1_024, |_| {})
    }

    fn tell(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Everything it says up to a line that holds this.
    fn until(&self, words: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.said.lock().unwrap().recv_timeout(PATIENCE);
            said.push(line.unwrap_or_else(|_| panic!("{words} is not said: {said:?}")));
            if said.last().unwrap().contains(words) {
                return said;
            }
        }
    }

    /// Writes another configuration, and has it read.
    fn follow(&self, config: &str) -> Vec<String> {
        write(&self.file, config);
        self.tell(Signal::HUP);
        self.until(TAKEN)
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = std::net::TcpStream::connect(&self.place).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
        ))
    }

    fn make(&self) -> String {
        self.ask(
            "POST /generate HTTP/1.1\r\nhost: x\r\naccept: application/json\r\ncontent-length: 8\r\n\
             content-type: application/x-www-form-urlencoded\r\n\r\nprompt=x",
        )
    }

    fn end(mut self) {
        self.tell(Signal::TERM);
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Puts a file in the place of another, as editors do.
fn write(file: &PathBuf, config: &str) {
    let new = file.with_extension("new");
    fs::write(
        &new,
        format!("{config}\n[server]\nbind = '127.0.0.1:0'\n[log]\ndir = ''\n"),
    )
    .unwrap();
    fs::rename(&new, file).unwrap();
}

fn named(name: &str) -> String {
    format!(
        "[challenge]\nkinds = []\n[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n[site]\nname = '{name}'\n"
    )
}

#[test]
fn a_signal_has_the_file_read_again_and_a_bad_one_is_refused() {
    let folder = Folder::new("hangup");
    let program = Program::start(&folder, &named("First"));
    assert!(program.get("/").contains("First"));
    program.follow(&named("Second"));
    assert!(program.get("/").contains("Second"));
    let unreadable = program.ask("no request at all\r\n\r\n");
    assert!(
        unreadable.starts_with("HTTP/1.1 400 ") && unreadable.contains("Second"),
        "{unreadable}"
    );
    write(&program.file, "[site]\nname = 7\nname_of = 'canary'\n");
    program.tell(Signal::HUP);
    let said = program.until(REFUSED).join("\n");
    assert!(said.contains("The configuration has 2 problems:"), "{said}");
    assert!(
        said.contains("  site.name: ") && said.contains("  site.name_of: "),
        "{said}"
    );
    assert!(!said.contains("canary"), "{said}");
    assert!(program.get("/").contains("Second"));
    fs::remove_file(&program.file).unwrap();
    program.tell(Signal::HUP);
    let said = program.until(REFUSED).join("\n");
    assert!(said.contains("--config: "), "{said}");
    program.follow(&named("Third"));
    assert!(program.get("/").contains("Third"));
    program.end();
}

/// An image API that says which keys it was shown, and when it is asked; it answers as often as it is told to go.
struct Keyed {
    upstream: Upstream,
    keys: Arc<Mutex<Vec<String>>>,
    arrivals: Receiver<()>,
    go: Sender<()>,
}

fn keyed() -> Keyed {
    let keys = Arc::new(Mutex::new(Vec::new()));
    let ((asked, arrivals), (go, held)) = (channel(), channel::<()>());
    let (shown, asked, held) = (keys.clone(), Mutex::new(asked), Mutex::new(held));
    let upstream = Upstream::start(move |call| {
        if call.head.starts_with("GET ") {
            return response("404 Not Found", "", b"");
        }
        let line = call
            .head
            .lines()
            .find_map(|line| line.strip_prefix("authorization: Bearer "));
        shown.lock().unwrap().push(line.unwrap().to_owned());
        asked.lock().unwrap().send(()).unwrap();
        held.lock().unwrap().recv().unwrap();
        pictures(&png())
    });
    Keyed {
        upstream,
        keys,
        arrivals,
        go,
    }
}

#[test]
fn a_key_in_a_file_is_changed_while_a_picture_is_made_with_the_one_before() {
    let folder = Folder::new("rotated");
    let Keyed {
        upstream,
        keys,
        arrivals,
        go,
    } = keyed();
    let key = folder.0.join("secrets/key");
    fs::create_dir_all(key.parent().unwrap()).unwrap();
    fs::write(&key, "sk-first").unwrap();
    let config = format!(
        "{}[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{}'\nmodels = ['a']\napi_key_file = {key:?}\n",
        named("X"),
        upstream.url
    );
    let program = Program::start(&folder, &config);
    thread::scope(|scope| {
        let first = scope.spawn(|| program.make());
        arrivals.recv_timeout(PATIENCE).unwrap();
        fs::write(&key, "sk-second").unwrap();
        program.follow(&config);
        let second = scope.spawn(|| program.make());
        arrivals.recv_timeout(PATIENCE).unwrap();
        go.send(()).unwrap();
        go.send(()).unwrap();
        for answer in [first.join().unwrap(), second.join().unwrap()] {
            assert!(
                answer.starts_with("HTTP/1.1 200 ") && answer.contains("b64_json"),
                "{answer:.300}"
            );
        }
    });
    assert_eq!(*keys.lock().unwrap(), ["sk-first", "sk-second"]);
    program.end();
}

/// Whether a process has said what shall become of a SIGHUP (proc(5), `SigCgt`).
fn catches(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    caught.is_some_and(|mask| u64::from_str_radix(mask.trim(), 16).unwrap() & 1 == 1)
}

#[test]
fn signals_at_the_start_and_many_at_once_and_at_the_end_do_no_harm() {
    let folder = Folder::new("many-hangups");
    let program = Program::start_while(&folder, &named("First"), 1_024, |child| {
        let begun = Instant::now();
        while !catches(child) {
            assert!(begun.elapsed() < PATIENCE, "it waits for signals");
        }
        for _ in 0..10 {
            kill_process(Pid::from_child(child), Signal::HUP).unwrap();
        }
    });
    program.until(TAKEN);
    thread::scope(|scope| {
        let asking = scope.spawn(|| {
            for _ in 0..20 {
                let page = program.get("/");
                assert!(
                    page.starts_with("HTTP/1.1 200 ") && page.contains("</html>"),
                    "{page:.200}"
                );
                let made = program.make();
                assert!(made.starts_with("HTTP/1.1 200 "), "{made:.200}");
            }
        });
        let mut round = 0;
        while !asking.is_finished() {
            round += 1;
            program.follow(&named(&format!("Round {round}")));
            program.tell(Signal::HUP);
            program.tell(Signal::HUP);
        }
        asking.join().unwrap();
    });
    program.follow(&named("Last"));
    let begun = Instant::now();
    // The line may have been one about a signal before.
    while !program.get("/").contains("Last") {
        assert!(begun.elapsed() < PATIENCE, "what was written last is what runs");
    }
    program.tell(Signal::TERM);
    let mut program = program;
    while program.child.try_wait().unwrap().is_none() {
        let _ = kill_process(Pid::from_child(&program.child), Signal::HUP);
    }
    assert_eq!(program.child.wait().unwrap().code(), Some(0));
}

// safety.md T34, tier: run
#[test]
fn no_more_calls_are_let_through_than_the_connections_of_the_start_leave_descriptors_for() {
    let folder = Folder::new("descriptors-hangup");
    let with = |in_flight: u32| format!("{}[budget]\nin_flight = {in_flight}\n", named("X"));
    let program = Program::start_while(&folder, &with(8), 256, |_| {});
    let warned = |said: Vec<String>| {
        let said = said.join("\n");
        assert!(!said.contains("server.connections has changed"), "{said}");
        said.contains("Warning: budget.in_flight is more than the limit of open files leaves room for")
    };
    assert!(warned(program.follow(&with(5_000))));
    assert!(!warned(program.follow(&with(4))), "fewer are always possible");
    program.end();
}
