//! What it costs that whatever is freed is wiped: the program, and the same code over the system's own allocator.

use std::env;
use std::io;
use std::time::Duration;

use afterimage::config::{self, Environment};
use afterimage::serve::Begun;

use crate::figures::{Table, median, ratio};
use crate::load::{Ask, Outcome};
use crate::process::{Core, on};
use crate::workshop::{Server, Upstream, Workshop, listening};

/// Tells this very program, which has the system's allocator, to serve.
const SERVE: &str = "BENCH_UNWIPED";
/// So often, in turns.
const ROUNDS: usize = 7;
/// So long each time.
const TIME: Duration = Duration::from_secs(3);
/// Under load.
const CONNECTIONS: u32 = 16;

/// Serves when it was told to; whether it did.
pub(crate) fn serves() -> io::Result<bool> {
    if env::var_os(SERVE).is_none() {
        return Ok(false);
    }
    let environment = Environment::new(env::vars_os());
    let Ok(loaded) = config::open(None, &environment, &config::read_file) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let same = loaded.clone();
    Begun::new()?
        .serve(loaded, Box::new(move || Ok(same.clone())))
        .map(|_| true)
}

/// Measures pictures and pages, each with and without wiping.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new(
        "Wiping what is freed, one core",
        &["", "not wiped", "wiped", "wiped to not wiped"],
    );
    let picture = Some("prompt=a+lake+at+night");
    for (name, upstream, path, form) in [
        (
            "processor per picture of 2 MiB, ms",
            Upstream::Fast,
            "/generate",
            picture,
        ),
        (
            "processor per picture of 1 KiB, ms",
            Upstream::Small,
            "/generate",
            picture,
        ),
        ("processor per front page, ms", Upstream::None, "/", None),
    ] {
        let [without, with] = race(workshop, upstream, path, form)?;
        table.row(&[
            name.to_owned(),
            format!("{without:.3}"),
            format!("{with:.3}"),
            ratio(with, without),
        ]);
    }
    Ok(table)
}

/// The processor time of one answer, of each of the two.
fn race(
    workshop: &Workshop,
    upstream: Upstream,
    path: &str,
    form: Option<&'static str>,
) -> io::Result<[f64; 2]> {
    let servers = [unwiped(workshop, upstream)?, workshop.afterimage(upstream)?];
    let mut rounds = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (server, rounds) in servers.iter().zip(&mut rounds) {
            rounds.push(round(workshop, server, path, form)?);
        }
    }
    Ok(rounds.map(median))
}

fn round(workshop: &Workshop, server: &Server, path: &str, form: Option<&'static str>) -> io::Result<f64> {
    let ask = Ask {
        url: format!("http://127.0.0.1:{}{path}", server.port),
        form,
        accept: if form.is_some() { "image/*" } else { "text/html" },
        connections: CONNECTIONS,
        time: TIME,
        close: false,
    };
    let before = server.process.processor()?;
    let Outcome { answers, .. } = ask.run(workshop, false)?;
    let taken = server.process.processor()? - before;
    Ok(taken.as_secs_f64() * 1e3 / answers)
}

fn unwiped(workshop: &Workshop, upstream: Upstream) -> io::Result<Server> {
    let mut command = on(Core::Measured, env::current_exe()?);
    command.env(SERVE, "1");
    let server = workshop.run(command, upstream)?;
    listening(server.port)?;
    Ok(server)
}
