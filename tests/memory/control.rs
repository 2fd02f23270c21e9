//! The same program without the allocator that wipes: what the tests find in it is what they would find.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use afterimage::config::{self, Environment};
use afterimage::serve::Begun;

/// Where its configuration lies.
const FILE: &str = "AFTERIMAGE_TEST_UNWIPED";

/// This very file of tests, which has the system's allocator, told to serve.
pub(crate) fn command(file: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["control::serves_when_it_is_told_to", "--exact", "--nocapture"])
        .env(FILE, file);
    command
}

#[test]
fn serves_when_it_is_told_to() {
    let Some(file) = env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let none = Environment::new(std::iter::empty::<(OsString, OsString)>());
    let loaded = config::open(Some(&file), &none, &config::read_file);
    let loaded = loaded.unwrap_or_else(|_| panic!("a configuration of the test"));
    let same = loaded.clone();
    let begun = Begun::new().unwrap();
    begun.serve(loaded, Box::new(move || Ok(same.clone()))).unwrap();
}
