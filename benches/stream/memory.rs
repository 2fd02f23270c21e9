//! What many pictures at the same time hold in memory, behind an upstream that thinks for seconds.

use std::io;
use std::time::Duration;

use crate::figures::{Table, ratio};
use crate::load::Ask;
use crate::workshop::{Server, THINKING, Upstream, Workshop};

/// Pictures in flight, and how long they are kept coming.
const IN_FLIGHT: [(u32, u64); 2] = [(256, 3 * THINKING + 1), (1024, 6 * THINKING + 1)];

/// Measures the most memory ever held.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new(
        "Most memory ever resident, pictures of 2 MiB, an upstream that thinks for 2 s",
        &["in flight", "nginx, MiB", "Afterimage, MiB", "to nginx"],
    );
    for (connections, seconds) in IN_FLIGHT {
        let nginx = most(
            workshop,
            &workshop.nginx_proxy(false)?,
            "/slow/",
            connections,
            seconds,
        )?;
        let ours = most(
            workshop,
            &workshop.afterimage(Upstream::Slow)?,
            "/generate",
            connections,
            seconds,
        )?;
        table.row(&[
            connections.to_string(),
            format!("{nginx:.1}"),
            format!("{ours:.1}"),
            ratio(ours, nginx),
        ]);
    }
    Ok(table)
}

fn most(workshop: &Workshop, server: &Server, path: &str, connections: u32, seconds: u64) -> io::Result<f64> {
    let ask = Ask {
        url: format!("http://127.0.0.1:{}{path}", server.port),
        form: Some("prompt=a+lake+at+night"),
        accept: "image/*",
        connections,
        time: Duration::from_secs(seconds),
        close: false,
    };
    ask.run(workshop, false)?;
    server.process.most_resident()
}
