//! Replicas on a store, and a look into it.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::Clock;
use afterimage::entropy::Entropy;
use afterimage::ledger::Valkey;
use afterimage::ledger::valkey::{Address, Patience, Timing};
use redis::Commands as _;

use crate::store::Store;

/// A slow machine is no store that is lost.
const PATIENT: Patience = Patience::of(Duration::from_secs(60));

/// What all replicas of a test share.
pub(crate) const KEY: &str = "a key that all replicas have and the store has not";

impl Store {
    /// Lets it stand still, with its connections open.
    pub(crate) fn freeze(&self, frozen: bool) {
        let signal = if frozen { "-STOP" } else { "-CONT" };
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// A replica's ledger in it, whose time is this clock's.
    pub(crate) fn ledger(&self, clock: &Clock, seed: u64) -> Arc<Valkey> {
        self.ledger_with(KEY, Timing::Given(clock.clone()), clock, seed)
    }

    /// A replica's ledger in it.
    pub(crate) fn ledger_with(&self, key: &str, timing: Timing, clock: &Clock, seed: u64) -> Arc<Valkey> {
        self.waiting(PATIENT, key, timing, clock, seed)
    }

    /// A replica's ledger in it that waits for it no longer than a visitor shall.
    pub(crate) fn usual(&self, clock: &Clock) -> Arc<Valkey> {
        self.waiting(Patience::USUAL, KEY, Timing::Given(clock.clone()), clock, 1)
    }

    fn waiting(
        &self,
        patience: Patience,
        key: &str,
        timing: Timing,
        clock: &Clock,
        seed: u64,
    ) -> Arc<Valkey> {
        let address = Address {
            url: &self.url(),
            password: None,
            key: key.as_bytes(),
            patience,
        };
        Arc::new(Valkey::new(&address, timing, clock.clone(), Entropy::seeded(seed)).unwrap())
    }

    /// Every key it holds, with what it holds as far as that is text, and its time to live in milliseconds.
    pub(crate) fn contents(&self) -> Vec<(String, String, i64)> {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_connection().unwrap();
        let keys: Vec<Vec<u8>> = connection.keys("*").unwrap();
        keys.into_iter()
            .map(|key| {
                let left: i64 = connection.pttl(&key).unwrap();
                let dump: Vec<u8> = redis::cmd("DUMP").arg(&key).query(&mut connection).unwrap();
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                (text(&key), text(&dump), left)
            })
            .collect()
    }

    /// Empties it.
    pub(crate) fn forget_everything(&self) {
        let client = redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_connection().unwrap();
        redis::cmd("FLUSHALL").exec(&mut connection).unwrap();
    }
}
