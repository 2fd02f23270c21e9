//! A picture through the whole server: processor time, pictures a second, and what the way through adds.

use std::io;
use std::time::Duration;

use crate::figures::{Table, median, ratio};
use crate::load::{Ask, Outcome};
use crate::workshop::{Server, Upstream, Workshop};

/// So often, in turns.
const ROUNDS: usize = 5;
/// So long each time.
const TIME: Duration = Duration::from_secs(3);
/// Under load.
const CONNECTIONS: u32 = 16;

/// One of those who are compared.
struct Runner {
    name: &'static str,
    server: Server,
    path: String,
    form: &'static str,
    close: bool,
    rounds: Vec<Round>,
}

struct Round {
    processor: f64,
    outcome: Outcome,
}

/// Measures pictures under load and one at a time.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new(
        "Pictures through the whole server, one core",
        &[
            "",
            "nginx",
            "nginx, closing",
            "Afterimage",
            "to nginx",
            "to nginx, closing",
        ],
    );
    let loaded = race(workshop, Upstream::Fast, CONNECTIONS)?;
    row(
        &mut table,
        "processor per picture of 2 MiB, ms",
        &loaded,
        |round| round.processor * 1e3,
    );
    row(
        &mut table,
        "pictures a second, 16 connections",
        &loaded,
        |round| round.outcome.per_second,
    );
    for (upstream, name) in [(Upstream::Fast, "2 MiB"), (Upstream::Small, "1 KiB")] {
        let alone = race(workshop, upstream, 1)?;
        let title = |what: &str| format!("{what}, {name}, one at a time, ms");
        row(&mut table, &title("half are whole in"), &alone, |round| {
            round.outcome.p50
        });
        row(&mut table, &title("99 of 100 are whole in"), &alone, |round| {
            round.outcome.p99
        });
    }
    Ok(table)
}

fn race(workshop: &Workshop, upstream: Upstream, connections: u32) -> io::Result<[Runner; 3]> {
    let mut runners = [
        Runner::nginx(workshop, upstream, false)?,
        Runner::nginx(workshop, upstream, true)?,
        Runner {
            name: "Afterimage",
            server: workshop.afterimage(upstream)?,
            path: "/generate".to_owned(),
            form: "prompt=a+lake+at+night",
            close: false,
            rounds: Vec::new(),
        },
    ];
    for _ in 0..ROUNDS {
        for runner in &mut runners {
            runner.run(workshop, connections)?;
        }
    }
    Ok(runners)
}

impl Runner {
    fn nginx(workshop: &Workshop, upstream: Upstream, close: bool) -> io::Result<Self> {
        Ok(Self {
            name: "nginx",
            server: workshop.nginx_proxy(close)?,
            path: format!("{}/", upstream.path()),
            form: "prompt=a+lake+at+night",
            close,
            rounds: Vec::new(),
        })
    }

    fn run(&mut self, workshop: &Workshop, connections: u32) -> io::Result<()> {
        let ask = Ask {
            url: format!("http://127.0.0.1:{}{}", self.server.port, self.path),
            form: Some(self.form),
            accept: "image/*",
            connections,
            time: TIME,
            close: self.close,
        };
        let before = self.server.process.processor()?;
        let outcome = ask
            .run(workshop, false)
            .map_err(|error| io::Error::other(format!("{}: {error}", self.name)))?;
        let taken = self.server.process.processor()? - before;
        self.rounds.push(Round {
            processor: taken.as_secs_f64() / outcome.answers,
            outcome,
        });
        Ok(())
    }
}

fn row(table: &mut Table, name: &str, runners: &[Runner; 3], figure: impl Fn(&Round) -> f64) {
    let [nginx, closing, ours] = runners
        .each_ref()
        .map(|runner| median(runner.rounds.iter().map(&figure)));
    table.row(&[
        name.to_owned(),
        format!("{nginx:.3}"),
        format!("{closing:.3}"),
        format!("{ours:.3}"),
        ratio(ours, nginx),
        ratio(ours, closing),
    ]);
}
