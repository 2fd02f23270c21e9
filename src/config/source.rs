//! Where a configuration comes from: a file, variables, and the files that secrets lie in.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::problem::{Problem, Wrong};

/// The variable that names the configuration file.
pub const FILE_VARIABLE: &str = "AFTERIMAGE_CONFIG";

/// The file that is read when none is named, if it exists.
pub const DEFAULT_FILE: &str = "afterimage.toml";

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

/// The variables that begin with `AFTERIMAGE_`; it holds secrets, so it has no `Debug`.
#[derive(Clone, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    unreadable: Vec<String>,
}

impl Environment {
    /// Picks ours out of a process environment, such as `std::env::vars_os()`.
    pub fn new<N: Into<OsString>, V: Into<OsString>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut environment = Self::default();
        for (name, value) in variables {
            let name = name.into().to_string_lossy().into_owned();
            if !name.starts_with("AFTERIMAGE_") {
                continue;
            }
            match value.into().into_string() {
                Ok(value) => drop(environment.variables.insert(name, value)),
                Err(_) => environment.unreadable.push(name),
            }
        }
        environment
    }

    /// The value of one variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str)
    }

    /// The variables that set a key, by what follows `AFTERIMAGE_`.
    ///
    /// A name without a double underscore sets none: Kubernetes adds `AFTERIMAGE_PORT` and the like by itself
    /// to every container beside a service of that name.
    pub(super) fn keys(&self) -> BTreeMap<String, String> {
        let settings = self.variables.iter().filter(|(name, _)| name.contains("__"));
        settings
            .filter_map(|(name, value)| Some((name.strip_prefix("AFTERIMAGE_")?.to_owned(), value.clone())))
            .collect()
    }

    /// A problem for each variable that would set one of these keys, had it one more underscore.
    pub(super) fn misspelled<'a>(
        &'a self,
        keys: impl IntoIterator<Item = &'a String>,
    ) -> impl Iterator<Item = Problem> {
        let variables = keys.into_iter().map(|key| key.to_uppercase());
        variables.filter_map(|key| {
            let name = format!("AFTERIMAGE_{}", key.replace('.', "_"));
            let meant = format!("AFTERIMAGE_{}", key.replace('.', "__"));
            self.get(&name).map(|_| Problem::new(name, Wrong::Unknown, meant))
        })
    }

    /// A problem for each variable whose value is no Unicode.
    pub(super) fn problems(&self) -> impl Iterator<Item = Problem> {
        self.unreadable
            .iter()
            .map(|name| Problem::new(name.clone(), Wrong::Invalid, "UTF-8 text"))
    }
}

/// Reads a small text file of this machine: at most 1 MiB of UTF-8.
///
/// # Errors
/// What the system says, or [`io::ErrorKind::FileTooLarge`].
pub fn read_file(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(MAX_FILE + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_FILE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

/// Reads the file named on the command line, else in [`FILE_VARIABLE`], else [`DEFAULT_FILE`] when it exists.
pub(super) fn find(
    flag: Option<&Path>,
    environment: &Environment,
    read: &dyn Fn(&Path) -> io::Result<String>,
) -> Result<Option<String>, Problem> {
    let variable = environment.get(FILE_VARIABLE).filter(|path| !path.is_empty());
    let (name, path) = match (flag, variable) {
        (Some(path), _) => ("--config", path),
        (None, Some(path)) => (FILE_VARIABLE, Path::new(path)),
        (None, None) => (DEFAULT_FILE, Path::new(DEFAULT_FILE)),
    };
    match read(path) {
        Ok(text) => Ok(Some(text)),
        Err(fault) if name == DEFAULT_FILE && fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(Problem::new(
            name,
            Wrong::Unreadable(fault.kind()),
            "a TOML file in UTF-8 of at most 1 MiB",
        )),
    }
}
