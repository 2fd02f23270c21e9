//! The process that is looked at, through what the kernel says of it (proc(5)).

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread;

use rustix::thread::{CapabilitySet, capabilities, set_capabilities};

use super::memory::{Found, Search};

/// A process, and what of it was opened while that was allowed.
pub(super) struct Watched {
    id: u32,
    memory: io::Result<File>,
    maps: io::Result<File>,
    environment: io::Result<Vec<String>>,
}

/// Something that a process has open.
pub(super) struct Open {
    /// Its number.
    pub(super) number: u32,
    /// What it leads to, as the kernel says it.
    pub(super) target: PathBuf,
    /// Whether it may be written to.
    pub(super) writable: bool,
}

impl Watched {
    /// Opens what has to be: the kernel asks for the right to it now, and not when it is read.
    pub(super) fn hold(id: u32) -> Self {
        let open = |name| File::open(format!("/proc/{id}/{name}"));
        Self {
            id,
            memory: open("mem"),
            maps: open("maps"),
            environment: open("environ").and_then(variables),
        }
    }

    /// Looks through its memory.
    ///
    /// # Errors
    /// That there is no right to, or no such process any more.
    pub(super) fn search(&self, search: &Search) -> io::Result<Found> {
        search.through(held(&self.memory)?, held(&self.maps)?)
    }

    /// The names of the variables it was started with that have a value; what they say is not kept.
    ///
    /// # Errors
    /// That there is no right to know.
    pub(super) fn environment(&self) -> io::Result<&[String]> {
        held(&self.environment).map(Vec::as_slice)
    }

    /// A file about it, such as `status` or `limits`.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn told(&self, name: &str) -> io::Result<String> {
        fs::read_to_string(format!("/proc/{}/{name}", self.id))
    }

    /// What follows a name in its status, such as `VmSwap`.
    pub(super) fn status(&self, name: &str) -> Option<String> {
        let status = self.told("status").ok()?;
        let mut values = status
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        values.next().map(|value| value.trim().to_owned())
    }

    /// The program that it runs.
    ///
    /// # Errors
    /// That there is no right to know.
    pub(super) fn program(&self) -> io::Result<PathBuf> {
        fs::read_link(format!("/proc/{}/exe", self.id))
    }

    /// What it has open.
    ///
    /// # Errors
    /// That there is no right to know.
    pub(super) fn open(&self) -> io::Result<Vec<Open>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(format!("/proc/{}/fd", self.id))? {
            let entry = entry?;
            let Some(number) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
                continue;
            };
            // It may have been closed meanwhile.
            let Ok(target) = fs::read_link(entry.path()) else {
                continue;
            };
            let about = self.told(&format!("fdinfo/{number}")).unwrap_or_default();
            all.push(Open {
                number,
                target,
                writable: is_writable(&about),
            });
        }
        Ok(all)
    }

    /// Whether somebody with its own user, but no power over others, is kept out of it.
    ///
    /// # Errors
    /// That the power cannot be put aside to try.
    pub(super) fn is_closed(&self) -> io::Result<bool> {
        let place = format!("/proc/{}/environ", self.id);
        let trial = thread::Builder::new().spawn(move || {
            let mut own = capabilities(None)?;
            // Not that of tracing alone: Linux lets whoever may measure performance read memory as well.
            own.effective = CapabilitySet::empty();
            set_capabilities(None, own)?;
            match File::open(place) {
                Ok(_) => Ok(false),
                Err(fault) if fault.kind() == io::ErrorKind::PermissionDenied => Ok(true),
                Err(fault) => Err(fault),
            }
        })?;
        trial
            .join()
            .map_err(|_| io::Error::other("the trial ended early"))?
    }

    /// The kind of the file system that a path lies on, and its options, as this process sees it.
    pub(super) fn mount(&self, path: &Path) -> Option<(String, String)> {
        let text = self.told("mountinfo").ok()?;
        let mounts = text.lines().filter_map(|line| {
            let (place, kind) = line.split_once(" - ")?;
            let mut fields = place.split(' ').skip(4);
            let (point, options) = (fields.next()?, fields.next()?);
            path.starts_with(point).then_some((point.len(), kind, options))
        });
        // The later of two on the same place lies over the earlier.
        let (_, kind, options) = mounts.max_by_key(|(length, ..)| *length)?;
        Some((kind.split(' ').next()?.to_owned(), options.to_owned()))
    }
}

fn held<T>(tried: &io::Result<T>) -> io::Result<&T> {
    tried.as_ref().map_err(|fault| fault.kind().into())
}

/// The names of those that begin as ours do and say something.
fn variables(mut file: File) -> io::Result<Vec<String>> {
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    let entries = text.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let names = entries.filter_map(|entry| {
        let (name, value) = entry.split_once('=')?;
        (!value.is_empty()).then(|| name.to_owned())
    });
    Ok(names.collect())
}

/// Whether the flags in a descriptor's description allow writing (`O_ACCMODE`, in octal).
fn is_writable(about: &str) -> bool {
    let flags = about.lines().find_map(|line| line.strip_prefix("flags:"));
    flags
        .and_then(|flags| u64::from_str_radix(flags.trim(), 8).ok())
        .is_none_or(|flags| flags & 3 != 0)
}
