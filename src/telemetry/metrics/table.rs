//! Everything that is counted, once: a name, its kind, its labels, and what it says.

/// What kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It only grows.
    Counter,
    /// It is what it is now.
    Gauge,
    /// How often something took how long.
    Histogram,
}

impl Kind {
    /// As it is written on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// Figures of one name.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name, without the ending of a counter.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What its figures are told apart by: closed lists, or names of the configuration's.
    pub labels: &'static [&'static str],
    /// What it says, in a sentence.
    pub help: &'static str,
}

/// Declares the table once.
macro_rules! families {
    ($($constant:ident = $kind:ident $name:literal [$($label:literal),*] $help:literal,)+) => {
        /// The families, by what they count.
        pub mod family {
            use super::{Family, Kind};
            $(#[doc = $help] pub static $constant: Family = Family {
                name: $name,
                kind: Kind::$kind,
                labels: &[$($label),*],
                help: $help,
            };)+
        }

        /// Every family, in the order of the page.
        pub static FAMILIES: &[&Family] = &[$(&family::$constant,)+];
    };
}

families! {
    BUILD = Gauge "afterimage_build_info" ["version", "commit"] "Always 1; says which version runs, and what it is built from.",
    HTTP = Counter "afterimage_http_requests" ["route", "status"] "Requests that were answered, by route and class of status.",
    REFUSALS = Counter "afterimage_refusals" ["code"] "Refusals that were said, by their code.",
    ORDERS = Counter "afterimage_orders" ["outcome"] "Admitted orders by how they ended: done, short of pictures, refused, or left by the visitor.",
    PICTURES = Counter "afterimage_pictures" ["provider", "model"] "Whole pictures that were made.",
    STAND_INS = Counter "afterimage_stand_in_pictures" ["provider", "model"] "Those of them that this model made in the place of another.",
    CALLS = Counter "afterimage_upstream_calls" ["provider", "model", "outcome"] "Calls to providers by how they ended: done, left by the visitor, broken, or the kind of fault.",
    RETRIES = Counter "afterimage_retries" [] "Calls that were made after another of the same order had failed.",
    RETRIES_DENIED = Counter "afterimage_retries_denied" [] "Calls that were not made again, for too many were lately.",
    UPSTREAM = Histogram "afterimage_upstream_seconds" ["provider", "model"] "How long calls to providers took, without what a slow visitor added.",
    ADMISSION = Histogram "afterimage_admission_seconds" [] "How long it took to admit or refuse an order: rules, allowance, money, challenge, moderation.",
    WAIT = Histogram "afterimage_queue_wait_seconds" [] "How long admitted orders waited for their turn.",
    OVERHEAD = Histogram "afterimage_overhead_seconds" [] "How long this program itself worked for an admitted order, while it waited for nobody.",
    QUEUE = Gauge "afterimage_queue_length" [] "Orders that wait for their turn.",
    IN_FLIGHT = Gauge "afterimage_in_flight" [] "Orders that are being made.",
    IN_FLIGHT_LIMIT = Gauge "afterimage_in_flight_limit" [] "The most orders that are made at a time.",
    BREAKER = Gauge "afterimage_breaker_state" ["provider", "state"] "1 for the state a provider is in: closed, open, probing, or held because it asked for it.",
    OPENINGS = Counter "afterimage_breaker_openings" ["provider"] "How often a provider was left alone because it failed.",
    SPENT = Counter "afterimage_money_spent" [] "What this server has spent on pictures at the most, in the unit of the prices.",
    LEFT = Gauge "afterimage_money_left" [] "What could be spent now, in the unit of the prices; of all servers that share a ledger.",
    CAPACITY = Gauge "afterimage_money_capacity" [] "What the purse holds when it is full, in the unit of the prices.",
    ISSUED = Counter "afterimage_challenges_issued" ["kind"] "Challenges that were given out, and sounds of codes.",
    ANSWERS = Counter "afterimage_challenge_answers" ["kind", "outcome"] "Answers that were handed in: right, wrong, or to no challenge that is open.",
    DIFFICULTY = Gauge "afterimage_challenge_work_difficulty" [] "How hard a proof of work is now, in bits.",
    CONNECTIONS = Gauge "afterimage_connections" [] "Connections of visitors that are open.",
    CONNECTIONS_LIMIT = Gauge "afterimage_connections_limit" [] "The most connections at the same time.",
    ACCEPTED = Counter "afterimage_connections_accepted" [] "Connections that were given a place.",
    TURNED_AWAY = Counter "afterimage_connections_refused" [] "Connections for which there was no place.",
    EVICTED = Counter "afterimage_connections_evicted" [] "Connections that waited for their visitor and made room for another.",
    RECORDS = Gauge "afterimage_ledger_records" ["kind"] "What is remembered now, by kind.",
    SWEEPS = Counter "afterimage_ledger_sweeps" [] "Times that everything over its time was dropped.",
    DROPPED = Counter "afterimage_ledger_records_dropped" ["kind"] "What these sweeps dropped, by kind; a shared store drops its own.",
    LEDGER = Histogram "afterimage_ledger_call_seconds" [] "How long the shared store took to answer.",
    LEDGER_FAILURES = Counter "afterimage_ledger_call_failures" [] "Calls that the shared store did not answer.",
    LOG_WRITING = Gauge "afterimage_access_log_writing" [] "1 while lines reach a file; 0 without a folder, or in trouble.",
    LOG_LINES = Counter "afterimage_access_log_lines" ["outcome"] "Lines of the access log that were written or dropped.",
    LOG_PURGES = Counter "afterimage_access_log_purges" [] "Times that the folder was looked through for files that are due.",
    LOG_DELETED = Counter "afterimage_access_log_files_deleted" [] "Files of the access log that were deleted because they were due.",
    KEY_REQUESTS = Counter "afterimage_key_requests" ["key"] "Requests for pictures with a key, by its name.",
    KEY_PICTURES = Counter "afterimage_key_pictures" ["key"] "Whole pictures that were made for a key, by its name.",
    KEY_REFUSALS = Counter "afterimage_key_refusals" ["key"] "Requests with a key that were refused or broke off, by its name.",
    KEY_SPENT = Counter "afterimage_key_money_spent" ["key"] "What this server has spent on pictures for a key at the most, where money is counted, in the unit of the prices, by its name.",
    RELOADS = Counter "afterimage_reloads" ["outcome"] "Times the configuration was read again: taken over, or refused.",
    RELOADED = Gauge "afterimage_reload_last_time_seconds" [] "When that was last tried, in seconds since 1970.",
    CPU = Counter "process_cpu_seconds" [] "Processor time that was used.",
    RESIDENT = Gauge "process_resident_memory_bytes" [] "Memory that is really there.",
    VIRTUAL = Gauge "process_virtual_memory_bytes" [] "Memory that is addressed.",
    THREADS = Gauge "process_threads" [] "Threads.",
    OPEN_FDS = Gauge "process_open_fds" [] "Files and sockets that are open.",
    MAX_FDS = Gauge "process_max_fds" [] "The most files and sockets that may be open.",
    STARTED = Gauge "process_start_time_seconds" [] "When it was started, in seconds since 1970.",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// <https://prometheus.io/docs/practices/naming/>
    #[test]
    fn names_are_as_prometheus_wants_them() {
        let names: BTreeSet<&str> = FAMILIES.iter().map(|family| family.name).collect();
        assert_eq!(names.len(), FAMILIES.len(), "each once");
        for family in FAMILIES {
            let plain = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            assert!(
                plain(family.name) && !family.name.ends_with("_total"),
                "{}",
                family.name
            );
            assert!(family.labels.iter().all(|label| plain(label) && *label != "le"));
            assert!(family.kind != Kind::Histogram || family.name.ends_with("_seconds"));
            assert!(family.help.ends_with('.') && !family.help.contains(['\n', '\\']));
        }
    }
}
