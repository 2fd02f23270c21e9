//! The painter as a provider: it works on a few threads at a time, and stops when nobody waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_stream::try_stream;
use bytes::Bytes;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::pipeline::provider::{
    Call, Cancel, Event, Events, Fault, Features, Model, Proof, Provider, Role, Size,
};
use crate::pipeline::scrub::Source;

/// The sizes it offers when the operator names none: squares, then landscape and portrait.
const SIZES: [(u32, u32); 9] = [
    (1024, 1024),
    (512, 512),
    (768, 768),
    (1024, 768),
    (768, 1024),
    (1280, 720),
    (720, 1280),
    (1536, 1024),
    (1024, 1536),
];

/// A finished picture goes out in pieces of this size.
const PIECE: usize = 64 * 1024;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: false,
    queue_position: false,
    previews: false,
    cancel: Cancel::Any,
    seed: true,
    negative_prompt: true,
    picture: false,
    mask: false,
    count: 4,
    retention: "nothing leaves this program",
    proof: Proof::Server,
};

/// Paints on this machine; at most as many pictures at a time as there are processors.
pub struct Painter {
    models: Vec<Model>,
    easels: Arc<Semaphore>,
}

/// What a picture is painted from.
struct Brief {
    words: Zeroizing<String>,
    without: Zeroizing<String>,
    seed: u32,
    size: Size,
    given_up: Arc<AtomicBool>,
}

impl Painter {
    /// A painter that offers these models.
    #[must_use]
    pub fn new(models: Vec<Model>) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            models,
            easels: Arc::new(Semaphore::new(processors)),
        }
    }
}

/// What the painter can be asked for.
#[must_use]
pub fn capabilities(id: &str) -> Model {
    Model {
        label: "Painter".to_owned(),
        sizes: SIZES.map(|(width, height)| Size { width, height }).to_vec(),
        count: 4,
        negative_prompt: true,
        seed: true,
        ..Model::plain(id)
    }
}

impl Provider for Painter {
    fn models(&self) -> &[Model] {
        &self.models
    }

    fn source(&self) -> Source {
        Source::Algorithm
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        let order = call.order();
        let easels = self.easels.clone();
        let (count, first, size) = (order.count, order.seed.unwrap_or_default(), order.size);
        let words = order.prompt.clone();
        let without = order.negative.clone();
        // Dropping the stream drops this, and the brush stops at the next layer.
        let giving_up = GivingUp(Arc::new(AtomicBool::new(false)));
        Box::pin(try_stream! {
            for number in 0..count {
                let easel = easels.acquire().await.map_err(|_| Fault::Cancelled)?;
                let brief = Brief {
                    words: Zeroizing::new(words.expose().to_owned()),
                    without: Zeroizing::new(without.as_ref().map(|w| w.expose().to_owned()).unwrap_or_default()),
                    seed: first.wrapping_add(number),
                    size,
                    given_up: giving_up.0.clone(),
                };
                let painted = tokio::task::spawn_blocking(move || brief.paint()).await;
                let mut picture = painted.map_err(|_| Fault::Failed)??;
                drop(easel);
                yield Event::Start(Role::Picture);
                while !picture.is_empty() {
                    yield Event::Bytes(picture.split_to(PIECE.min(picture.len())));
                }
                yield Event::End;
            }
        })
    }
}

impl Brief {
    fn paint(&self) -> Result<Bytes, Fault> {
        let given_up = || self.given_up.load(Ordering::Relaxed);
        let Size { width, height } = self.size;
        let canvas = super::paint(
            &self.words,
            &self.without,
            self.seed.into(),
            width,
            height,
            &given_up,
        );
        let png = canvas
            .ok_or(Fault::Cancelled)?
            .to_png()
            .map_err(|_| Fault::Failed)?;
        Ok(Bytes::from(png))
    }
}

struct GivingUp(Arc<AtomicBool>);

impl Drop for GivingUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
