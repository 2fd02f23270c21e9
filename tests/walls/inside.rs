//! Each way out is tried by a process inside the walls: this test itself, run once more as a child.
//!
//! The child raises one wall or both of them, as the program does, tells what became of each attempt, and is believed
//! only because the same attempts succeed without any.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use afterimage::config::{Environment, Loaded, open, read_file};
use afterimage::sandbox::{Calls, Ground, beside, deny, fence, harden, system};
use afterimage::walls;
use rustix::fs::{MemfdFlags, Mode, OFlags, memfd_create};
use rustix::net::{AddressFamily, SocketType, socket};
use rustix::process::{Pid, PidfdFlags, Signal, getppid, kill_process, pidfd_open};

use crate::program::{ALL_OF_LANDLOCK, Folder, Program};

/// Which walls the child raises, and where it may look around.
const WALLS: &str = "AFTERIMAGE_TEST_WALLS";
const FOLDER: &str = "AFTERIMAGE_TEST_FOLDER";

/// One attempt, and whether it came through.
type Attempt = (&'static str, fn(&Path) -> io::Result<()>);

/// Everything a file can be made, changed or found by. `Ok` is what must not be.
const FILES: [Attempt; 12] = [
    ("write into the folder of the log", |top| {
        fs::write(top.join("log/x"), "x")
    }),
    ("write beside the log", |top| fs::write(top.join("beside"), "x")),
    ("write to the configuration", |top| {
        append(&top.join("config/afterimage.toml"))
    }),
    ("write to /tmp", |_| scratch("/tmp")),
    ("write to /dev/shm", |_| scratch("/dev/shm")),
    ("write where it was started", |_| scratch(".")),
    ("write to a file without a name", |_| {
        let unnamed = OFlags::TMPFILE | OFlags::WRONLY;
        Ok(rustix::fs::open("/tmp", unnamed, Mode::RUSR).map(drop)?)
    }),
    ("make a folder", |top| fs::create_dir(top.join("folder"))),
    ("delete the configuration", |top| {
        fs::remove_file(top.join("config/spare"))
    }),
    ("read /etc/shadow", |_| File::open("/etc/shadow").map(drop)),
    ("read somebody's home", |top| {
        File::open(top.join("home/diary")).map(drop)
    }),
    ("look around", |_| fs::read_dir("/").map(drop)),
];

/// What is no file and no path, and so is for seccomp alone.
const CALLS: [Attempt; 5] = [
    ("make a file out of memory", |_| {
        Ok(memfd_create("x", MemfdFlags::empty()).map(drop)?)
    }),
    ("hold on to another process", |_| {
        Ok(pidfd_open(getppid().unwrap(), PidfdFlags::empty()).map(drop)?)
    }),
    ("make a link", |top| symlink("afterimage.toml", top.join("link"))),
    ("open a raw socket", |_| {
        Ok(socket(
            AddressFamily::INET,
            SocketType::RAW,
            Some(rustix::net::ipproto::ICMP),
        )
        .map(drop)?)
    }),
    ("start a program as a process", |_| {
        Command::new("/bin/true").status().map(drop)
    }),
];

/// What both walls stop: the kernel asks seccomp first.
const BOTH: [Attempt; 3] = [
    ("become another program", |_| {
        // In a thread of no importance it would end this process, so without walls it is not tried.
        Err(Command::new("/bin/true").exec())
    }),
    ("take a port", |_| {
        std::net::TcpListener::bind("127.0.0.1:0").map(drop)
    }),
    ("send a signal to another process", |_| {
        let other = env::var("AFTERIMAGE_TEST_OTHER").unwrap().parse().unwrap();
        Ok(kill_process(Pid::from_raw(other).unwrap(), Signal::CONT)?)
    }),
];

fn append(path: &Path) -> io::Result<()> {
    OpenOptions::new().append(true).open(path).map(drop)
}

fn scratch(folder: &str) -> io::Result<()> {
    let path = Path::new(folder).join(format!("afterimage-probe-{}", std::process::id()));
    fs::write(&path, "x")?;
    fs::remove_file(path)
}

/// What the child does: raises walls, tries everything, and prints a line for each.
fn try_everything(kind: &str, top: &Path) {
    let stands = |ground| matches!(ground, Ground::Full(_) | Ground::Part(..ALL_OF_LANDLOCK));
    let told = |ground: Ground| assert!(stands(ground), "{ground:?}");
    let denied = |calls: Calls| assert!(matches!(calls, Calls::Denied(100..)), "{calls:?}");
    let mut readable = system();
    readable.extend(beside(&top.join("config/afterimage.toml")));
    match kind {
        "none" => {}
        "ground" => told(fence(&readable)),
        "calls" => denied(deny()),
        _ => {
            harden().unwrap();
            let loaded = loaded(top);
            let _ = walls::raise(&loaded.config, &loaded.files).unwrap();
        }
    }
    let tried = [
        &FILES[..],
        &CALLS,
        if kind == "none" { &BOTH[1..] } else { &BOTH },
    ]
    .concat();
    for (what, attempt) in tried {
        let came = match attempt(top) {
            Ok(()) => "came through".to_owned(),
            Err(error) => error.kind().to_string(),
        };
        println(&format!("{what}: {came}"));
    }
}

fn loaded(top: &Path) -> Loaded {
    let nobody = Environment::new(std::iter::empty::<(String, String)>());
    open(Some(&top.join("config/afterimage.toml")), &nobody, &read_file)
        .unwrap_or_else(|_| panic!("it is good"))
}

fn println(line: &str) {
    writeln!(io::stdout(), "\ntold {line}").unwrap();
}

/// Runs this very test again as a child.
fn child(test: &str, walls: &str, folder: &Folder) -> Command {
    let mut child = Command::new(env::current_exe().unwrap());
    child
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .current_dir(&folder.0)
        .env(WALLS, walls)
        .env(FOLDER, &folder.0);
    child
}

fn attempts(walls: &str) -> BTreeMap<String, String> {
    let folder = Folder::new(&format!("inside-{walls}"));
    folder.write("config/afterimage.toml", "");
    folder.write("config/spare", "");
    folder.write("home/diary", "dear diary");
    let mut other = Command::new("sleep").arg("60").spawn().unwrap();
    let said = child("inside::every_way_out_is_closed", walls, &folder)
        .env("AFTERIMAGE_TEST_OTHER", other.id().to_string())
        .output()
        .unwrap();
    other.kill().unwrap();
    other.wait().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let told = said
        .lines()
        .filter_map(|line| line.strip_prefix("told ")?.split_once(": "));
    told.map(|(what, came)| (what.to_owned(), came.to_owned()))
        .collect()
}

// safety.md T28 and T29, tier: run
#[test]
fn every_way_out_is_closed() {
    if let Some(walls) = env::var_os(WALLS) {
        let folder = PathBuf::from(env::var_os(FOLDER).unwrap());
        return try_everything(walls.to_str().unwrap(), &folder);
    }
    let (none, ground, calls, both) = (
        attempts("none"),
        attempts("ground"),
        attempts("calls"),
        attempts("both"),
    );
    let all = FILES.len() + CALLS.len() + BOTH.len();
    assert_eq!(
        (none.len(), ground.len(), calls.len(), both.len()),
        (all - 1, all, all, all)
    );
    for (what, came) in &none {
        // Some of it only root may do, walls or not.
        assert!(
            came == "came through" || came == "permission denied",
            "{what}: {came}"
        );
    }
    assert!(
        none.values().filter(|came| *came == "came through").count() >= all - 4,
        "{none:?}"
    );
    for (what, _) in FILES {
        assert_eq!(ground[what], "permission denied", "by Landlock alone: {what}");
    }
    for (what, _) in CALLS {
        assert_eq!(calls[what], "permission denied", "by seccomp alone: {what}");
    }
    // An older kernel leaves these to seccomp alone.
    let abi = Program::start(&Folder::new("inside-abi").program("")).landlock();
    for (what, since) in [
        ("take a port", 4),
        ("send a signal to another process", ALL_OF_LANDLOCK),
    ] {
        assert!(abi < since || ground[what] == "permission denied", "{what}");
    }
    assert_eq!(ground["become another program"], "permission denied");
    assert_eq!(calls["become another program"], "permission denied");
    assert!(both.values().all(|came| came == "permission denied"), "{both:?}");
}

/// What the child does: raises the walls, and reads its configuration again when it is told to.
fn read_again(top: &Path) {
    harden().unwrap();
    let first = loaded(top);
    let _ = walls::raise(&first.config, &first.files).unwrap();
    let mut line = String::new();
    println("ready");
    while io::stdin().read_line(&mut line).unwrap() > 0 {
        let key = loaded(top).config.providers[0]
            .api
            .clone()
            .unwrap()
            .api_key
            .unwrap();
        println(key.expose());
    }
}

#[test]
fn a_secret_behind_a_swapped_link_is_still_read() {
    if env::var_os(WALLS).is_some() {
        return read_again(&PathBuf::from(env::var_os(FOLDER).unwrap()));
    }
    // As Kubernetes does it: the file is a link through `..data`, which leads to a folder that is new each time.
    let folder = Folder::new("swap");
    let mount = folder.0.join("mount");
    folder.write("mount/..first/key", "sk-first");
    symlink("..first", mount.join("..data")).unwrap();
    symlink("..data/key", mount.join("key")).unwrap();
    let provider =
        "[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:1/v1'\nmodels = ['a']\n";
    let config = format!("{provider}api_key_file = {:?}\n", mount.join("key"));
    folder.write("config/afterimage.toml", &config);
    let mut child = child(
        "inside::a_secret_behind_a_swapped_link_is_still_read",
        "both",
        &folder,
    )
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut tell = child.stdin.take().unwrap();
    let mut told = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .filter_map(|line| Some(line.unwrap().strip_prefix("told ")?.to_owned()));
    assert_eq!(told.next().unwrap(), "ready");
    tell.write_all(b"\n").unwrap();
    assert_eq!(told.next().unwrap(), "sk-first");
    folder.write("mount/..second/key", "sk-second");
    symlink("..second", mount.join("..new")).unwrap();
    fs::rename(mount.join("..new"), mount.join("..data")).unwrap();
    fs::remove_dir_all(mount.join("..first")).unwrap();
    // The file itself may be replaced just as well.
    folder.write("config/.new", &format!("# edited\n{config}"));
    fs::rename(
        folder.0.join("config/.new"),
        folder.0.join("config/afterimage.toml"),
    )
    .unwrap();
    tell.write_all(b"\n").unwrap();
    assert_eq!(told.next().unwrap(), "sk-second");
    drop(tell);
    assert!(child.wait().unwrap().success());
}
