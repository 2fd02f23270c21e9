//! The whole server beside nginx that only copies: `cargo bench --bench stream`.
//!
//! Both stand on the same core, before the same upstream, in the same run and in turns; load and upstream have the
//! other core. The machine may be busy with other things: only what stands in one row may be compared. Prints
//! Markdown. It needs nginx, libnginx-mod-http-echo and wrk, all from Debian.

mod figures;
mod load;
mod memory;
mod nginx;
mod pages;
mod picture;
mod pictures;
mod process;
mod start;
mod walls;
mod wiping;
mod workshop;

use std::io::{self, Write as _};

use figures::Table;
use workshop::Workshop;

/// Makes one table.
type Measure = fn(&Workshop) -> io::Result<Table>;

fn main() -> io::Result<()> {
    if wiping::serves()? {
        return Ok(());
    }
    let missing = workshop::missing();
    if !missing.is_empty() {
        let install = format!("this benchmark needs: apt-get install {}", missing.join(" "));
        return Err(io::Error::new(io::ErrorKind::NotFound, install));
    }
    let workshop = Workshop::open()?;
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let parts: [(&str, Measure); 6] = [
        ("pictures", pictures::measure),
        ("memory", memory::measure),
        ("pages", pages::measure),
        ("start", start::measure),
        ("walls", walls::measure),
        ("wiping", wiping::measure),
    ];
    for (name, measure) in parts {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            writeln!(io::stdout(), "{}", measure(&workshop)?)?;
        }
    }
    Ok(())
}
