//! What the kernel says of the running program.

use std::fs;
use std::os::fd::AsRawFd as _;
use std::process::{Command, Stdio};

use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::Signal;

use crate::program::{ALL_OF_LANDLOCK, Folder, Program};

// safety.md T28, tier: run
#[test]
fn the_kernel_shows_every_wall() {
    let folder = Folder::new("shown");
    let program = Program::start(&folder.program(""));
    let status = program.kernel("status");
    for line in [
        "NoNewPrivs:\t1",
        "Seccomp:\t2",
        "CapAmb:\t0000000000000000",
        "Umask:\t0077",
    ] {
        assert!(status.contains(line), "{line} in\n{status}");
    }
    let limits = program.kernel("limits");
    let core = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"));
    assert_eq!(
        core.unwrap().split_whitespace().collect::<Vec<_>>(),
        ["0", "0", "bytes"]
    );
    // Of a process that is not dumpable the files are root's (proc(5)), and a core is made of none.
    let task = fs::metadata(format!("/proc/{}/environ", program.id())).unwrap();
    assert_eq!(std::os::unix::fs::MetadataExt::uid(&task), 0);
    let all = program.landlock() >= ALL_OF_LANDLOCK;
    let how = if all { "fully" } else { "in part" };
    let walls = format!("\nwalls: core dumps off, landlock {how} (ABI ");
    assert!(program.said.contains(&walls), "{}", program.said);
    assert!(
        program.said.trim_end().ends_with(" calls denied)"),
        "{}",
        program.said
    );
    assert_eq!(program.end(Signal::TERM), Ok(0));
}

// safety.md T28 and T37, tier: run
#[test]
fn a_crash_leaves_no_core() {
    let folder = Folder::new("core");
    // Whoever starts it may want one.
    let shell = ["sh", "-c", "ulimit -c unlimited || true; exec \"$@\"", "sh"].map(Into::into);
    let program = Program::start_with(&[&shell[..], &folder.program("")].concat(), |command| {
        command.current_dir(&folder.0);
    });
    assert_eq!(program.end(Signal::ABORT), Err(Signal::ABORT.as_raw()));
    let mut left: Vec<_> = fs::read_dir(&folder.0)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["config", "log"]);
}

#[test]
fn what_a_careless_parent_left_open_is_closed() {
    let folder = Folder::new("inherited");
    let secret = fs::File::open(folder.write("left-open", "of somebody else")).unwrap();
    // Without close-on-exec a child has it as well.
    fcntl_setfd(&secret, FdFlags::empty()).unwrap();
    let program = Program::start(&folder.program(""));
    let open = fs::read_dir(format!("/proc/{}/fd", program.id())).unwrap();
    let open: Vec<_> = open
        .map(|entry| fs::read_link(entry.unwrap().path()).unwrap())
        .collect();
    assert!(open.len() > 3, "some are seen: {open:?}");
    assert!(!open.iter().any(|path| path.ends_with("left-open")), "{open:?}");
    assert!(secret.as_raw_fd() > 2);
}

#[test]
fn walls_that_are_off_are_said_to_be() {
    let folder = Folder::new("off");
    let mut words = folder.program("");
    let file = words.pop().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("[server]", "[server]\nsandbox = 'off'")).unwrap();
    words.push(file);
    let program = Program::start(&words);
    let walls = "walls: core dumps off, landlock and seccomp off\n";
    assert!(program.said.ends_with(walls), "{}", program.said);
    assert!(program.kernel("status").contains("Seccomp:\t0"));
}

// safety.md T28 and T40, tier: run
#[test]
fn visitors_are_told_which_walls_stand() {
    let folder = Folder::new("told");
    let program = Program::start(&folder.program(""));
    let denied = program.said.split("seccomp (").nth(1).unwrap();
    let denied = denied.split(' ').next().unwrap();
    let about = program.get("/about");
    assert!(
        about.contains(&format!(" {denied} calls ")),
        "{denied} in {about}"
    );
    let all = program.landlock() >= ALL_OF_LANDLOCK;
    for (id, stands) in [("files", all), ("part", !all), ("open", false), ("off", false)] {
        assert_eq!(
            about.contains(&format!("id=\"about-walls-{id}\"")),
            stands,
            "{id}"
        );
    }
}

/// A kernel without Landlock, played by a filter of strace's that gives its answer.
#[test]
fn without_a_wall_the_start_says_so_or_is_refused_where_all_are_required() {
    let folder = Folder::new("lacking");
    let words = folder.program("");
    let lacking = |sandbox: &str| {
        Command::new("strace")
            .args(["-D", "-f", "-qq", "-o", "/dev/null", "-e"])
            .arg("inject=landlock_create_ruleset:error=EOPNOTSUPP")
            .args(&words)
            .env("AFTERIMAGE_SERVER__SANDBOX", sandbox)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .output()
            .unwrap()
    };
    let refused = lacking("require");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("server.sandbox"), "{said}");

    let strace = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e"].map(Into::into);
    let inject = "inject=landlock_create_ruleset:error=EOPNOTSUPP".into();
    let program = Program::start(&[&strace[..], &[inject], &words[..]].concat());
    assert!(
        program
            .said
            .contains("walls: core dumps off, no landlock, seccomp ("),
        "{}",
        program.said
    );
    assert!(program.get("/healthz").starts_with("HTTP/1.1 200 "));
}

/// What the program does when the system denies it something from one call on.
fn denied(inject: &str) -> (Option<i32>, String) {
    let folder = Folder::new(&format!("denied-{}", inject.replace(':', "-")));
    let ended = Command::new("strace")
        .args([
            "-D",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("inject={inject}"),
        ])
        .args(folder.program(""))
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    (
        ended.status.code(),
        String::from_utf8_lossy(&ended.stderr).into_owned(),
    )
}

// safety.md section 2, entropy and threads, tier: run
#[test]
fn without_randomness_or_without_threads_there_is_no_start() {
    let (code, said) = denied("getrandom:error=EIO");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("the system gave no random bytes"), "{said}");
    for first in 1..=4 {
        let (code, said) = denied(&format!("clone,clone3:error=EAGAIN:when={first}+"));
        assert_eq!(code, Some(1), "from the {first}. thread on: {said}");
        assert!(said.contains("afterimage cannot run: "), "{said}");
    }
}
