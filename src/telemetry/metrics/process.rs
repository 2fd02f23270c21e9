//! What the kernel counts of this process (proc_pid_status(5)).
//!
//! The files are opened before the walls stand, which let nobody open them later, and are read again each time.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::fs::{Dir, Mode, OFlags, open};
use rustix::process::{Resource, getrlimit};
use rustix::time::{ClockId, clock_gettime};

/// More than `/proc/self/status` ever says.
const MOST: usize = 8_192;

/// The open files of this process about itself.
pub struct Process {
    status: File,
    descriptors: Mutex<Dir>,
}

/// What a process uses at one moment; what the kernel does not say is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Processor time since the start.
    pub cpu: Duration,
    /// Bytes of memory that are really there.
    pub resident: Option<u64>,
    /// Bytes of memory that are addressed.
    pub addressed: Option<u64>,
    /// Threads.
    pub threads: Option<u64>,
    /// Open files and sockets.
    pub descriptors: Option<u64>,
    /// The most of them; none for any number.
    pub most_descriptors: Option<u64>,
}

impl Process {
    /// Opens what there is to read.
    ///
    /// # Errors
    /// What the system says where `/proc` cannot be read.
    pub fn open() -> io::Result<Self> {
        let folder = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let descriptors = Dir::new(open("/proc/self/fd", folder, Mode::empty())?)?;
        Ok(Self {
            status: File::open("/proc/self/status")?,
            descriptors: Mutex::new(descriptors),
        })
    }

    /// What it uses now.
    #[must_use]
    pub fn usage(&self) -> Usage {
        let cpu = clock_gettime(ClockId::ProcessCPUTime);
        let status = self.status();
        Usage {
            cpu: Duration::try_from(cpu).unwrap_or_default(),
            resident: resident(&status),
            addressed: number(&status, "VmSize:").map(|kib| kib * 1_024),
            threads: number(&status, "Threads:"),
            descriptors: self.open_descriptors(),
            most_descriptors: getrlimit(Resource::Nofile).current,
        }
    }

    /// Bytes of memory that are really there.
    #[must_use]
    pub fn resident(&self) -> Option<u64> {
        resident(&self.status())
    }

    fn status(&self) -> String {
        let mut page = [0; MOST];
        let length = self.status.read_at(&mut page, 0).unwrap_or_default();
        String::from_utf8_lossy(page.get(..length).unwrap_or_default()).into_owned()
    }

    fn open_descriptors(&self) -> Option<u64> {
        let mut folder = self.descriptors.lock().unwrap_or_else(PoisonError::into_inner);
        folder.rewind();
        let mut count = 0_u64;
        for entry in &mut *folder {
            let name = entry.ok()?;
            count += u64::from(name.file_name().to_bytes().iter().all(u8::is_ascii_digit));
        }
        Some(count)
    }
}

fn resident(status: &str) -> Option<u64> {
    number(status, "VmRSS:").map(|kib| kib * 1_024)
}

/// The number in a line of `status`.
fn number(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_knows_what_it_uses_and_each_time_anew() {
        let process = Process::open().unwrap();
        let before = process.usage();
        let files: Vec<File> = (0..100).map(|_| File::open("/dev/null").unwrap()).collect();
        let (rest, used) = (vec![7_u8; 64 << 20], process.usage());
        // Other tests open and close theirs beside it.
        assert!(used.descriptors > before.descriptors, "{before:?} {used:?}");
        assert!(used.resident > Some(1 << 20) && used.addressed >= used.resident);
        assert!(used.threads >= Some(1) && used.cpu >= before.cpu && !used.cpu.is_zero());
        assert!(used.most_descriptors >= used.descriptors);
        drop((files, rest));
    }
}
