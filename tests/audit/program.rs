//! The program, asked for an audit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// An empty folder for one test, which goes with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("audit-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("log")).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A configuration of these lines, with the log in this folder.
    pub(crate) fn config(&self, lines: &str) -> PathBuf {
        let file = self.path("afterimage.toml");
        fs::write(&file, format!("{lines}\n[log]\ndir = {:?}\n", self.path("log"))).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An audit's report and its exit code.
pub(crate) struct Audited {
    pub(crate) code: Option<i32>,
    pub(crate) report: Value,
}

impl Audited {
    /// Audits with this configuration, these options and these variables.
    pub(crate) fn with(config: &Path, options: &[&str], variables: &[(&str, &str)]) -> Self {
        let ended = Command::new(env!("CARGO_BIN_EXE_afterimage"))
            .arg("audit")
            .arg("--json")
            .arg("--config")
            .arg(config)
            .args(options)
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        Self::of_ended(&ended)
    }

    /// What an audit that has ended said.
    pub(crate) fn of_ended(ended: &Output) -> Self {
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        let report = serde_json::from_slice(&ended.stdout).unwrap_or_else(|_| panic!("no report: {said}"));
        Self {
            code: ended.status.code(),
            report,
        }
    }

    /// The verdict and the evidence of a promise.
    pub(crate) fn of(&self, id: &str) -> (&str, String) {
        let promises = self.report["promises"].as_array().unwrap();
        let promise = promises.iter().find(|promise| promise["id"] == id);
        let promise = promise.unwrap_or_else(|| panic!("nothing of {id} in {:#}", self.report));
        (
            promise["verdict"].as_str().unwrap(),
            promise["evidence"].to_string(),
        )
    }
}
