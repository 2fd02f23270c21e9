//! Memory: whether the search sees what is there while somebody asks, and whether anything is left when all have gone.

use std::io;
use std::thread;
use std::time::Duration;

use super::kernel::unseen;
use super::memory::{Found, Search};
use super::report::{Finding, Verdict};
use super::visits::Road;
use super::watched::Watched;

/// How long memory may hold something after the last connection was closed.
const PROMISE: Duration = Duration::from_secs(5);
/// How often, and after which pause, a visitor who waits is looked for.
const LOOKS: usize = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// Each promise about memory, and the canaries that would break it.
const PROMISES: [(&str, &[&str]); 3] = [
    (
        "privacy-prompt-never",
        &[
            "the prompt",
            "the negative prompt",
            "a field, a path or a query",
            "an answer to a check",
            "a file's name",
            "a visitor's picture",
            "words of the service",
        ],
    ),
    ("privacy-picture-none", &["a picture that was made"]),
    ("memory-visitor", &["a header", "a cookie", "the address"]),
];
/// What is said of those who came.
const VISITOR: &str = "No address, no browser's name and no cookie of another site stays in its memory.";

/// Looks while somebody waits, and 5 seconds after the last has gone.
///
/// # Errors
/// What connecting says.
pub(super) fn nothing(watched: &Watched, road: &Road<'_>) -> io::Result<Vec<Finding>> {
    let seen = while_somebody_waits(watched, road)?;
    thread::sleep(PROMISE);
    let addresses = road.planted.addresses();
    let search = Search::new(road.planted.all().into_iter().chain(addresses.iter()))?;
    let found = watched.search(&search);
    Ok(PROMISES
        .into_iter()
        .map(|(id, names)| finding(id, names, seen, &found))
        .collect())
}

fn finding(id: &'static str, names: &[&str], seen: usize, found: &io::Result<Found>) -> Finding {
    let (verdict, evidence) = match found {
        Err(fault) => unseen("its memory", fault),
        Ok(found) => {
            let mut evidence = found.told(names);
            let clean = evidence.is_empty();
            evidence.push(format!(
                "{} mappings of {} MiB were searched, {} seconds after the last connection",
                found.mappings,
                found.bytes >> 20,
                PROMISE.as_secs()
            ));
            evidence.push(if seen == 0 {
                "while somebody waited for an answer the search did not see them: it proves nothing"
                    .to_owned()
            } else {
                format!("while somebody waited for an answer it saw them {seen} times")
            });
            let verdict = match (clean, seen) {
                (false, _) => Verdict::Broken,
                (true, 0) => Verdict::NotChecked,
                (true, _) => Verdict::Holds,
            };
            (verdict, evidence)
        }
    };
    if id == "memory-visitor" {
        Finding::named(id, VISITOR, verdict, evidence)
    } else {
        Finding::of_policy(id, verdict, evidence)
    }
}

/// How often the search sees somebody who waits; none where it may not look.
fn while_somebody_waits(watched: &Watched, road: &Road<'_>) -> io::Result<usize> {
    let visitor = road.visitor()?;
    let _waits = visitor.wait()?;
    let search = Search::new(road.planted.about_visitor())?;
    for _ in 0..LOOKS {
        match watched.search(&search) {
            Err(_) => break,
            Ok(found) if found.total() > 0 => return Ok(found.total()),
            Ok(_) => thread::sleep(PAUSE),
        }
    }
    Ok(0)
}
