//! What a refusal may promise of the next request: only what will be there.

use futures_util::StreamExt;

use crate::clock::Moment;
use crate::edge::services::{Edge, Snapshot};
use crate::edge::session::VisitorSession;
use crate::error::Refusal;
use crate::ledger::retention::{CHALLENGE, SESSION_IDLE};
use crate::pipeline::Steps;

/// For how long a pass of a request's session would be found.
#[derive(Clone, Copy)]
pub(super) struct Promise {
    /// When the session ends however busy it is, on the ledger's clock.
    ends: Option<Moment>,
    /// When the request came.
    began: Moment,
}

impl Promise {
    /// Of this request.
    pub(super) fn new(edge: &Edge, session: &VisitorSession) -> Self {
        Self {
            ends: session.ends(),
            began: edge.clock.now(),
        }
    }

    /// The steps, with a refusal that promises no more than this.
    pub(super) fn over(self, edge: Snapshot, steps: Steps) -> Steps {
        Box::pin(steps.then(move |step| {
            let edge = edge.clone();
            async move {
                match step {
                    Err(refusal) => Err(self.kept(&edge, refusal).await),
                    step => step,
                }
            }
        }))
    }

    /// The refusal, with its pass only where that stays for all its time: neither the process that remembers it nor the
    /// session that it belongs to is about to end.
    pub(super) async fn kept(self, edge: &Edge, refusal: Refusal) -> Refusal {
        let pass = refusal.pass && self.lasts(edge).await;
        Refusal { pass, ..refusal }
    }

    async fn lasts(self, edge: &Edge) -> bool {
        let remembered = edge.gate.ledger.is_shared() || !edge.life.is_stopping();
        let idle = edge.clock.now().since(self.began);
        let (Some(ends), Ok(now)) = (self.ends, edge.gate.ledger.now().await) else {
            return false;
        };
        remembered && idle + CHALLENGE <= SESSION_IDLE && ends.since(now) >= CHALLENGE
    }
}
