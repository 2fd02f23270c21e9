//! A server under measurement: one process on one core, ended with the value that stands for it.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The clock ticks of a second in `/proc` (`sysconf(_SC_CLK_TCK)`, the same on every Linux).
const TICKS: f64 = 100.0;

/// Which core something runs on.
#[derive(Clone, Copy)]
pub(crate) enum Core {
    /// What is measured.
    Measured,
    /// Load and upstream.
    Other,
}

/// A running process.
pub(crate) struct Process(Child);

impl Process {
    /// Starts a program on a core, without a word on standard output.
    pub(crate) fn start(mut command: Command) -> io::Result<Self> {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .map(Self)
    }

    /// The processor time it has taken so far, all its threads together.
    pub(crate) fn processor(&self) -> io::Result<Duration> {
        let stat = self.read("stat")?;
        // The name may hold anything; what counts stands behind its bracket.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok());
        let (user, system) = (ticks(11), ticks(12));
        match user.zip(system) {
            Some((user, system)) => Ok(Duration::from_secs_f64((user + system) / TICKS)),
            None => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// What it holds in memory now, in MiB.
    pub(crate) fn resident(&self) -> io::Result<f64> {
        self.status("VmRSS:")
    }

    /// The most it ever held, in MiB.
    pub(crate) fn most_resident(&self) -> io::Result<f64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> io::Result<f64> {
        let status = self.read("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes
            .map(|kilobytes| kilobytes / 1024.0)
            .ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    fn read(&self, file: &str) -> io::Result<String> {
        fs::read_to_string(format!("/proc/{}/{file}", self.0.id()))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A command that will run on this core; on a machine of one core all share it.
pub(crate) fn on(core: Core, program: impl AsRef<OsStr>) -> Command {
    let last = std::thread::available_parallelism().map_or(1, usize::from) - 1;
    let number = match core {
        Core::Measured => 0,
        Core::Other => last.min(1),
    };
    let mut command = Command::new("taskset");
    command.args(["-c", &number.to_string()]).arg(program);
    command
}
