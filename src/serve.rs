//! Running: begin, bind, say so, serve, end.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::net::{TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::{System, SystemRunner, spawn};

use crate::admin::{Admin, Scrape};
use crate::app::Services;
use crate::cli::Exit;
use crate::clock::Clock;
use crate::config::{Config, Fixed, KeySettings, Loaded};
use crate::descriptors;
use crate::edge::relieve::relieve_forever;
use crate::entropy::Entropy;
use crate::instance::{Instance, Makers, Outside, content, discover_forever};
use crate::ledger::retention::ACCESS_LOG;
use crate::ledger::sweep_forever;
use crate::ledger::valkey::Patience;
use crate::pipeline::gate::challenge::Pool;
use crate::pressure::Gauge;
use crate::reload::{Hangups, Read, Reload};
use crate::server::{self, Entrance};
use crate::telemetry::metrics::Process;
use crate::telemetry::{self, AccessLog, Notice};
use crate::walls::{self, Walls};

/// The variable that says how much is told on standard error.
const LEVEL: &str = "AFTERIMAGE_LOG";
/// How long the last lines of the access log may take.
const LAST_LINES: Duration = Duration::from_secs(2);
/// How many codes are drawn ahead of need.
const CODES: usize = 64;

/// What is there before the configuration has been read.
pub struct Begun {
    runtime: SystemRunner,
    hangups: Hangups,
}

impl Begun {
    /// From now on a SIGHUP does not end the process: it waits until the configuration can be read again.
    ///
    /// # Errors
    /// What the system says when signals cannot be waited for, or that it has no randomness.
    pub fn new() -> io::Result<Self> {
        // Whatever else draws on the system's randomness takes it for granted, and would not end as well.
        Entropy::system().number().map_err(io::Error::other)?;
        let runtime = System::new();
        let hangups = runtime.block_on(async { Hangups::keep() })?;
        Ok(Self { runtime, hangups })
    }

    /// Serves until the process is told to end; `read` reads the configuration again.
    ///
    /// # Errors
    /// What the system says when something cannot be started.
    pub fn serve(self, loaded: Loaded, read: Read) -> io::Result<Exit> {
        serve(self, loaded, read)
    }
}

fn serve(begun: Begun, loaded: Loaded, read: Read) -> io::Result<Exit> {
    let level = std::env::var(LEVEL)
        .ok()
        .and_then(|name| telemetry::level_named(&name));
    telemetry::install_subscriber(level.unwrap_or(tracing::level_filters::LevelFilter::INFO));
    let Loaded { config, files, .. } = loaded;
    let fixed = Fixed::of(&config);
    let config = within_descriptors(config)?;
    let listeners = (bind(&config.server.bind)?, bind(&config.server.proxy_protocol)?);
    let admin = config.server.admin_bind.as_ref().map(listen).transpose()?;
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let shut = walls::of_log(&config);
    // Its threads alone write, so they start before the walls stand and are shut in more narrowly.
    let log = AccessLog::start_shut_in(config.log.dir.clone(), clock.clone(), ACCESS_LOG, shut);
    // Opened now, for behind the walls nobody can.
    let (process, memory) = (Process::open().ok(), Gauge::of_this_process());
    let walls = walls::raise(&config, &files)?;
    let makers = Makers::of(&config).map_err(io::Error::other)?;
    let outside = Outside {
        clock,
        log,
        codes: Arc::new(Pool::start(entropy.clone(), CODES).map_err(io::Error::other)?),
        makers: makers.all(),
        content: content(&config).map_err(|fault| io::Error::other(fault.to_string()))?,
        entropy,
        walls: walls.told(),
        memory,
        patience: Patience::USUAL,
    };
    let instance = Instance::new(&config, outside).map_err(io::Error::other)?;
    // From now on the instance has it, and lets go of what is replaced.
    drop(config);
    let watched = admin
        .as_ref()
        .map(|listener| listener.local_addr().map(|place| place.to_string()));
    let admin = admin.map(|listener| Admin::start(listener, Scrape::new(&instance, process)));
    let _admin = admin.transpose()?;
    let Begun { runtime, hangups } = begun;
    let reload = Reload::new(read, fixed, makers, instance.running.clone(), walls);
    let ended = runtime.block_on(run(
        &instance,
        (listeners, watched.transpose()?),
        walls,
        reload.on(hangups),
    ));
    let flushed = instance.log.flush(LAST_LINES);
    tracing::debug!(flushed, "the access log is closed");
    ended.map(|()| Exit::Ok)
}

async fn run(
    instance: &Instance,
    (listeners, watched): ((Vec<TcpListener>, Vec<TcpListener>), Option<String>),
    walls: Walls,
    reloading: impl Future<Output = ()> + 'static,
) -> io::Result<()> {
    let (open, announced) = listeners;
    let places = [
        places(&open, "http://")?,
        places(&announced, "PROXY connections at ")?,
    ]
    .concat();
    let announced = announced.into_iter().map(Entrance::announced);
    let entrances = open.into_iter().map(Entrance::from).chain(announced);
    let server = server::start(&instance.services, entrances)?;
    spawn(sweep_forever(instance.ledger.clone(), instance.sweeps.clone()));
    let Services {
        pressure,
        connections,
        ..
    } = &instance.services;
    spawn(relieve_forever(
        pressure.clone().into_inner(),
        connections.clone().into_inner(),
    ));
    spawn(discover_forever(instance.running.clone()));
    spawn(server::stop_on_signal(instance.life.clone(), server.handle())?);
    let (config, _) = instance.running.now();
    // Said last: whoever reads it may send a signal at once. Where nobody can read it, it serves all the same.
    let _ = announce(&config, (&places, watched.as_deref()), instance.notice, walls);
    drop(config);
    spawn(reloading);
    server.await
}

/// The configuration with no more connections than there are descriptors for.
fn within_descriptors(mut config: Config) -> io::Result<Config> {
    let workers = u64::try_from(server::workers()).unwrap_or(u64::MAX);
    let limit = descriptors::raise()?.unwrap_or(u64::MAX);
    let most = descriptors::for_connections(limit, workers, config.budget.in_flight.into());
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    if most < config.server.connections {
        tracing::warn!(
            limit,
            most,
            "server.connections is more than the limit of open files leaves room for"
        );
        config.server.connections = most;
    }
    Ok(config)
}

/// Where it listens, in words.
fn places(listeners: &[TcpListener], what: &str) -> io::Result<Vec<String>> {
    let place = |listener: &TcpListener| Ok(format!("{what}{}", listener.local_addr()?));
    listeners.iter().map(place).collect()
}

fn bind(addresses: &[impl ToSocketAddrs + Display]) -> io::Result<Vec<TcpListener>> {
    addresses.iter().map(listen).collect()
}

fn listen(address: &(impl ToSocketAddrs + Display)) -> io::Result<TcpListener> {
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{address} cannot be used: {error}"));
    TcpListener::bind(address).map_err(told)
}

/// Says which programs are let in, without a key.
fn announce_keys(config: &Config, out: &mut dyn io::Write) -> io::Result<()> {
    if !config.api.enabled {
        return Ok(());
    }
    let key = |key: &KeySettings| {
        let until = key.expires.map(|day| format!(" until {day}"));
        format!("{} (…{}){}", key.name, key.last4, until.unwrap_or_default())
    };
    let keys: Vec<String> = config.api.keys.iter().map(key).collect();
    writeln!(out, "programs: {}", keys.join(", "))
}

/// Says where it listens, who makes the pictures, where logs go and which walls stand.
fn announce(
    config: &Config,
    (places, watched): (&[String], Option<&str>),
    notice: Notice,
    walls: Walls,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", crate::cli::VERSION)?;
    for place in places {
        writeln!(out, "listening on {place}")?;
    }
    if let Some(place) = watched {
        writeln!(out, "metrics on http://{place}/metrics")?;
    }
    for provider in &config.providers {
        let models: Vec<&str> = provider.models.iter().map(|model| model.id.as_str()).collect();
        writeln!(
            out,
            "provider {} ({}): {}",
            provider.id,
            provider.kind.name(),
            models.join(", ")
        )?;
    }
    announce_keys(config, &mut out)?;
    let folder = config
        .log
        .dir
        .as_deref()
        .unwrap_or_else(|| std::path::Path::new(""));
    let (folder, days) = (folder.display(), ACCESS_LOG.as_secs() / 86_400);
    match notice {
        Notice::Off => writeln!(out, "access log: none"),
        Notice::Writing => writeln!(
            out,
            "access log: {folder}, each line deleted before it is {days} days old"
        ),
        Notice::Unavailable(trouble) => {
            writeln!(
                out,
                "access log: none while {folder} cannot be used ({})",
                trouble.words()
            )
        }
    }?;
    writeln!(out, "walls: {walls}")?;
    out.flush()
}
