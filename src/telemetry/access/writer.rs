//! The writer of the access log: it owns the folder, the day's file and the minute's look for files that are due.
//!
//! It has no thread and no timer of its own. A thread drives it in the service, and tests drive it on a clock they
//! move by hand.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use time::Date;

use super::Notice;
use super::expiry::{Ages, expired};
use super::folder::{DayFile, Folder};
use super::health::{LogHealth, Tally, Trouble};
use super::line::AccessLine;
use crate::clock::{Clock, Moment};

/// How often the folder is looked at: for files that are due, and whether it is still there.
const CHECK: Duration = Duration::from_secs(60);

/// The least time between two notes of trouble.
const QUIET: Duration = Duration::from_secs(60);

/// Bytes of lines that are written at once.
const BATCH: usize = 64 * 1024;

/// Writes lines into the files of a folder, and deletes those files in time.
pub struct Writer {
    path: PathBuf,
    clock: Clock,
    retention: Duration,
    tally: Arc<Tally>,
    folder: Option<Folder>,
    file: Option<DayFile>,
    ages: Ages,
    batch: Vec<u8>,
    /// The day of the lines in the batch.
    day: Date,
    /// The batch begins with the rest of a line whose beginning the disk has taken.
    torn: bool,
    next_check: Moment,
    quiet_until: Moment,
}

impl Writer {
    /// A writer into the folder, which has been looked through by then; `retention` is how old a line may get.
    #[must_use]
    pub fn open(path: PathBuf, clock: Clock, retention: Duration) -> (Self, Notice) {
        let tally = Arc::new(Tally::default());
        // A log that cannot begin is news once, just as one that breaks off.
        tally.set_writing(true);
        let mut writer = Self {
            path,
            retention,
            tally,
            folder: None,
            file: None,
            ages: Ages::default(),
            batch: Vec::with_capacity(BATCH),
            day: clock.wall().date(),
            torn: false,
            next_check: clock.now(),
            quiet_until: clock.now(),
            clock,
        };
        let notice = match writer.check() {
            Ok(()) => Notice::Writing,
            Err(trouble) => Notice::Unavailable(trouble),
        };
        (writer, notice)
    }

    /// Takes a line, of this minute.
    pub fn take(&mut self, line: &AccessLine) {
        let now = self.clock.wall();
        if now.date() != self.day {
            self.flush();
            self.lose(self.batch.len());
            self.day = now.date();
        }
        line.write(now, &mut self.batch);
        if self.batch.len() >= BATCH {
            self.flush();
        }
    }

    /// Writes what it has taken, and looks at the folder when a minute has passed since it last did.
    pub fn tick(&mut self) {
        self.flush();
        if self.clock.now() >= self.next_check {
            // A failure has been counted and noted; the next minute tries again.
            let _ = self.check();
        }
    }

    /// Whether it is time to look at the folder, and the one that was open is not under its name.
    #[must_use]
    pub fn is_homeless(&self) -> bool {
        self.clock.now() >= self.next_check && !self.is_home()
    }

    fn is_home(&self) -> bool {
        let folder = self.folder.as_ref();
        folder.is_some_and(|folder| folder.is_at(&self.path))
    }

    /// Writes what it has taken; what the disk does not take is dropped and counted.
    pub fn flush(&mut self) {
        if self.batch.is_empty() {
            return;
        }
        if let Err(trouble) = self.write_batch() {
            // The rest of a line whose beginning stands in the file is kept: it makes the line whole later.
            let rest = if self.torn { self.first_line() } else { 0 };
            let tail = self.batch.split_off(rest);
            self.tally.dropped(lines(&tail));
            self.fail(trouble, self.file.is_some());
        }
    }

    /// The time until the next look at the folder.
    #[must_use]
    pub fn until_check(&self) -> Duration {
        self.next_check.since(self.clock.now())
    }

    /// How the log is doing.
    #[must_use]
    pub fn health(&self) -> LogHealth {
        self.tally.health()
    }

    pub(super) fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    fn write_batch(&mut self) -> Result<(), Trouble> {
        if self.file.as_ref().is_some_and(|file| file.date() != self.day) {
            self.close();
            // Before the new day's file is made, so that there is room for it among the files there may be.
            self.purge();
            self.open_file()?;
        }
        while !self.batch.is_empty() {
            let Some(file) = &self.file else {
                return Err(self.tally.health().last_trouble.unwrap_or(Trouble::Missing));
            };
            let taken = match file.write(&self.batch)? {
                0 => return Err(Trouble::Other),
                taken => taken.min(self.batch.len()),
            };
            let written = self.batch.get(..taken).unwrap_or_default();
            self.torn = !written.ends_with(b"\n");
            self.tally.wrote(lines(written));
            self.batch.drain(..taken);
        }
        self.tally.set_writing(true);
        Ok(())
    }

    fn check(&mut self) -> Result<(), Trouble> {
        self.next_check = self.clock.now() + CHECK;
        let outcome = self.settle();
        if let Err(trouble) = outcome {
            self.folder = None;
            self.close();
            self.fail(trouble, false);
        }
        outcome
    }

    /// Finds the folder and the file again where they have gone, and deletes what is due.
    fn settle(&mut self) -> Result<(), Trouble> {
        if !self.is_home() {
            self.close();
            self.folder = None;
            self.folder = Some(Folder::open(&self.path)?);
        }
        self.purge();
        if let (Some(folder), Some(file)) = (&self.folder, &self.file)
            && !folder.still_has(file)
        {
            self.close();
        }
        if self.file.is_none() {
            self.day = self.clock.wall().date();
            self.open_file()?;
        }
        Ok(())
    }

    fn open_file(&mut self) -> Result<(), Trouble> {
        let folder = self.folder.as_ref().ok_or(Trouble::Missing)?;
        self.file = Some(folder.append(self.day)?);
        if !self.tally.set_writing(true) {
            tracing::info!("access log: lines are written again");
        }
        Ok(())
    }

    /// Closes the file, and gives up the line that only half stands in it.
    fn close(&mut self) {
        self.file = None;
        if self.torn {
            self.lose(self.first_line());
        }
    }

    fn purge(&mut self) {
        let (gone, trouble) = match self.delete_due() {
            Ok(gone) => (gone, None),
            Err((gone, trouble)) => (gone, Some(trouble)),
        };
        self.tally.purged(gone);
        if let Some(trouble) = trouble {
            self.tally.trouble(trouble);
            self.note(
                trouble,
                "access log: a file that is due may not have been deleted",
            );
        }
    }

    fn delete_due(&mut self) -> Result<u64, (u64, Trouble)> {
        let Some(folder) = &self.folder else { return Ok(0) };
        let (wall, now) = (self.clock.wall(), self.clock.now());
        let dates = folder.dates().map_err(|trouble| (0, trouble))?;
        let held = self.ages.observe(&dates, wall.date(), now);
        let gone = folder.delete(&expired(&held, wall, self.retention))?;
        if gone > 0 {
            // A file made anew under the same date must not inherit the age of the one that went.
            let left = folder.dates().map_err(|trouble| (gone, trouble))?;
            self.ages.observe(&left, wall.date(), now);
        }
        Ok(gone)
    }

    /// Takes down why lines are lost; what goes on without a file is news only once, a failing file each minute.
    fn fail(&mut self, trouble: Trouble, goes_on: bool) {
        self.tally.trouble(trouble);
        if self.tally.set_writing(false) || goes_on {
            self.note(trouble, "access log: lines are being dropped");
        }
    }

    fn note(&mut self, trouble: Trouble, text: &'static str) {
        let now = self.clock.now();
        if now >= self.quiet_until {
            self.quiet_until = now + QUIET;
            self.tally.noted();
            let dropped = self.tally.health().dropped;
            tracing::warn!(reason = trouble.words(), dropped, "{text}");
        }
    }

    /// The length of the batch's first line, its newline counted in.
    fn first_line(&self) -> usize {
        let newline = self.batch.iter().position(|byte| *byte == b'\n');
        newline.map_or(self.batch.len(), |place| place + 1)
    }

    /// Drops so many bytes off the front of the batch, and counts their lines.
    fn lose(&mut self, bytes: usize) {
        let bytes = bytes.min(self.batch.len());
        self.tally
            .dropped(lines(self.batch.get(..bytes).unwrap_or_default()));
        self.batch.drain(..bytes);
        self.torn = false;
    }
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

#[cfg(test)]
mod faults;
