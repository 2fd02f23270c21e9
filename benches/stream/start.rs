//! From nothing to the first answer, and what an instance holds that nobody talks to.

use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::figures::{Table, median};
use crate::load::once;
use crate::workshop::{Upstream, Workshop};

/// So many starts.
const STARTS: usize = 11;
/// As long as an instance is left alone before it is looked at.
const REST: Duration = Duration::from_secs(3);
/// How often it is tried whether there is an answer yet.
const KNOCK: Duration = Duration::from_micros(500);

/// Measures starts, and an instance at rest, with every setting at its default.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new("Start and rest", &["", "figure", "target"]);
    let starts: Vec<f64> = (0..STARTS).map(|_| start(workshop)).collect::<io::Result<_>>()?;
    table.row(&[
        "start to first answer, ms".to_owned(),
        format!("{:.0}", median(starts)),
        "200".to_owned(),
    ]);
    let server = workshop.afterimage(Upstream::None)?;
    ask(server.port)?;
    sleep(REST);
    table.row(&[
        "resident at rest, MiB".to_owned(),
        format!("{:.1}", server.process.resident()?),
        "16".to_owned(),
    ]);
    Ok(table)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
fn start(workshop: &Workshop) -> io::Result<f64> {
    let begun = Instant::now();
    let server = workshop.afterimage_unseen(Upstream::None, true)?;
    while ask(server.port).is_err() {
        if begun.elapsed() > Duration::from_secs(10) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        sleep(KNOCK);
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

fn ask(port: u16) -> io::Result<()> {
    let answer = once(
        port,
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    )?;
    if answer.head.starts_with("HTTP/1.1 200") {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}
