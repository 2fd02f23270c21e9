//! How the access log is doing: counts for the metrics, and the last thing that went wrong.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed};

use rustix::io::Errno;

/// Declares the kinds of trouble once, with the words that stand in a note and in the metrics.
macro_rules! troubles {
    ($(#[doc = $doc:literal] $kind:ident $words:literal,)+) => {
        /// Why a line could not be written, or a file not be deleted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Trouble {
            $(#[doc = $doc] $kind,)+
        }

        impl Trouble {
            const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// The trouble in a few words of ours.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$kind => $words,)+ }
            }
        }
    };
}

troubles! {
    /// The folder is not there, or something else stands in its place.
    Missing "the folder is missing",
    /// The process may not use the folder.
    Forbidden "permission is denied",
    /// The file system is mounted read-only.
    ReadOnly "the file system is read-only",
    /// No space, or no quota, is left.
    Full "the disk is full",
    /// The device failed.
    Broken "the device failed",
    /// The process or the system has no file descriptor left.
    NoDescriptor "no file descriptor is left",
    /// Something that is no regular file has the name of today's file.
    NotAFile "something else has the file's name",
    /// The writer's thread could not be started, or has ended.
    NoThread "the writer is not running",
    /// Any other failure.
    Other "the system refused",
}

impl From<Errno> for Trouble {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::NOENT | Errno::NOTDIR => Self::Missing,
            Errno::ACCESS | Errno::PERM => Self::Forbidden,
            Errno::ROFS => Self::ReadOnly,
            Errno::NOSPC | Errno::DQUOT => Self::Full,
            Errno::IO => Self::Broken,
            Errno::MFILE | Errno::NFILE => Self::NoDescriptor,
            Errno::LOOP | Errno::ISDIR | Errno::NXIO => Self::NotAFile,
            _ => Self::Other,
        }
    }
}

/// The state of the access log at one moment; the counts run from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogHealth {
    /// Whether lines reach a file now.
    pub writing: bool,
    /// Lines written.
    pub written: u64,
    /// Lines lost: the queue was full, or the disk would not take them.
    pub dropped: u64,
    /// Times the folder was looked through for files that are due.
    pub purges: u64,
    /// Files deleted because they were due.
    pub deleted: u64,
    /// Notes of trouble given to the operator, at most one a minute.
    pub notes: u64,
    /// The last trouble, which may be over.
    pub last_trouble: Option<Trouble>,
}

/// The counts as the writer and the handles share them.
#[derive(Default)]
pub(super) struct Tally {
    writing: AtomicBool,
    written: AtomicU64,
    dropped: AtomicU64,
    purges: AtomicU64,
    deleted: AtomicU64,
    notes: AtomicU64,
    /// The trouble's place in the table, counted from one; zero is none.
    trouble: AtomicU8,
}

impl Tally {
    pub(super) fn health(&self) -> LogHealth {
        let place = usize::from(self.trouble.load(Relaxed)).checked_sub(1);
        LogHealth {
            writing: self.writing.load(Relaxed),
            written: self.written.load(Relaxed),
            dropped: self.dropped.load(Relaxed),
            purges: self.purges.load(Relaxed),
            deleted: self.deleted.load(Relaxed),
            notes: self.notes.load(Relaxed),
            last_trouble: place.and_then(|place| Trouble::ALL.get(place)).copied(),
        }
    }

    pub(super) fn set_writing(&self, writing: bool) -> bool {
        self.writing.swap(writing, Relaxed)
    }

    pub(super) fn wrote(&self, lines: u64) {
        self.written.fetch_add(lines, Relaxed);
    }

    pub(super) fn dropped(&self, lines: u64) {
        self.dropped.fetch_add(lines, Relaxed);
    }

    pub(super) fn purged(&self, files: u64) {
        self.purges.fetch_add(1, Relaxed);
        self.deleted.fetch_add(files, Relaxed);
    }

    pub(super) fn noted(&self) {
        self.notes.fetch_add(1, Relaxed);
    }

    pub(super) fn trouble(&self, trouble: Trouble) {
        let place = Trouble::ALL.iter().position(|kind| *kind == trouble);
        let place = place.and_then(|place| u8::try_from(place + 1).ok());
        self.trouble.store(place.unwrap_or_default(), Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_is_remembered_as_itself() {
        let tally = Tally::default();
        assert_eq!(tally.health().last_trouble, None);
        for kind in Trouble::ALL {
            tally.trouble(*kind);
            assert_eq!(tally.health().last_trouble, Some(*kind));
        }
    }
}
