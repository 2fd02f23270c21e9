//! SIGHUP: the configuration is read again, and takes the place of the one that runs or is refused as a whole.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::cli;
use crate::config::{Config, Fixed, Loaded, Problem, Wrong};
use crate::descriptors;
use crate::instance::{Makers, Running, content};
use crate::pipeline::gate::Content;
use crate::pipeline::provider::upstream::UpstreamFault;
use crate::server;
use crate::walls::Walls;

/// The calls at a time, which take descriptors.
const IN_FLIGHT: &str = "budget.in_flight";

/// A private instance may be without cards and without a budget, and this one stays public.
const PRIVATE: &str = "The configuration cannot be run: server.public_url is gone, and the rest was checked as that of a \
                       private instance; that takes a restart";

/// The SIGHUPs of this process, which none of them ends; those that come before the first is answered are one.
pub struct Hangups(Signal);

impl Hangups {
    /// Keeps every SIGHUP from now on until it is asked for; within a runtime.
    ///
    /// # Errors
    /// What the system says when signals cannot be waited for.
    pub fn keep() -> io::Result<Self> {
        signal(SignalKind::hangup()).map(Self)
    }
}

/// How the configuration is read once more.
pub type Read = Box<dyn Fn() -> Result<Loaded, Vec<Problem>>>;

/// What became of a configuration that was read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It runs.
    Taken,
    /// It is no good; the one before runs as if nothing had been.
    Refused,
}

/// Reads the configuration again, and compares it with what was read before.
pub struct Reload {
    read: Read,
    fixed: Fixed,
    makers: Makers,
    running: Arc<Running>,
    walls: Walls,
}

/// A configuration that can be run, and what it takes.
struct Next {
    config: Config,
    makers: Makers,
    content: Content,
}

impl Reload {
    /// Has `running` follow what `read` gives, but for what is `fixed` since the start.
    #[must_use]
    pub fn new(read: Read, fixed: Fixed, makers: Makers, running: Arc<Running>, walls: Walls) -> Self {
        Self {
            read,
            fixed,
            makers,
            running,
            walls,
        }
    }

    /// Reads it with each SIGHUP, until the service stops; what there is to say goes to standard error.
    pub async fn on(mut self, mut hangups: Hangups) {
        let life = self.running.life();
        loop {
            tokio::select! {
                biased;
                () = life.stopped() => return,
                heard = hangups.0.recv() => {
                    if heard.is_none() {
                        return;
                    }
                    self.once(&mut io::stderr()).await;
                }
            }
        }
    }

    /// Reads it now, and says what is wrong or odd; what cannot be said is no reason not to go on.
    pub async fn once(&mut self, to: &mut dyn io::Write) -> Outcome {
        let Some(next) = self.next(to) else {
            self.running.stay();
            tracing::warn!("the configuration was read again and refused: the one before stays");
            return Outcome::Refused;
        };
        let Next {
            config,
            makers,
            content,
        } = next;
        self.running.take(config, makers.all(), content).await;
        self.makers = makers;
        tracing::info!("the configuration was read again and taken over");
        Outcome::Taken
    }

    /// What is read now, when it can be run.
    fn next(&self, to: &mut dyn io::Write) -> Option<Next> {
        let loaded = (self.read)()
            .inspect_err(|problems| {
                let _ = cli::complain(problems, to);
                let hidden = |problem: &Problem| {
                    matches!(
                        problem.wrong(),
                        Wrong::Unreadable(io::ErrorKind::PermissionDenied)
                    )
                };
                self.explain(problems.iter().any(hidden), to);
            })
            .ok()?;
        let (running, _) = self.running.now();
        if running.server.public_url.is_some() && loaded.config.server.public_url.is_none() {
            let _ = writeln!(to, "{PRIVATE}");
            return None;
        }
        let mut refuse = |what: &dyn std::fmt::Display, fault: UpstreamFault| {
            let _ = writeln!(to, "The configuration cannot be run: {what}");
            self.explain(fault == UpstreamFault::Certificates, to);
        };
        let makers = self.makers.then(&loaded.config);
        let makers = makers.inspect_err(|no| refuse(no, no.fault)).ok()?;
        let content = content(&loaded.config);
        let content = content.inspect_err(|fault| refuse(fault, *fault)).ok()?;
        let _ = cli::warn(&loaded, to);
        for key in self.fixed.changed(&loaded.config) {
            let _ = writeln!(
                to,
                "Warning: {key} has changed: that takes a restart, and until then it is as it was"
            );
        }
        Some(Next {
            config: self.within_descriptors(loaded.config, to),
            makers,
            content,
        })
    }

    /// Says where a file may lie that cannot be read.
    fn explain(&self, hidden: bool, to: &mut dyn io::Write) {
        if hidden && self.walls.hide_files() {
            let _ = writeln!(
                to,
                "A file in a folder from which nothing was read at the start is behind the walls: it takes a restart."
            );
        }
    }

    /// The configuration with no more calls at a time than the connections of the start leave descriptors for.
    fn within_descriptors(&self, mut config: Config, to: &mut dyn io::Write) -> Config {
        let (running, _) = self.running.now();
        let workers = u64::try_from(server::workers()).unwrap_or(u64::MAX);
        let limit = descriptors::raise().ok().flatten().unwrap_or(u64::MAX);
        let left = descriptors::for_connections(limit, workers, config.budget.in_flight.into());
        let more = config.budget.in_flight > running.budget.in_flight;
        if more && left < running.server.connections.into() {
            config.budget.in_flight = running.budget.in_flight;
            let _ = writeln!(
                to,
                "Warning: {IN_FLIGHT} is more than the limit of open files leaves room for beside \
                 server.connections: it takes a restart, and until then it is as it was"
            );
        }
        config
    }
}
