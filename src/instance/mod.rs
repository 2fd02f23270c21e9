//! From a configuration to a running instance's parts: what `main` starts and the tests build alike.

mod content;
mod discovery;
mod facts;
mod hosted;
mod jobs;
mod keys;
mod policy;
pub mod registry;

use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

use afterimage_templates as templates;

pub use self::discovery::{discover, discover_forever};
pub use self::keys::terms as key_terms;
use crate::app::{Services, shared};
use crate::client::{self, Clients, Connections, KeyRing, Trust};
use crate::clock::Clock;
use crate::config::{ChallengeKind, Config, LogAddress, Secret, Store};
use crate::edge::access::Access;
use crate::edge::answers::Answers;
use crate::edge::api::Api;
use crate::edge::headers::Https;
use crate::edge::origin::OwnOrigin;
use crate::edge::pages::Pages;
use crate::edge::services::{Edge, Life};
use crate::edge::session::{Cookies, LedgerSessions};
use crate::edge::uploads::Uploads;
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::valkey::{Address, Timing};
use crate::ledger::{Ledger, LedgerFault, Memory, Quotas, Sweeps, Valkey};
use crate::pipeline::dispatch::Dispatch;
use crate::pipeline::figures::Figures;
use crate::pipeline::gate::challenge::CodeSource;
use crate::pipeline::gate::challenge::work::{Load, Scheme, Work};
use crate::pipeline::gate::{Budget, ChallengeRate, Challenges, Content, Gate, Keys, Queue, Rate};
use crate::pipeline::provider::upstream::UpstreamFault;
use crate::pipeline::provider::{Catalogue, Maker};
use crate::pipeline::scrub::Limits;
use crate::telemetry::{AccessLog, Notice};

/// What comes from outside: the program gives the system's, a test its own.
pub struct Outside {
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Where codes come from.
    pub codes: Arc<dyn CodeSource>,
    /// Who makes pictures.
    pub makers: Vec<Maker>,
    /// What is not made, and who is asked about it.
    pub content: Content,
    /// Where access is logged, and how the log came up.
    pub log: (AccessLog, Notice),
    /// Which walls the kernel keeps around the process, as the pages tell it.
    pub walls: templates::Walls,
}

/// The parts of an instance.
pub struct Instance {
    /// What the workers share.
    pub services: Services,
    /// What is remembered.
    pub ledger: Arc<dyn Ledger>,
    /// Whether new work is taken.
    pub life: Arc<Life>,
    /// The access log, to be flushed at the end.
    pub log: AccessLog,
    /// How the log came up.
    pub notice: Notice,
    /// What the sweeps of the ledger came to.
    pub sweeps: Arc<Sweeps>,
}

/// Makes the providers a configuration names.
///
/// # Errors
/// The fault of the first that cannot be called.
pub fn makers(config: &Config) -> Result<Vec<Maker>, UpstreamFault> {
    registry::build(&config.providers, config.picture.max_bytes)
}

/// What a configuration does not want to be made, with a client of the service that is asked about it.
///
/// # Errors
/// The fault of that service when it cannot be called.
pub fn content(config: &Config) -> Result<Content, UpstreamFault> {
    content::build(&config.content)
}

impl Instance {
    /// Puts an instance together, with the ledger its configuration names.
    ///
    /// # Errors
    /// [`LedgerFault`] when the ledger cannot be made, or there is no randomness for keys. A shared store that cannot
    /// be reached now is none: it may come yet.
    pub fn new(config: &Config, outside: Outside) -> Result<Self, LedgerFault> {
        let ledger = ledger(config, &outside)?;
        Ok(Self::with_ledger(config, outside, ledger)?)
    }

    /// Puts an instance together over this ledger.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for its keys.
    pub fn with_ledger(
        config: &Config,
        outside: Outside,
        ledger: Arc<dyn Ledger>,
    ) -> Result<Self, NoEntropy> {
        let Outside {
            clock,
            entropy,
            codes,
            makers,
            content,
            log: (log, notice),
            walls,
        } = outside;
        let life = Arc::new(Life::default());
        let (answers, figures) = (Arc::<Answers>::default(), Arc::<Figures>::default());
        let https = config
            .server
            .public_url
            .as_ref()
            .is_some_and(|url| url.is_https());
        let common = config.ledger.key.as_ref().map(Secret::expose);
        let cookies = Cookies::new(common, &entropy, https)?;
        let catalogue = Arc::new(Catalogue::new(makers));
        let facts = facts::of(config, &catalogue, cookies.name(), clock.wall().date(), walls);
        let edge = Edge {
            gate: gate(
                config,
                &catalogue,
                content,
                challenges(config, &ledger, codes, &cookies, (&clock, &entropy), &figures),
                (&ledger, &clock, &entropy),
                &figures,
            ),
            catalogue,
            limits: limits(config),
            uploads: Arc::new(Uploads::new(config.picture.max_upload_bytes)),
            pages: Pages::new(facts),
            origin: OwnOrigin::new(
                config
                    .server
                    .public_url
                    .as_ref()
                    .map(|url| url.origin().to_owned()),
            ),
            api: config.api.enabled.then(|| Api {
                origins: config.api.origins.clone(),
            }),
            clock: clock.clone(),
            entropy: entropy.clone(),
            life: life.clone(),
            answers: answers.clone(),
        };
        let trust = Trust::new(
            config.server.trusted_proxies.clone(),
            config.server.forwarded_header,
        );
        let ring = KeyRing::new(clock.clone(), entropy.clone(), ledger.clone())?;
        let connections = Connections::new(places(config), trust.clone(), &entropy)?;
        let services = Services {
            connections,
            edge: shared(Arc::new(edge)),
            clients: shared(Clients::new(
                trust,
                ring,
                config.log.address == LogAddress::Prefix,
            )),
            access: shared(Arc::new(Access {
                log: log.clone(),
                clock: clock.clone(),
                answers,
            })),
            https: shared(Arc::new(Https(https))),
            cookies,
            sessions: LedgerSessions::new(ledger.clone(), entropy),
        };
        Ok(Self {
            services,
            ledger,
            life,
            log,
            notice,
            sweeps: Arc::default(),
        })
    }
}

/// Where the configuration wants it remembered.
fn ledger(config: &Config, outside: &Outside) -> Result<Arc<dyn Ledger>, LedgerFault> {
    let (clock, entropy) = (outside.clock.clone(), outside.entropy.clone());
    match (&config.ledger.store, &config.ledger.key) {
        (Store::Memory, _) => Ok(Arc::new(Memory::new(clock))),
        (Store::Shared(url), Some(key)) => {
            let address = Address {
                url,
                password: config.ledger.password.as_ref().map(Secret::expose),
                key: key.expose().as_bytes(),
            };
            let shared = Valkey::new(&address, Timing::Store, clock, entropy)?;
            Ok(Arc::new(shared))
        }
        // The configuration was refused without it.
        (Store::Shared(_), None) => Err(LedgerFault),
    }
}

/// What visitors are asked before anything is spent; nothing on a private network.
fn challenges(
    config: &Config,
    ledger: &Arc<dyn Ledger>,
    codes: Arc<dyn CodeSource>,
    cookies: &Cookies,
    (clock, entropy): (&Clock, &Entropy),
    figures: &Arc<Figures>,
) -> Option<Challenges> {
    let takes = |kind| config.challenge.kinds.contains(&kind);
    let work = || {
        // Servers that share the key of their cookies take each other's work.
        let key = blake3::derive_key("afterimage 2026-11 proof of work", cookies.key.master());
        let load = Load::new(clock.clone());
        Work::new(Scheme::new(key), load, ledger.clone(), entropy.clone())
    };
    (!config.challenge.kinds.is_empty()).then(|| {
        Challenges::new(
            takes(ChallengeKind::Code).then_some(codes),
            takes(ChallengeKind::Work).then(work),
            ledger.clone(),
            entropy.clone(),
            figures.clone(),
        )
    })
}

fn gate(
    config: &Config,
    catalogue: &Arc<Catalogue>,
    content: Content,
    challenges: Option<Challenges>,
    (ledger, clock, entropy): (&Arc<dyn Ledger>, &Clock, &Entropy),
    figures: &Arc<Figures>,
) -> Gate {
    let at_least_one = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let rate = &config.rate;
    let quotas = Quotas::new(
        at_least_one(rate.per_minute),
        at_least_one(rate.per_hour),
        at_least_one(rate.per_day),
    );
    let slots = usize::try_from(config.budget.in_flight)
        .ok()
        .and_then(NonZeroUsize::new);
    Gate {
        catalogue: catalogue.clone(),
        dispatch: Dispatch::new(catalogue.clone(), clock.clone(), entropy.clone(), figures.clone()),
        uploads: Limits {
            max_bytes: config.picture.max_upload_bytes,
            ..limits(config)
        },
        content,
        rate: Rate::new(ledger.clone(), quotas),
        challenge_rate: ChallengeRate::new(ledger.clone()),
        budget: Budget::new(
            ledger.clone(),
            clock.clone(),
            config.budget.limits,
            registry::prices(config),
            figures.clone(),
        ),
        queue: Queue::new(slots.unwrap_or(NonZeroUsize::MIN), clock.clone()),
        challenges,
        keys: Keys::new(keys::terms(config)),
        pictures_per_solve: config.challenge.pictures_per_solve,
        ledger: ledger.clone(),
        entropy: entropy.clone(),
        figures: figures.clone(),
    }
}

fn places(config: &Config) -> client::Limits {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    client::Limits {
        total: number(config.server.connections),
        per_client: number(config.server.connections_per_client),
    }
}

fn limits(config: &Config) -> Limits {
    let size = config.picture.max_pixels;
    Limits {
        max_bytes: config.picture.max_bytes,
        max_pixels: u64::from(size.width) * u64::from(size.height),
        max_side: size.width.max(size.height),
    }
}
