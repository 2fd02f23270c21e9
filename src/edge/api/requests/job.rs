//! One request that is being answered, whoever reads it.

use std::sync::Arc;

use futures_util::{StreamExt as _, future};

use crate::edge::api::answer::Answer;
use crate::edge::api::error::came_to_nothing;
use crate::edge::api::lease::renewing;
use crate::edge::api::work::Asked;
use crate::edge::services::Snapshot;
use crate::error::{Code, Refusal};
use crate::ledger::LedgerFault;
use crate::ledger::programs::{Begun, Request};
use crate::pipeline::gate::Holder;

use super::broadcast::Broadcast;
use super::seal::Seal;
use super::still_running;

/// A request under way; what is remembered of it is settled when this is dropped, however it came to that.
pub(super) struct Job {
    edge: Snapshot,
    request: Request,
    seal: Seal,
    broadcast: Arc<Broadcast>,
    ending: Ending,
}

/// What is remembered of a request afterwards.
enum Ending {
    /// Nothing is changed: somebody else has it.
    Left,
    /// Nothing: nothing came of it.
    Forgotten,
    /// That it is over, with what was kept of its answer.
    Over(Option<Vec<u8>>),
}

impl Job {
    pub(super) fn new(edge: Snapshot, request: Request, seal: Seal, broadcast: Arc<Broadcast>) -> Self {
        Self {
            edge,
            request,
            seal,
            broadcast,
            // Where the ledger did not say so, it may yet have noted that it was made.
            ending: Ending::Forgotten,
        }
    }

    /// Answers, as long as somebody reads it; pictures that wait behind links are made for whoever asks again.
    pub(super) async fn run(mut self, asked: Asked, holder: Arc<Holder>) {
        let (edge, request, broadcast) = (self.edge.clone(), self.request, self.broadcast.clone());
        let waits_for_readers = !asked.manner.links;
        let renewals = renewing(|| edge.gate.ledger.renew_request(&request));
        let abandoned = async {
            match waits_for_readers {
                true => broadcast.abandoned().await,
                false => future::pending().await,
            }
        };
        tokio::select! {
            () = self.work(asked, &holder) => {}
            () = abandoned => {}
            never = renewals => match never {},
        }
    }

    async fn work(&mut self, asked: Asked, holder: &Arc<Holder>) {
        if let Err(refusal) = self.answer(asked, holder).await {
            self.broadcast.begin(Err(refusal));
        }
    }

    async fn answer(&mut self, asked: Asked, holder: &Arc<Holder>) -> Result<(), Refusal> {
        let edge = self.edge.clone();
        let begun = edge.gate.ledger.begin_request(&self.request).await;
        let begun = begun.map_err(|LedgerFault| Code::Unavailable)?;
        if begun != Begun::First {
            self.ending = Ending::Left;
            let again = self.again(begun).await.inspect_err(|_| holder.refused())?;
            self.hand_on(again).await;
            return Ok(());
        }
        let admitted = asked.admit(&edge, holder).await;
        let admitted = admitted.inspect_err(|_| holder.refused())?;
        // From here on it may have been paid for.
        self.ending = Ending::Over(None);
        match admitted.answer(&edge).await {
            Ok(answer) => {
                let keepsake = answer.keepsake.as_ref();
                let kept = keepsake.and_then(|keepsake| self.seal.close(keepsake, &edge.entropy));
                self.ending = Ending::Over(kept);
                self.hand_on(answer).await;
                Ok(())
            }
            Err(refusal) => {
                if came_to_nothing(&refusal) {
                    self.ending = Ending::Forgotten;
                }
                Err(refusal)
            }
        }
    }

    /// The answer that was given before, where that can be given again.
    async fn again(&self, begun: Begun) -> Result<Answer, Refusal> {
        let kept = match begun {
            Begun::Another => return Err(Code::IdempotencyKeyReused.into()),
            Begun::First | Begun::Running => return Err(still_running()),
            Begun::Over(kept) => kept,
        };
        let api = self.edge.api.as_ref().ok_or(Code::Internal)?;
        let opened = kept
            .and_then(|kept| self.seal.open(kept))
            .ok_or(Code::RequestOver)?;
        let again = api.links.again(&self.edge, &opened).await;
        again.ok_or(Code::RequestOver.into())
    }

    async fn hand_on(&self, mut answer: Answer) {
        self.broadcast.begin(Ok(answer.media));
        while let Some(piece) = answer.body.next().await {
            self.broadcast.send(piece).await;
        }
        self.broadcast.whole();
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        let ledger = &self.edge.gate.ledger;
        match std::mem::replace(&mut self.ending, Ending::Left) {
            Ending::Left => {}
            Ending::Forgotten => ledger.forget_request(&self.request),
            Ending::Over(kept) => ledger.end_request(&self.request, kept),
        }
        if let Some(api) = &self.edge.api {
            api.requests.leave(self.request.name);
        }
        // Last: whoever has read the end finds it over.
        self.broadcast.close();
    }
}
