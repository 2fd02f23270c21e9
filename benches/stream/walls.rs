//! What the kernel's walls cost: the program behind them beside the same program without, in turns.

use std::io;
use std::time::{Duration, Instant};

use crate::figures::{Table, median, ratio};
use crate::load::{Ask, once};
use crate::workshop::{Server, Upstream, Workshop};

/// So often, in turns.
const ROUNDS: usize = 7;
/// So long each time.
const TIME: Duration = Duration::from_secs(2);

/// Measures start, front page and a small picture, in milliseconds and microseconds of processor time.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new("Walls", &["", "behind them", "without", "ratio"]);
    let starts = turns(|walls| start(workshop, walls))?;
    row(&mut table, "start to first answer, ms", &starts);
    let behind = workshop.afterimage(Upstream::Small)?;
    let without = workshop.afterimage_without_walls(Upstream::Small)?;
    let server = |walls| if walls { &behind } else { &without };
    let pages = turns(|walls| processor(workshop, server(walls), "/", None))?;
    row(&mut table, "front page, µs of processor", &pages);
    let form = Some("prompt=a+lake");
    let pictures = turns(|walls| processor(workshop, server(walls), "/generate", form))?;
    row(&mut table, "1 KiB picture, µs of processor", &pictures);
    Ok(table)
}

/// The figures with walls and without, taken in turns.
fn turns(mut measured: impl FnMut(bool) -> io::Result<f64>) -> io::Result<[Vec<f64>; 2]> {
    let (mut behind, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        behind.push(measured(true)?);
        without.push(measured(false)?);
    }
    Ok([behind, without])
}

fn row(table: &mut Table, name: &str, figures: &[Vec<f64>; 2]) {
    let [behind, without] = figures.each_ref().map(|figures| median(figures.iter().copied()));
    table.row(&[
        name.to_owned(),
        format!("{behind:.1}"),
        format!("{without:.1}"),
        ratio(behind, without),
    ]);
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
fn start(workshop: &Workshop, walls: bool) -> io::Result<f64> {
    let begun = Instant::now();
    let server = workshop.afterimage_unseen(Upstream::None, walls)?;
    let request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    while once(server.port, request).is_err() {
        if begun.elapsed() > Duration::from_secs(10) {
            return Err(io::ErrorKind::TimedOut.into());
        }
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

/// The processor time of one answer, in microseconds.
fn processor(
    workshop: &Workshop,
    server: &Server,
    path: &str,
    form: Option<&'static str>,
) -> io::Result<f64> {
    let ask = Ask {
        url: format!("http://127.0.0.1:{}{path}", server.port),
        form,
        accept: if form.is_some() { "image/*" } else { "text/html" },
        connections: 16,
        time: TIME,
        close: false,
    };
    let before = server.process.processor()?;
    let outcome = ask.run(workshop, false)?;
    let taken = server.process.processor()? - before;
    Ok(taken.as_secs_f64() * 1e6 / outcome.answers)
}
