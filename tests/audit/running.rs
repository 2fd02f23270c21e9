//! An instance that serves already, and whoever may look into it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::program::{Audited, Folder};

/// Somebody without any power, who owns nothing (`nobody` wherever there is one).
const NOBODY: u32 = 65_534;

/// The program as it serves; it ends with the test.
struct Running {
    child: Child,
    url: String,
}

impl Running {
    fn start(config: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_afterimage"))
            .arg("--config")
            .arg(config)
            .env_clear()
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = lines.by_ref().map(Result::unwrap);
        let url = said.find_map(|line| Some(line.strip_prefix("listening on ")?.to_owned()));
        // Nobody reads on; it serves all the same.
        said.find(|line| line.starts_with("walls: ")).unwrap();
        Self {
            child,
            url: url.unwrap(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

// safety.md T27, T28, tier: run
#[test]
fn of_a_running_instance_it_is_said_what_the_kernel_does_not_tell() {
    let folder = Folder::new("running");
    let config = folder.config("[server]\nbind = [\"127.0.0.1:0\"]\n");
    let running = Running::start(&config);
    let id = running.child.id().to_string();
    let audited = Audited::with(&config, &["--pid", &id, "--url", &running.url], &[]);
    // Nobody tells it to run as root, whoever runs this.
    let root = rustix::process::geteuid().is_root();
    assert_eq!(audited.of("rights").0, if root { "broken" } else { "holds" });
    let (verdict, evidence) = audited.of("walls");
    assert_eq!(verdict, "not-checked", "{evidence}");
    assert!(evidence.contains("Seccomp: 2, NoNewPrivs: 1"), "{evidence}");
    assert!(evidence.contains("Landlock"), "{evidence}");
    assert_eq!(audited.of("retention").0, "holds");
    // Only root may look.
    let expected = if root { "holds" } else { "not-checked" };
    for id in ["privacy-prompt-never", "memory-visitor", "open-files"] {
        let (verdict, evidence) = audited.of(id);
        assert_eq!(verdict, expected, "{id}: {evidence}");
    }
}

#[test]
fn whoever_is_not_root_audits_all_the_same_and_hears_what_takes_root() {
    let here = std::env::temp_dir().join(format!("afterimage-nobody-{}", std::process::id()));
    fs::create_dir(&here).unwrap();
    let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    let program = here.join("afterimage");
    // Whoever is forked while this process writes to it would keep it open, and nobody could run it (ETXTBSY).
    let mut copying = Command::new("cp");
    copying.arg(env!("CARGO_BIN_EXE_afterimage")).arg(&program);
    assert!(copying.status().unwrap().success());
    let config = here.join("afterimage.toml");
    fs::write(&config, "[log]\ndir = \"\"\n").unwrap();
    [here.as_path(), &program, &config].into_iter().for_each(open);
    let mut command = Command::new(&program);
    command.args(["audit", "--json", "--config"]).arg(&config);
    command.env_clear().env("TMPDIR", &here);
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let ended = command.output().unwrap();
    fs::remove_dir_all(&here).unwrap();
    let audited = Audited::of_ended(&ended);
    assert_eq!(audited.code, Some(3), "{:#}", audited.report);
    for promise in audited.report["promises"].as_array().unwrap() {
        let expected = match promise["id"].as_str().unwrap() {
            "open-files" => ["not-checked"].as_slice(),
            "swap" => &["holds", "not-checked"],
            _ => &["holds"],
        };
        let verdict = promise["verdict"].as_str().unwrap();
        assert!(expected.contains(&verdict), "{promise:#}");
    }
    assert!(audited.of("open-files").1.contains("root has it"));
}
