//! The folder of the access log: a file a day named `access.YYYY-MM-DD.log`, and nobody else's file touched.
//!
//! Everything is done relative to the folder's own descriptor and without following links, so a name that was
//! swapped for a link leads nowhere.

use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{self, AtFlags, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::{Errno, retry_on_intr};
use time::Date;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

use super::health::Trouble;

/// An open folder.
pub struct Folder(OwnedFd);

impl Folder {
    /// Opens the folder; it is never made, for a log must not appear where nobody asked for it.
    ///
    /// # Errors
    /// The [`Trouble`] that keeps it closed.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(fs::open(path, flags, Mode::empty())?))
    }

    /// Whether the path still leads here.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        same(fs::fstat(&self.0), fs::stat(path))
    }

    /// The dates of the files that are ours: the exact name, and a regular file.
    ///
    /// # Errors
    /// The [`Trouble`] that keeps the folder from being read.
    pub fn dates(&self) -> Result<Vec<Date>, Trouble> {
        let mut dates = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            let entry = entry?;
            let date = entry.file_name().to_str().ok().and_then(date_of);
            dates.extend(date.filter(|date| self.holds(*date)));
        }
        dates.sort_unstable();
        Ok(dates)
    }

    /// Deletes the files of these dates and makes it last (fsync(2) of the folder); answers how many went.
    ///
    /// # Errors
    /// The first [`Trouble`], after everything that could go has gone.
    pub fn delete(&self, dates: &[Date]) -> Result<u64, (u64, Trouble)> {
        let (mut gone, mut trouble) = (0, None);
        for date in dates.iter().filter(|date| self.holds(**date)) {
            match fs::unlinkat(&self.0, name_of(*date), AtFlags::empty()) {
                Ok(()) => gone += 1,
                Err(Errno::NOENT) => {}
                Err(errno) => trouble = trouble.or(Some(errno)),
            }
        }
        if gone > 0 {
            trouble = trouble.or(fs::fsync(&self.0).err());
        }
        trouble.map_or(Ok(gone), |errno| Err((gone, errno.into())))
    }

    /// Opens the file of a date for appending; it is made when it is not there, for its owner alone.
    ///
    /// # Errors
    /// The [`Trouble`] that keeps it closed.
    pub fn append(&self, date: Date) -> Result<DayFile, Trouble> {
        // Without NONBLOCK a pipe of that name would hold the writer until somebody reads it.
        let flags = OFlags::RDWR
            | OFlags::APPEND
            | OFlags::CREATE
            | OFlags::NOFOLLOW
            | OFlags::NONBLOCK
            | OFlags::NOCTTY
            | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        let fd = retry_on_intr(|| fs::openat(&self.0, name_of(date), flags, mode))?;
        let stat = fs::fstat(&fd)?;
        if !is_regular(&stat) {
            return Err(Trouble::NotAFile);
        }
        let file = DayFile { fd, date };
        file.end_line(&stat)?;
        Ok(file)
    }

    /// Whether this file still stands under its name.
    #[must_use]
    pub fn still_has(&self, file: &DayFile) -> bool {
        same(fs::fstat(&file.fd), self.stat(file.date))
    }

    fn holds(&self, date: Date) -> bool {
        self.stat(date).is_ok_and(|stat| is_regular(&stat))
    }

    fn stat(&self, date: Date) -> Result<Stat, Errno> {
        fs::statat(&self.0, name_of(date), AtFlags::SYMLINK_NOFOLLOW)
    }
}

/// One day's file, open for appending.
pub struct DayFile {
    fd: OwnedFd,
    date: Date,
}

impl DayFile {
    /// The date in its name.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// Appends as much of the bytes as the disk takes in one go, and says how much that was.
    ///
    /// # Errors
    /// The [`Trouble`] that kept all of them out.
    pub fn write(&self, bytes: &[u8]) -> Result<usize, Trouble> {
        Ok(retry_on_intr(|| rustix::io::write(&self.fd, bytes))?)
    }

    /// Ends a line that was cut off when the disk was full or the power went, so that the next begins its own.
    fn end_line(&self, stat: &Stat) -> Result<(), Trouble> {
        let mut last = [b'\n'];
        if let Some(place) = u64::try_from(stat.st_size)
            .ok()
            .and_then(|size| size.checked_sub(1))
        {
            retry_on_intr(|| rustix::io::pread(&self.fd, &mut last, place))?;
        }
        if last != [b'\n'] {
            self.write(b"\n")?;
        }
        Ok(())
    }

    /// A file that is none, to see how the writer bears a descriptor that behaves badly.
    #[cfg(test)]
    pub(super) fn stand_in(fd: OwnedFd, date: Date) -> Self {
        Self { fd, date }
    }
}

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");

fn name_of(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("access.{year:04}-{:02}-{day:02}.log", u8::from(month))
}

/// The date of a name, when it is exactly the name that a file of that date has.
fn date_of(name: &str) -> Option<Date> {
    let text = name.strip_prefix("access.")?.strip_suffix(".log")?;
    Date::parse(text, DATE)
        .ok()
        .filter(|date| date.year() >= 0 && name_of(*date) == name)
}

fn same(one: Result<Stat, Errno>, other: Result<Stat, Errno>) -> bool {
    one.ok()
        .zip(other.ok())
        .is_some_and(|(one, other)| (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino))
}

fn is_regular(stat: &Stat) -> bool {
    FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn only_the_exact_name_of_a_day_is_ours() {
        assert_eq!(date_of("access.2026-11-09.log"), Some(date!(2026 - 11 - 09)));
        for name in [
            "access.2026-11-9.log",
            "access.2026-13-01.log",
            "access.2026-02-29.log",
            "access.+2026-11-09.log",
            "access.-2026-11-09.log",
            "access.2026-11-09.log.gz",
            "access.2026-11-09.log ",
            "Access.2026-11-09.log",
            "my-access.2026-11-09.log",
            "access.keep-me.log",
            "access..log",
            "access.log",
            "",
        ] {
            assert_eq!(date_of(name), None, "{name:?}");
        }
    }

    #[test]
    fn every_date_finds_its_own_name_again() {
        for day in [
            date!(0000 - 01 - 01),
            date!(2028 - 02 - 29),
            date!(9999 - 12 - 31),
        ] {
            assert_eq!(date_of(&name_of(day)), Some(day));
        }
    }
}
