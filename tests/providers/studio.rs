//! A pipeline around one provider, with everything that could refuse wide open.

use std::collections::HashMap;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

use afterimage::clock::{Clock, ManualClock};
use afterimage::entropy::Entropy;
use afterimage::error::Refusal;
use afterimage::form::{Field, Typed};
use afterimage::ledger::{ClientKey, Memory, Quotas};
use afterimage::pipeline::dispatch::Dispatch;
use afterimage::pipeline::figures::Figures;
use afterimage::pipeline::gate::{Budget, ChallengeRate, Content, Gate, Keys, Queue, Rate, Visitor};
use afterimage::pipeline::provider::{Catalogue, Maker, Provider, Role};
use afterimage::pipeline::scrub::{Header, Limits};
use afterimage::pipeline::{Step, Steps, run};
use afterimage::pressure::Pressure;
use futures_util::StreamExt;
use time::OffsetDateTime;

pub(super) const LIMITS: Limits = Limits {
    max_bytes: 16 << 20,
    max_pixels: 4096 * 4096,
    max_side: 4096,
};

/// A pipeline and the only provider in it.
pub(super) struct Studio {
    gate: Gate,
    /// Moves when somebody pauses, and by hand.
    pub(super) time: Arc<ManualClock>,
}

/// What came of an order.
pub(super) struct Work {
    pub(super) pictures: Vec<(Header, Vec<u8>)>,
    pub(super) previews: Vec<(Header, Vec<u8>)>,
    pub(super) seed: Option<u32>,
    /// The model that made them, and whether it stood in.
    pub(super) made_by: Option<(String, bool)>,
    pub(super) refusal: Option<Refusal>,
}

impl Studio {
    pub(super) fn of(provider: impl Provider + 'static) -> Self {
        Self::with(Maker::plain("subject", Arc::new(provider)))
    }

    pub(super) fn with(maker: Maker) -> Self {
        Self::among(vec![maker])
    }

    /// A pipeline among several providers.
    pub(super) fn among(makers: Vec<Maker>) -> Self {
        let catalogue = Arc::new(Catalogue::new(makers));
        let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
        let clock = Clock::new(time.clone());
        let ledger = Arc::new(Memory::new(clock.clone()));
        let plenty = NonZeroU32::new(1_000_000).unwrap();
        let figures = Arc::<Figures>::default();
        let gate = Gate {
            uploads: Limits::default(),
            dispatch: Dispatch::new(
                catalogue.clone(),
                clock.clone(),
                Entropy::system(),
                figures.clone(),
            ),
            catalogue,
            content: Content::default(),
            rate: Rate::new(ledger.clone(), Quotas::new(plenty, plenty, plenty)),
            challenge_rate: ChallengeRate::new(ledger.clone()),
            queue: Queue::new(NonZeroUsize::new(64).unwrap(), clock.clone()),
            pressure: Pressure::new(None, clock.clone()),
            budget: Budget::new(ledger.clone(), clock, None, HashMap::new(), figures.clone()),
            challenges: None,
            keys: Keys::default(),
            pictures_per_solve: 100,
            ledger,
            entropy: Entropy::system(),
            figures,
        };
        Self { gate, time }
    }

    /// Begins an order; nothing happens before the steps are asked for.
    pub(super) async fn order(&self, visitor: u8, fields: &[(Field, &str)]) -> Result<Steps, Refusal> {
        let mut typed = Typed::default();
        for (field, text) in fields {
            assert!(typed.put(*field, (*text).to_owned().into()));
        }
        let visitor = Visitor {
            client: ClientKey::new([visitor; 16], None),
            session: None,
        };
        let admitted = self.gate.admit(&typed, &visitor).await?;
        Ok(run(admitted, &self.gate.dispatch, LIMITS))
    }

    /// Runs an order to its end.
    pub(super) async fn work(&self, visitor: u8, fields: &[(Field, &str)]) -> Work {
        let mut steps = self
            .order(visitor, fields)
            .await
            .unwrap_or_else(|refusal| panic!("refused: {refusal}"));
        let mut work = Work {
            pictures: Vec::new(),
            previews: Vec::new(),
            seed: None,
            made_by: None,
            refusal: None,
        };
        let mut current = None;
        while let Some(step) = steps.next().await {
            match step {
                Ok(Step::Begin(role, header)) => current = Some((role, header, Vec::new())),
                Ok(Step::Bytes(bytes)) => current.as_mut().unwrap().2.extend_from_slice(&bytes),
                Ok(Step::End) => match current.take().unwrap() {
                    (Role::Picture, header, bytes) => work.pictures.push((header, bytes)),
                    (Role::Preview, header, bytes) => work.previews.push((header, bytes)),
                },
                Ok(Step::Done { seed, .. }) => work.seed = seed,
                Ok(Step::MadeBy { model, stands_in }) => work.made_by = Some((model.id.clone(), stands_in)),
                Ok(Step::Queued(_) | Step::Progress(_)) => {}
                Err(refusal) => work.refusal = Some(refusal),
            }
        }
        work
    }

    /// What the gate says before it gives anybody something to solve.
    pub(super) fn open(&self) -> Result<(), Refusal> {
        self.gate.dispatch.open()
    }

    /// Whether the gate would let an order for the usual model through.
    pub(super) async fn ready(&self) -> bool {
        self.order(1, &[(Field::Prompt, "a lake")]).await.is_ok()
    }

    /// The most pictures of one order.
    pub(super) fn count(&self) -> u32 {
        self.gate.catalogue.models()[0].count
    }

    /// How many calls are under way.
    pub(super) fn busy(&self) -> usize {
        self.gate.queue.load().0
    }
}
