//! From a configuration to a running instance's parts: what `main` starts and the tests build alike.

mod content;
mod discovery;
mod edge;
mod facts;
mod hosted;
mod jobs;
mod keys;
mod makers;
mod policy;
pub mod registry;
mod running;

use std::sync::Arc;

use afterimage_templates as templates;

pub use self::discovery::{discover, discover_forever};
pub use self::makers::{Makers, NoMaker};
pub use self::running::{Reloads, Running};
use crate::app::{Services, shared};
use crate::client::{self, Clients, Connections, KeyRing, Trust};
use crate::clock::Clock;
use crate::config::{Config, LogAddress, Secret, Store};
use crate::edge::access::Access;
use crate::edge::answers::Answers;
use crate::edge::api::requests::Requests;
use crate::edge::origin::OwnOrigin;
use crate::edge::services::Life;
use crate::edge::session::{Cookies, LedgerSessions};
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::valkey::{Address, Patience, Timing};
use crate::ledger::{Ledger, LedgerFault, Memory, Sweeps, Valkey};
use crate::pipeline::gate::Content;
use crate::pipeline::gate::challenge::CodeSource;
use crate::pipeline::provider::Maker;
use crate::pipeline::provider::upstream::UpstreamFault;
use crate::pressure::{Gauge, Pressure};
use crate::telemetry::{AccessLog, Notice};
use edge::Lasting;

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
    /// How much memory there may be; none without a limit.
    pub memory: Option<Gauge>,
    /// How long a shared store is waited for.
    pub patience: Patience,
}

/// The parts of an instance.
pub struct Instance {
    /// What the workers share.
    pub services: Services,
    /// The configuration that runs, in whose place another can be put.
    pub running: Arc<Running>,
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
/// [`NoMaker`] names the first that cannot be called.
pub fn makers(config: &Config) -> Result<Vec<Maker>, NoMaker> {
    Makers::of(config).map(|makers| makers.all())
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
            memory,
            patience: _,
        } = outside;
        let life = Arc::new(Life::default());
        let answers = Arc::<Answers>::default();
        let server = &config.server;
        let origin = OwnOrigin::new(server.public_url.clone(), server.onion_url.clone());
        let common = config.ledger.key.as_ref().map(Secret::expose);
        let cookies = Cookies::new(common, &entropy, origin.clone())?;
        let pressure = Pressure::new(memory, clock.clone());
        let lasting = Lasting {
            pressure: pressure.clone(),
            origin: origin.clone(),
            clock: clock.clone(),
            entropy: entropy.clone(),
            ledger: ledger.clone(),
            codes,
            cookies: cookies.clone(),
            life: life.clone(),
            walls,
            answers: answers.clone(),
            figures: Arc::default(),
            requests: Arc::new(Requests::new(cookies.key.master())),
        };
        let running = Arc::new(Running::begin(lasting, config.clone(), makers, content));
        let trust = trust(config);
        let ring = KeyRing::new(clock.clone(), entropy.clone(), ledger.clone())?;
        let connections = Connections::new(places(config), trust.clone(), &entropy)?;
        let services = Services {
            connections: shared(connections),
            pressure: shared(pressure),
            edge: shared(running.current()),
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
            origin: shared(Arc::new(origin)),
            cookies,
            sessions: LedgerSessions::new(ledger.clone(), entropy),
        };
        Ok(Self {
            services,
            running,
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
                patience: outside.patience,
            };
            let shared = Valkey::new(&address, Timing::Store, clock, entropy)?;
            Ok(Arc::new(shared))
        }
        // The configuration was refused without it.
        (Store::Shared(_), None) => Err(LedgerFault),
    }
}

/// Which proxies are believed, and about what.
fn trust(config: &Config) -> Trust {
    let server = &config.server;
    let trust = Trust::new(server.trusted_proxies.clone(), server.forwarded_header);
    match server.onion_url {
        Some(_) => trust.with_circuits(),
        None => trust,
    }
}

fn places(config: &Config) -> client::Limits {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    client::Limits {
        total: number(config.server.connections),
        per_client: number(config.server.connections_per_client),
    }
}
