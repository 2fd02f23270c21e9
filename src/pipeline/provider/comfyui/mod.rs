//! `ComfyUI` by the operator's own graph: a visitor fills its slots, a socket tells what becomes of it
//! (`server.py`, `execution.py`, `websocket_image_save.py`).

mod binary;
mod capabilities;
mod discovery;
mod graph;
mod job;
mod line;
mod message;
mod request;
mod slots;
#[cfg(test)]
mod tests;
mod watch;
mod words;

use async_stream::try_stream;
use futures_util::{StreamExt, stream};

pub use self::capabilities::capabilities;
pub use self::graph::{Graph, GraphFault};
use self::job::{Id, Job};
pub use self::slots::{NoPlace, Place, Slot, Slots};
use self::watch::{Wanted, Watch};
use super::upstream::{Ask, Upstream};
use super::{
    Call, Cancel, Discovery, Events, Fault, Features, Model, Pace, Patience, Proof, Provider, submitted,
};
use crate::entropy::{Entropy, NoEntropy};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: true,
    queue_position: true,
    previews: true,
    cancel: Cancel::Any,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: capabilities::COUNT,
    retention: "`SaveImageWebsocket` writes nothing; each job is deleted from its history",
    proof: Proof::Documentation,
};

/// What may be around a picture in one message.
const FRAME: u64 = 128 * 1024;
/// Pictures shall come with the name of their job.
const FLAGS: &str = r#"{"type":"feature_flags","data":{"supports_preview_metadata":true}}"#;

/// What is known of one server.
pub struct ComfyUiSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// What it is asked to run.
    pub graph: Graph,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
    /// Whether first impressions are shown.
    pub previews: bool,
    /// How often it is asked whether a job that is over can be forgotten.
    pub pace: Pace,
    /// Names jobs, begins chance where a visitor does not, and masks what is said over a socket.
    pub entropy: Entropy,
}

/// A provider that speaks to one such server.
pub struct ComfyUi {
    settings: ComfyUiSettings,
    upstream: Upstream,
}

impl ComfyUi {
    /// A provider over a client that is told where the server is.
    #[must_use]
    pub fn new(settings: ComfyUiSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let Ok((id, seed)) = self.chance() else {
            return stream::once(std::future::ready(Err(Fault::Failed))).boxed();
        };
        let settings = &self.settings;
        let body = request::body(&settings.graph, order, model, &id, seed);
        let wanted = Wanted {
            graph: settings.graph.clone(),
            count: order.count(),
            max_bytes: settings.max_bytes,
            previews: settings.previews,
        };
        let connect = Ask::get()
            .query("clientId", id.as_str())
            .cap(settings.max_bytes.saturating_add(FRAME));
        let (upstream, entropy) = (self.upstream.clone(), settings.entropy.clone());
        let job = Job::new(upstream.clone(), id, settings.pace);
        Box::pin(try_stream! {
            // Who is not listening when the job begins misses its pictures.
            let mut socket = upstream.upgrade("/ws", connect, &entropy, patience).await?;
            socket.tell(FLAGS).await?;
            let pending = submitted(job.clone().submit(body, patience)).await?;
            let mut watch = Watch::new(upstream, socket, job, wanted, patience);
            while let Some(event) = watch.next().await? {
                yield event;
            }
            // However it ended, the server is to forget it.
            drop(pending);
        })
    }

    /// A name for a job, and a seed that a visitor could have chosen.
    fn chance(&self) -> Result<(Id, u32), NoEntropy> {
        let id = Id::new(self.settings.entropy.bytes()?);
        let seed = u32::from_le_bytes(self.settings.entropy.bytes()?);
        Ok((id, seed))
    }
}

impl Provider for ComfyUi {
    fn models(&self) -> &[Model] {
        &self.settings.models
    }

    fn source(&self) -> Source {
        Source::TrainedModel
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.order(call.order(), call.model(), call.patience())
    }

    fn discover(&self) -> Option<Discovery> {
        let settings = &self.settings;
        let said = discovery::ask(
            self.upstream.clone(),
            settings.graph.clone(),
            settings.models.clone(),
        );
        Some(Box::pin(said))
    }
}
