//! The program writes its log and nothing else.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use rustix::process::Signal;

use crate::log::Folder;
use crate::program::Program;

/// The bits of an open file's flags that say how it may be used, and the two that allow writing (open(2)).
const ACCESS: u32 = 0o3;

/// Every file of a folder or of a disk that a process has open for writing.
fn written(process: u32) -> Vec<PathBuf> {
    let place = Path::new("/proc").join(process.to_string());
    let open = fs::read_dir(place.join("fd")).unwrap();
    let names = open.map(|entry| entry.unwrap().file_name());
    let file = |name: std::ffi::OsString| {
        // What was closed meanwhile is not open.
        let target = fs::read_link(place.join("fd").join(&name)).ok()?;
        let facts = fs::read_to_string(place.join("fdinfo").join(&name)).ok()?;
        let flags = facts.lines().find_map(|line| line.strip_prefix("flags:"))?;
        let flags = u32::from_str_radix(flags.trim(), 8).unwrap();
        // Sockets, pipes and what else is no file has a name in the manner of `socket:[7]`.
        (flags & ACCESS != 0 && target.is_absolute() && !target.starts_with("/dev")).then_some(target)
    };
    names.filter_map(file).collect()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

// safety.md T28, tier: run
#[test]
fn nothing_but_the_log_is_opened_for_writing() {
    let folder = Folder::new("writing");
    let program = Program::start(
        &folder,
        "[challenge]\nkinds = []\n[rate]\nper_minute = 100\nper_hour = 100\n",
    );
    let mut seen = Vec::new();
    for accept in ["application/json", "text/html", "multipart/mixed", "image/png"] {
        for round in 0..5 {
            let body = format!("prompt=a+canary+on+a+disk+{round}&size=512x512");
            let mut stream = program.connect();
            let head = format!(
                "POST /generate HTTP/1.1\r\nhost: x\r\naccept: {accept}\r\ncontent-length: {}\r\n\
                 content-type: application/x-www-form-urlencoded\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            let mut first = [0; 12];
            stream.read_exact(&mut first).unwrap();
            assert_eq!(&first, b"HTTP/1.1 200");
            seen.extend(written(program.child.id()));
            stream.read_to_end(&mut Vec::new()).unwrap();
        }
    }
    let log = fs::canonicalize(folder.0.join("log")).unwrap();
    assert!(!seen.is_empty(), "the log is open while the program runs");
    assert!(seen.iter().all(|path| path.parent() == Some(&log)), "{seen:?}");
    program.tell(Signal::TERM);
    assert_eq!(program.end().0, Some(0));
    assert_eq!(names(&folder.0), ["afterimage.toml", "log"]);
    assert!(
        names(&log).iter().all(|name| name.starts_with("access.")),
        "{:?}",
        names(&log)
    );
    for name in names(&log) {
        let text = fs::read(log.join(name)).unwrap();
        assert!(memchr::memmem::find(&text, b"canary").is_none());
    }
}
