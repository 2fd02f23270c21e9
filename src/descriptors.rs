//! The files and sockets the system lets one process have open: they end for everything at once, so connections may
//! not have the last of them.

use std::io;

use rustix::process::{Resource, getrlimit, setrlimit};

/// What is open besides connections and calls: standard streams, listeners, the log, the resolver, and room to spare.
const OTHERS: u64 = 64;
/// What the runtime of one worker has open.
const PER_WORKER: u64 = 4;

/// Asks for as many as the system allows this process at the most, and says how many it has; none for any number.
///
/// # Errors
/// What the system says when it does not give what it allows.
pub fn raise() -> io::Result<Option<u64>> {
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        limit.current = limit.maximum;
        setrlimit(Resource::Nofile, limit)?;
    }
    Ok(limit.current)
}

/// How many of them connections may have beside so many workers and calls to providers: at least a quarter.
#[must_use]
pub fn for_connections(limit: u64, workers: u64, calls: u64) -> u64 {
    let kept = OTHERS
        .saturating_add(workers.saturating_mul(PER_WORKER))
        .saturating_add(calls);
    limit.saturating_sub(kept).max(limit / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// safety.md T34
    #[test]
    fn connections_leave_some_for_the_log_and_the_calls() {
        assert_eq!(for_connections(1_024, 2, 64), 1_024 - 64 - 8 - 64);
        assert_eq!(for_connections(256, 2, 64), 120);
        assert_eq!(for_connections(128, 2, 64), 32);
        assert_eq!(
            for_connections(1_048_576, 64, 10_000),
            1_048_576 - 64 - 256 - 10_000
        );
    }

    #[test]
    fn what_is_allowed_is_asked_for() {
        let maximum = getrlimit(Resource::Nofile).maximum;
        assert_eq!(raise().unwrap(), maximum);
        assert_eq!(getrlimit(Resource::Nofile).current, maximum);
    }
}
