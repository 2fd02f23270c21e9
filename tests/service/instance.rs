//! An instance of the service on a clock, a chance, codes and a provider that the test holds in its hand.

use std::io;
use std::ops::Deref;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_http::Request;
use actix_web::HttpResponse;
use actix_web::dev::Service as _;
use actix_web::test;
use afterimage::admin::Scrape;
use afterimage::app::app;
use afterimage::clock::{Clock, ManualClock};
use afterimage::config::{Config, Environment, load};
use afterimage::entropy::Entropy;
use afterimage::instance::{Instance, Outside, content};
use afterimage::ledger::retention::ACCESS_LOG;
use afterimage::ledger::valkey::Patience;
use afterimage::pipeline::gate::challenge::CodeSource;
use afterimage::pipeline::provider::Maker;
use afterimage::pressure::Gauge;
use afterimage::telemetry::AccessLog;
use afterimage::telemetry::metrics::{Form, Process};
use afterimage_templates::Walls;
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use time::macros::datetime;
use tokio::time::timeout;

use crate::answer::PATIENCE;
use crate::codes::LegibleCodes;
use crate::studio::Studio;

/// Sends a request through every layer.
type Call = Box<dyn Fn(Request) -> LocalBoxFuture<'static, HttpResponse>>;

/// A running service, as one worker of it.
pub(crate) struct Service {
    worker: Worker,
    call: Call,
}

/// What the workers of one service share; each thread starts its own from it.
#[derive(Clone)]
pub(crate) struct Worker {
    pub(crate) time: Arc<ManualClock>,
    pub(crate) codes: Arc<LegibleCodes>,
    pub(crate) studio: Arc<Studio>,
    pub(crate) instance: Arc<Instance>,
    metrics: Option<Arc<Mutex<String>>>,
}

impl Deref for Service {
    type Target = Worker;

    fn deref(&self) -> &Worker {
        &self.worker
    }
}

/// How a service shall be built; what is not said is as in a fresh installation that writes no log.
pub(crate) struct Setup {
    /// TOML.
    pub(crate) config: String,
    /// Where its randomness comes from.
    pub(crate) seed: u64,
    pub(crate) studio: Arc<Studio>,
    /// In place of legible codes.
    pub(crate) codes: Option<Arc<dyn CodeSource>>,
    /// In place of the studio.
    pub(crate) makers: Option<Vec<Maker>>,
    /// How much memory there may be.
    pub(crate) memory: Option<Gauge>,
    /// Where its metrics are left when it ends.
    pub(crate) metrics: Option<Arc<Mutex<String>>>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            config: NO_LOG.to_owned(),
            seed: 1,
            studio: Studio::new(),
            codes: None,
            makers: None,
            memory: None,
            metrics: None,
        }
    }
}

const NO_LOG: &str = "[log]\ndir = \"\"\n";

impl Setup {
    /// These lines of configuration, and no log.
    pub(crate) fn with(lines: &str) -> Self {
        Self {
            config: format!("{lines}\n{NO_LOG}"),
            ..Self::default()
        }
    }

    pub(crate) async fn start(self) -> Service {
        self.build().start().await
    }

    /// Puts the service together without starting a worker.
    pub(crate) fn build(self) -> Worker {
        let config = read(&self.config);
        let codes = Arc::new(LegibleCodes::new(2));
        let time = ManualClock::at(datetime!(2026-11-20 12:00 UTC));
        let clock = Clock::new(time.clone());
        let outside = Outside {
            log: AccessLog::start(config.log.dir.clone(), clock.clone(), ACCESS_LOG),
            clock,
            entropy: Entropy::seeded(self.seed),
            codes: self.codes.unwrap_or_else(|| codes.clone()),
            makers: self
                .makers
                .unwrap_or_else(|| vec![Maker::plain("studio", self.studio.clone())]),
            content: content(&config).expect("a service that can be asked"),
            walls: Walls::default(),
            memory: self.memory,
            // A slow machine is no store that is lost.
            patience: Patience::of(PATIENCE),
        };
        let instance = Instance::new(&config, outside).expect("seeded entropy never fails");
        Worker {
            time,
            codes,
            studio: self.studio,
            instance: Arc::new(instance),
            metrics: self.metrics,
        }
    }
}

impl Worker {
    pub(crate) async fn start(self) -> Service {
        let app = Rc::new(test::init_service(app(&self.instance.services)).await);
        let call: Call = Box::new(move |request| {
            let app = app.clone();
            Box::pin(async move {
                match app.call(request).await {
                    Ok(response) => response.into_parts().1.map_into_boxed_body(),
                    // As the server does with what a layer fails with.
                    Err(error) => error.error_response(),
                }
            })
        });
        Service { worker: self, call }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some(metrics) = self.worker.metrics.take() {
            let page = self.metrics().now_or_never().expect("nobody has to be asked");
            metrics.lock().unwrap().push_str(&page);
        }
    }
}

impl Worker {
    /// What the operator is shown of it.
    pub(crate) async fn metrics(&self) -> String {
        Scrape::new(&self.instance, Process::open().ok())
            .page(Form::Prometheus)
            .await
    }
}

impl Service {
    /// A fresh installation.
    pub(crate) async fn start() -> Self {
        Setup::default().start().await
    }

    /// One where nobody runs out of allowance.
    pub(crate) async fn generous() -> Self {
        Setup::with(GENEROUS).start().await
    }

    pub(crate) async fn call(&self, request: Request) -> HttpResponse {
        timeout(PATIENCE, (self.call)(request))
            .await
            .expect("an answer begins")
    }

    /// Lets time pass, and the sweep with it.
    pub(crate) fn pass(&self, span: Duration) {
        self.time.advance(span);
        self.instance.ledger.sweep();
    }
}

/// Limits nobody reaches.
pub(crate) const GENEROUS: &str = "[rate]\nper_minute = 1000000\nper_hour = 1000000\nper_day = 1000000\n";

/// Reads a configuration that is known to be good; no file can be read.
pub(crate) fn read(text: &str) -> Config {
    let none = |_: &Path| Err(io::ErrorKind::NotFound.into());
    let loaded = load(text, &Environment::new(std::iter::empty::<(&str, &str)>()), &none);
    loaded.unwrap_or_else(|problems| panic!("{problems:?}")).config
}
