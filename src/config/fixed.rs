//! What holds from the start to the end: sockets, files and stores that are open, and how visitors are known by.

use super::{Config, Ledger, Log, Server};

/// The sections that a reload leaves as they were at the start, as they stood in the configuration then.
pub struct Fixed {
    server: Server,
    log: Log,
    ledger: Ledger,
}

/// Whether a key says the same in both.
type Same = fn(&Fixed, &Config) -> bool;

/// Every key of these sections.
const KEYS: &[(&str, Same)] = &[
    ("server.bind", |old, new| old.server.bind == new.server.bind),
    ("server.admin_bind", |old, new| {
        old.server.admin_bind == new.server.admin_bind
    }),
    ("server.public_url", |old, new| {
        old.server.public_url == new.server.public_url
    }),
    ("server.onion_url", |old, new| {
        old.server.onion_url == new.server.onion_url
    }),
    ("server.proxy_protocol", |old, new| {
        old.server.proxy_protocol == new.server.proxy_protocol
    }),
    ("server.trusted_proxies", |old, new| {
        old.server.trusted_proxies == new.server.trusted_proxies
    }),
    ("server.forwarded_header", |old, new| {
        old.server.forwarded_header == new.server.forwarded_header
    }),
    ("server.connections", |old, new| {
        old.server.connections == new.server.connections
    }),
    ("server.connections_per_client", |old, new| {
        old.server.connections_per_client == new.server.connections_per_client
    }),
    ("server.sandbox", |old, new| {
        old.server.sandbox == new.server.sandbox
    }),
    ("log.dir", |old, new| old.log.dir == new.log.dir),
    ("log.address", |old, new| old.log.address == new.log.address),
    ("ledger.store", |old, new| old.ledger.store == new.ledger.store),
    ("ledger.password", |old, new| {
        old.ledger.password == new.ledger.password
    }),
    ("ledger.key", |old, new| old.ledger.key == new.ledger.key),
];

impl Fixed {
    /// What this configuration says of it.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            server: config.server.clone(),
            log: config.log.clone(),
            ledger: config.ledger.clone(),
        }
    }

    /// The keys in which another configuration says something else, which it takes a restart to follow.
    #[must_use]
    pub fn changed(&self, config: &Config) -> Vec<&'static str> {
        let changed = KEYS.iter().filter(|(_, same)| !same(self, config));
        changed.map(|(key, _)| *key).collect()
    }
}

impl Config {
    /// This configuration with what cannot change as it is in the one that runs.
    #[must_use]
    pub fn keeping(self, running: &Self) -> Self {
        Self {
            server: running.server.clone(),
            log: running.log.clone(),
            ledger: running.ledger.clone(),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, load, read_file};

    fn read(text: &str) -> Config {
        let loaded = load(text, &Environment::default(), &read_file);
        loaded.unwrap_or_else(|problems| panic!("{problems:?}")).config
    }

    #[test]
    fn every_key_that_holds_to_the_end_is_known_by_name() {
        let loaded = load("", &Environment::default(), &read_file).unwrap();
        let fixed = |key: &&String| {
            let section = key.split('.').next();
            matches!(section, Some("server" | "log" | "ledger")) && !key.ends_with("_file")
        };
        let mut read: Vec<&str> = loaded.keys.iter().filter(fixed).map(String::as_str).collect();
        let mut known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        read.sort_unstable();
        known.sort_unstable();
        assert_eq!(read, known);
    }

    #[test]
    fn each_change_is_named_and_undone_and_nothing_else_is() {
        let before = read("[rate]\nper_minute = 2\n");
        let key = "k".repeat(32);
        let after = read(&format!(
            "[rate]\nper_minute = 3\n[server]\nbind = '127.0.0.1:9'\nadmin_bind = '127.0.0.1:10'\nconnections = 7\nsandbox = 'off'\n\
             trusted_proxies = ['10.0.0.1']\nforwarded_header = 'forwarded'\nconnections_per_client = 3\n\
             public_url = 'https://x.example'\nproxy_protocol = ['127.0.0.1:8']\n\
             onion_url = 'http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad.onion'\n[log]\ndir = ''\naddress = 'none'\n\
             [ledger]\nstore = 'redis://127.0.0.1:1'\nkey = '{key}'\npassword = 'p'\n"
        ));
        let all: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        assert_eq!(Fixed::of(&before).changed(&after), all);
        assert_eq!(Fixed::of(&before).changed(&before), [""; 0]);
        let kept = after.keeping(&before);
        assert_eq!(Fixed::of(&before).changed(&kept), [""; 0]);
        assert_eq!(kept.rate.per_minute, 3);
    }
}
