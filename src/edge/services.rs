//! What the handlers share: made anew for each configuration, and exchanged whole.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::dev::Payload;
use actix_web::guard::GuardContext;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use tokio::sync::watch;

use crate::clock::Clock;
use crate::entropy::Entropy;
use crate::error::{Code, Refusal};
use crate::pipeline::gate::Gate;
use crate::pipeline::provider::Catalogue;
use crate::pipeline::scrub::Limits;

use super::answers::Answers;
use super::api::Api;
use super::origin::OwnOrigin;
use super::pages::Pages;
use super::uploads::Uploads;
use super::wire::Refusals;

/// The edge of a running instance, in the words of one configuration.
pub struct Edge {
    /// Admits orders.
    pub gate: Gate,
    /// Who makes the pictures.
    pub catalogue: Arc<Catalogue>,
    /// What a picture may measure.
    pub limits: Limits,
    /// Room for the files of visitors.
    pub uploads: Arc<Uploads>,
    /// Every page, in the words of this configuration.
    pub pages: Pages,
    /// What is said where there is no request yet.
    pub refusals: Arc<Refusals>,
    /// The same, to whoever comes through a circuit of Tor.
    pub to_circuits: Arc<Refusals>,
    /// What is said to programs with a key; none where they are not served.
    pub api: Option<Api>,
    /// Where forms must come from.
    pub origin: OwnOrigin,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Whether new work is taken.
    pub life: Arc<Life>,
    /// Counts for the operator.
    pub answers: Arc<Answers>,
}

/// The edge that serves whoever comes now; another can take its place while requests are answered.
pub struct Current(RwLock<Arc<Edge>>);

impl Current {
    /// Begins with this edge.
    #[must_use]
    pub fn new(edge: Edge) -> Self {
        Self(RwLock::new(Arc::new(edge)))
    }

    /// The edge as it is now, for as long as whoever asks needs it.
    #[must_use]
    pub fn now(&self) -> Arc<Edge> {
        // It is exchanged whole, and is never half-done.
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets another edge serve the requests that come from now on; those under way end with the one they began with.
    pub fn replace(&self, edge: Edge) {
        let after = Arc::new(edge);
        // What was before may be the last of itself, and is taken apart when nobody waits for the lock.
        let before = std::mem::replace(
            &mut *self.0.write().unwrap_or_else(PoisonError::into_inner),
            after,
        );
        drop(before);
    }
}

/// The edge as it was when a request came: all who have a part in its answer see the same, whatever comes meanwhile.
#[derive(Clone)]
pub struct Snapshot(Arc<Edge>);

impl Deref for Snapshot {
    type Target = Edge;

    fn deref(&self) -> &Edge {
        &self.0
    }
}

impl FromRequest for Snapshot {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request.extensions().get::<Self>().cloned();
        let taken = known.or_else(|| {
            let first = Self(request.app_data::<web::Data<Current>>()?.now());
            request.extensions_mut().insert(first.clone());
            Some(first)
        });
        ready(taken.ok_or(Code::Internal.into()))
    }
}

/// Whether programs with a key are served, as the request that is looked at will see it.
#[must_use]
pub fn serves_programs(request: &GuardContext<'_>) -> bool {
    let seen = request.req_data();
    seen.get::<Snapshot>().is_some_and(|edge| edge.api.is_some())
}

/// Whether the service takes new work.
#[derive(Default)]
pub struct Life {
    stopping: watch::Sender<bool>,
}

impl Life {
    /// From now on nothing new is begun; what runs may finish.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Whether new work is refused.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Waits until the service was told to stop.
    pub async fn stopped(&self) {
        // The sender lives as long as `self` does, so there is nothing to fail.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }
}
