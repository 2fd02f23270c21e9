//! From a configuration to the edge that serves it, alone or in the place of another.

use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

use afterimage_templates as templates;

use crate::clock::Clock;
use crate::config::{Challenge, ChallengeKind, Config};
use crate::edge::answers::Answers;
use crate::edge::api::Api;
use crate::edge::api::links::Links;
use crate::edge::api::requests::Requests;
use crate::edge::origin::OwnOrigin;
use crate::edge::pages::Pages;
use crate::edge::services::{Edge, Life};
use crate::edge::session::Cookies;
use crate::edge::uploads::Uploads;
use crate::edge::wire::Refusals;
use crate::entropy::Entropy;
use crate::ledger::{Ledger, Quotas};
use crate::pipeline::dispatch::Dispatch;
use crate::pipeline::figures::Figures;
use crate::pipeline::gate::challenge::CodeSource;
use crate::pipeline::gate::challenge::work::{Load, Scheme, Work};
use crate::pipeline::gate::{Budget, ChallengeRate, Challenges, Content, Gate, Keys, Queue, Rate};
use crate::pipeline::provider::{Catalogue, Maker};
use crate::pipeline::scrub::Limits;
use crate::pressure::Pressure;

use super::{facts, keys, registry};

/// What an instance has from its start to its end, whatever the configuration says meanwhile.
pub(super) struct Lasting {
    pub(super) clock: Clock,
    pub(super) entropy: Entropy,
    pub(super) ledger: Arc<dyn Ledger>,
    pub(super) codes: Arc<dyn CodeSource>,
    pub(super) cookies: Cookies,
    pub(super) origin: OwnOrigin,
    pub(super) life: Arc<Life>,
    pub(super) walls: templates::Walls,
    pub(super) answers: Arc<Answers>,
    pub(super) figures: Arc<Figures>,
    pub(super) requests: Arc<Requests>,
    pub(super) pressure: Arc<Pressure>,
}

impl Lasting {
    /// The edge of a configuration.
    pub(super) fn edge(&self, config: &Config, makers: Vec<Maker>, content: Content) -> Edge {
        let catalogue = Arc::new(Catalogue::new(makers));
        let (clock, entropy) = (&self.clock, &self.entropy);
        let prices = registry::prices(config);
        let gate = Gate {
            dispatch: Dispatch::new(
                catalogue.clone(),
                clock.clone(),
                entropy.clone(),
                self.figures.clone(),
            ),
            uploads: upload_limits(config),
            content,
            rate: self.rate(config),
            challenge_rate: ChallengeRate::new(self.ledger.clone()),
            budget: Budget::new(
                self.ledger.clone(),
                clock.clone(),
                config.budget.limits,
                prices,
                self.figures.clone(),
            ),
            queue: Queue::new(slots(config), clock.clone()),
            challenges: self.challenges(&config.challenge),
            keys: Keys::new(keys::terms(config)),
            pictures_per_solve: config.challenge.pictures_per_solve,
            ledger: self.ledger.clone(),
            entropy: entropy.clone(),
            figures: self.figures.clone(),
            pressure: self.pressure.clone(),
            catalogue,
        };
        self.around(gate, config, Uploads::new(config.picture.max_upload_bytes))
    }

    /// The edge of a configuration in the place of another's: what is remembered between two requests goes on.
    pub(super) fn edge_after(
        &self,
        (before, old): (&Edge, &Config),
        config: &Config,
        makers: Vec<Maker>,
        content: Content,
    ) -> Edge {
        let catalogue = Arc::new(Catalogue::after(&before.catalogue, makers));
        let prices = registry::prices(config);
        let gate = Gate {
            dispatch: Dispatch::after(&before.gate.dispatch, catalogue.clone()),
            uploads: upload_limits(config),
            content,
            rate: self.rate(config),
            challenge_rate: ChallengeRate::new(self.ledger.clone()),
            budget: Budget::after(&before.gate.budget, prices),
            queue: before.gate.queue.clone(),
            challenges: match config.challenge.kinds == old.challenge.kinds {
                true => before.gate.challenges.clone(),
                false => self.challenges(&config.challenge),
            },
            keys: Keys::after(&before.gate.keys, keys::terms(config)),
            pictures_per_solve: config.challenge.pictures_per_solve,
            ledger: self.ledger.clone(),
            entropy: self.entropy.clone(),
            figures: self.figures.clone(),
            pressure: self.pressure.clone(),
            catalogue,
        };
        let uploads = Uploads::after(&before.uploads, config.picture.max_upload_bytes);
        self.around(gate, config, uploads)
    }

    /// Everything else, which remembers nothing.
    fn around(&self, gate: Gate, config: &Config, uploads: Uploads) -> Edge {
        let facts = facts::of(
            config,
            &gate.catalogue,
            self.cookies.name(),
            self.clock.wall().date(),
            self.walls,
        );
        let pages = Pages::new(facts);
        Edge {
            catalogue: gate.catalogue.clone(),
            gate,
            limits: limits(config),
            uploads: Arc::new(uploads),
            refusals: Refusals::new(&pages, self.origin.is_https(), self.answers.clone()),
            // No circuit comes over TLS that a browser knows of.
            to_circuits: Refusals::new(&pages, false, self.answers.clone()),
            pages,
            origin: self.origin.clone(),
            api: config.api.enabled.then(|| self.api(config)),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            life: self.life.clone(),
            answers: self.answers.clone(),
        }
    }

    /// What is said to programs; servers that share the key of their cookies take each other's links.
    fn api(&self, config: &Config) -> Api {
        let master = self.cookies.key.master();
        Api {
            origins: config.api.origins.clone(),
            links: Links::new(master, config.api.waiting_bytes, &limits(config)),
            requests: self.requests.clone(),
        }
    }

    fn rate(&self, config: &Config) -> Rate {
        let at_least_one = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let rate = &config.rate;
        let quotas = Quotas::new(
            at_least_one(rate.per_minute),
            at_least_one(rate.per_hour),
            at_least_one(rate.per_day),
        );
        Rate::new(self.ledger.clone(), quotas)
    }

    /// What visitors are asked before anything is spent; nothing on a private network.
    fn challenges(&self, wanted: &Challenge) -> Option<Arc<Challenges>> {
        let takes = |kind| wanted.kinds.contains(&kind);
        let work = || {
            // Servers that share the key of their cookies take each other's work.
            let master = self.cookies.key.master();
            let key = blake3::derive_key("afterimage 2026-11 proof of work", master);
            let load = Load::new(self.clock.clone());
            Work::new(Scheme::new(key), load, self.ledger.clone(), self.entropy.clone())
        };
        (!wanted.kinds.is_empty()).then(|| {
            Arc::new(Challenges::new(
                takes(ChallengeKind::Code).then(|| self.codes.clone()),
                takes(ChallengeKind::Work).then(work),
                self.ledger.clone(),
                self.entropy.clone(),
                self.figures.clone(),
            ))
        })
    }
}

/// How many calls upstream run at a time.
pub(super) fn slots(config: &Config) -> NonZeroUsize {
    let slots = usize::try_from(config.budget.in_flight).ok();
    slots.and_then(NonZeroUsize::new).unwrap_or(NonZeroUsize::MIN)
}

fn limits(config: &Config) -> Limits {
    let size = config.picture.max_pixels;
    Limits {
        max_bytes: config.picture.max_bytes,
        max_pixels: u64::from(size.width) * u64::from(size.height),
        max_side: size.width.max(size.height),
    }
}

fn upload_limits(config: &Config) -> Limits {
    Limits {
        max_bytes: config.picture.max_upload_bytes,
        ..limits(config)
    }
}
