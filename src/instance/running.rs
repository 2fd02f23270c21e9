//! The configuration that runs, and how another takes its place: whole, between two requests, and with all that is
//! remembered going on.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use time::OffsetDateTime;
use tokio::sync::watch;

use crate::config::Config;
use crate::edge::services::{Current, Edge, Life};
use crate::pipeline::gate::Content;
use crate::pipeline::provider::Maker;

use super::edge::{Lasting, slots};

/// What runs now.
pub struct Running {
    lasting: Lasting,
    current: Arc<Current>,
    /// Held while one takes the other's place, so that it is always that of the edge.
    config: Mutex<Arc<Config>>,
    /// How often another has taken its place.
    taken: watch::Sender<u64>,
    refused: AtomicU64,
    /// When it was last tried, in seconds since 1970; nothing before the first time.
    last: AtomicI64,
}

/// What came of reading the configuration again, since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reloads {
    /// How often it took the place of the one before.
    pub taken: u64,
    /// How often it was refused, and the one before stayed.
    pub refused: u64,
    /// When it was last tried.
    pub last: Option<OffsetDateTime>,
}

impl Running {
    pub(super) fn begin(lasting: Lasting, config: Config, makers: Vec<Maker>, content: Content) -> Self {
        let edge = lasting.edge(&config, makers, content);
        Self {
            lasting,
            current: Arc::new(Current::new(edge)),
            config: Mutex::new(Arc::new(config)),
            taken: watch::Sender::new(0),
            refused: AtomicU64::new(0),
            last: AtomicI64::new(0),
        }
    }

    /// Where the edge that serves now is found.
    #[must_use]
    pub fn current(&self) -> Arc<Current> {
        self.current.clone()
    }

    /// The configuration that runs, and the edge that was made of it.
    #[must_use]
    pub fn now(&self) -> (Arc<Config>, Arc<Edge>) {
        let config = self.lock();
        (config.clone(), self.current.now())
    }

    /// Puts another configuration in the place of this one, but for what cannot change; its providers and what it does
    /// not want to be made come with it.
    ///
    /// Requests that are answered meanwhile end as they began. Nothing of what they have reserved is lost or counted
    /// twice: rates, money, places in the queue, sessions and challenges are the same before and after.
    pub async fn take(&self, config: Config, makers: Vec<Maker>, content: Content) {
        self.current.now().gate.budget.limit(config.budget.limits).await;
        let mut running = self.lock();
        let before = self.current.now();
        let config = config.keeping(&running);
        let old = (&*before, &**running);
        let edge = self.lasting.edge_after(old, &config, makers, content);
        edge.gate.queue.resize(slots(&config));
        self.current.replace(edge);
        *running = Arc::new(config);
        drop(running);
        self.tried();
        self.taken.send_modify(|times| *times += 1);
    }

    /// Notes that another configuration was no good, and that this one stays.
    pub fn stay(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
        self.tried();
    }

    /// What came of reading the configuration again.
    #[must_use]
    pub fn reloads(&self) -> Reloads {
        let last = self.last.load(Ordering::Relaxed);
        Reloads {
            taken: *self.taken.borrow(),
            refused: self.refused.load(Ordering::Relaxed),
            last: (last > 0)
                .then(|| OffsetDateTime::from_unix_timestamp(last).ok())
                .flatten(),
        }
    }

    /// Whether new work is taken.
    #[must_use]
    pub fn life(&self) -> Arc<Life> {
        self.lasting.life.clone()
    }

    /// Hears of every configuration that takes another's place from now on.
    pub(super) fn watch(&self) -> watch::Receiver<u64> {
        self.taken.subscribe()
    }

    fn tried(&self) {
        let now = self.lasting.clock.wall().unix_timestamp();
        self.last.store(now, Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Config>> {
        // It is exchanged whole, and is never half-done.
        self.config.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
