//! Memory: whether the search sees what is there while somebody asks, and whether anything is left when all have gone.

use std::io;
use std::thread;
use std::time::Duration;

use super::kernel::unseen;
use super::memory::{Found, Search};
use super::report::{Finding, Verdict};
use super::visits::Road;
use super::watched::Watched;
use crate::clock::Clock;

/// How long memory may hold something after the last connection was closed.
const PROMISE: Duration = Duration::from_secs(5);
/// How long it is looked for again: a machine that is busy may be late, and what is a leak is still there.
const LATEST: Duration = Duration::from_secs(30);
/// How many visitors wait one after the other, how often each is looked for, and after which pause. Whoever says
/// nothing more is shown out after some seconds, and a search may take longer.
const VISITORS: usize = 10;
const LOOKS: usize = 20;
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

/// What was found when all had gone.
struct Left {
    /// When the promise's time was over.
    first: Found,
    /// When it was looked for again, and how long after the last connection that began; where something was there.
    again: Option<(Found, Duration)>,
}

/// Looks while somebody waits, and 5 seconds after the last has gone.
///
/// # Errors
/// What connecting says.
pub(super) fn nothing(watched: &Watched, road: &Road<'_>) -> io::Result<Vec<Finding>> {
    let seen = while_somebody_waits(watched, road)?;
    let addresses = road.planted.addresses();
    let search = Search::new(road.planted.all().into_iter().chain(addresses.iter()))?;
    let left = when_all_have_gone(watched, &search);
    Ok(PROMISES
        .into_iter()
        .map(|(id, names)| finding(id, names, seen, &left))
        .collect())
}

/// Looks when the promise's time is over, and then until nothing is there, for as long as it may be late.
fn when_all_have_gone(watched: &Watched, search: &Search) -> io::Result<Left> {
    let clock = Clock::system();
    let gone = clock.now();
    thread::sleep(PROMISE);
    let first = watched.search(search)?;
    let mut again = None;
    let mut clean = first.total() == 0;
    while !clean && clock.now().since(gone) < LATEST {
        thread::sleep(PAUSE);
        let after = clock.now().since(gone);
        let found = watched.search(search)?;
        clean = found.total() == 0;
        again = Some((found, after));
    }
    Ok(Left { first, again })
}

impl Left {
    /// Whether these are gone, and what is said of it: what was late is told with how late it was.
    fn told(&self, names: &[&str]) -> (bool, Vec<String>) {
        let (last, after) = match &self.again {
            Some((found, after)) => (found, *after),
            None => (&self.first, PROMISE),
        };
        let mut evidence = last.told(names);
        let clean = evidence.is_empty();
        let late = self.first.told(names);
        if clean && !late.is_empty() {
            evidence.push(format!(
                "it was late, and gone {:.1} seconds after the last connection; after {} there was still {}",
                after.as_secs_f64(),
                PROMISE.as_secs(),
                late.join(", ")
            ));
        }
        evidence.push(format!(
            "{} mappings of {} MiB were searched, {} seconds after the last connection",
            last.mappings,
            last.bytes >> 20,
            after.as_secs()
        ));
        (clean, evidence)
    }
}

fn finding(id: &'static str, names: &[&str], seen: usize, left: &io::Result<Left>) -> Finding {
    let (verdict, evidence) = match left {
        Err(fault) => unseen("its memory", fault),
        Ok(left) => judged(names, seen, left),
    };
    if id == "memory-visitor" {
        Finding::named(id, VISITOR, verdict, evidence)
    } else {
        Finding::of_policy(id, verdict, evidence)
    }
}

fn judged(names: &[&str], seen: usize, left: &Left) -> (Verdict, Vec<String>) {
    let (clean, mut evidence) = left.told(names);
    evidence.push(if seen == 0 {
        "while somebody waited for an answer the search did not see them: it proves nothing".to_owned()
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

/// How often the search sees somebody who waits; none where it may not look.
fn while_somebody_waits(watched: &Watched, road: &Road<'_>) -> io::Result<usize> {
    let search = Search::new(road.planted.about_visitor())?;
    for _ in 0..VISITORS {
        let visitor = road.visitor()?;
        let _waits = visitor.wait()?;
        for _ in 0..LOOKS {
            match watched.search(&search) {
                Err(_) => return Ok(0),
                Ok(found) if found.total() > 0 => return Ok(found.total()),
                Ok(_) => thread::sleep(PAUSE),
            }
        }
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prompt that is found so many times.
    fn found(count: usize) -> Found {
        let place = ("the prompt", "[heap]".to_owned());
        Found {
            mappings: 1,
            bytes: 1 << 20,
            finds: (count > 0).then_some((place, count)).into_iter().collect(),
        }
    }

    fn told(first: usize, again: Option<usize>, seen: usize) -> (Verdict, String) {
        let again = again.map(|count| (found(count), Duration::from_millis(6_200)));
        let left = Left {
            first: found(first),
            again,
        };
        let (verdict, evidence) = judged(&["the prompt"], seen, &left);
        (verdict, evidence.join("\n"))
    }

    #[test]
    fn what_is_gone_in_time_is_not_said_to_be_late() {
        let (verdict, evidence) = told(0, None, 1);
        assert_eq!(verdict, Verdict::Holds);
        assert!(evidence.contains("searched, 5 seconds after") && !evidence.contains("late"));
        assert_eq!(told(0, None, 0).0, Verdict::NotChecked);
    }

    #[test]
    fn what_is_gone_late_is_told_with_its_time_and_what_stays_is_broken() {
        let (verdict, evidence) = told(3, Some(0), 1);
        assert_eq!(verdict, Verdict::Holds);
        let late = "gone 6.2 seconds after the last connection; after 5 there was still the prompt: 3 times";
        assert!(evidence.contains(late), "{evidence}");
        let (verdict, evidence) = told(3, Some(2), 1);
        assert_eq!(verdict, Verdict::Broken);
        assert!(evidence.contains("the prompt: 2 times in [heap]"), "{evidence}");
    }
}
