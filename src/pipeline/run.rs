//! The way of an admitted order: wait for a turn, then try by try until pictures come or nobody is left to ask.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_stream::stream;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use tokio::time::Instant;

use crate::error::{Code, Refusal};

use super::attempt::{Ending, attempt};
use super::dispatch::{Course, Dispatch, Try, refusal};
use super::gate::{Admitted, Turn};
use super::heap;
use super::measured::Measured;
use super::model::Model;
use super::provider::{Call, Fault, Role};
use super::scrub::{Header, Limits};

/// A visitor who has kept a picture waiting for so long may be why its provider was too late.
const KEPT_WAITING: Duration = Duration::from_secs(5);

/// The most bytes of a picture that the program holds at a time, for a visitor who does not read at all: two reads of
/// the upstream's socket, what was decoded of the first, and what is being written. What the kernel holds for the
/// sockets counts apart.
pub const MAX_HELD: usize = 256 * 1024;

/// A step of the work that a visitor may see. A picture is a `Begin`, its bytes in order, and an `End`.
pub enum Step {
    /// So many are served before; 0 is next.
    Queued(u32),
    /// The done part of the work, 0 to 1.
    Progress(f32),
    /// Who makes the pictures that follow, said once before the first.
    MadeBy {
        /// The model.
        model: Arc<Model>,
        /// Whether it stands in for the one that was asked for.
        stands_in: bool,
    },
    /// A checked picture begins.
    Begin(Role, Header),
    /// The next bytes of the picture that began last, cleaned and marked.
    Bytes(Bytes),
    /// The picture is complete.
    End,
    /// Everything came that will come.
    Done {
        /// How many pictures came.
        pictures: u32,
        /// How many were asked for.
        asked: u32,
        /// The seed they were made from, when the model takes one.
        seed: Option<u32>,
    },
}

/// The steps as they happen; a refusal is the last.
pub type Steps = Pin<Box<dyn Stream<Item = Result<Step, Refusal>>>>;

/// Runs an admitted order; dropping the steps gives it up.
#[must_use]
pub fn run(admitted: Admitted, dispatch: &Arc<Dispatch>, limits: Limits) -> Steps {
    let (asked, figures) = (admitted.order().count(), dispatch.figures.clone());
    let steps = steps(admitted, dispatch.clone(), limits);
    Box::pin(Measured::new(steps, asked, figures, dispatch.clock.clone()))
}

fn steps(mut admitted: Admitted, dispatch: Arc<Dispatch>, limits: Limits) -> Steps {
    Box::pin(stream! {
        while let Turn::Waiting(position) = admitted.turn().await {
            yield Ok(Step::Queued(position));
        }
        admitted.begin();
        dispatch.figures.wait.observe(admitted.waited());
        heap::keep();
        let mut course = dispatch.course(admitted.order());
        let mut tally = Tally::default();
        loop {
            let mut turn = match course.next() {
                Ok(turn) => turn,
                Err(refusal) => {
                    yield Err(settle(&admitted, &tally, None, refusal).await);
                    return;
                }
            };
            if let Err(refusal) = admitted.afford(&turn.candidate.model).await {
                let refusal = course.told().unwrap_or(refusal);
                yield Err(settle(&admitted, &tally, None, refusal).await);
                return;
            }
            let mut steps = {
                let order = admitted.order().made_by(&turn.candidate.model);
                let order = order.as_ref().unwrap_or(admitted.order());
                tally.seed = order.seed;
                turn.watch.begin(order.count());
                let call = Call::new(&admitted, order, &turn.candidate.model, turn.patience);
                attempt(&*turn.candidate.maker.provider, &call, limits)
            };
            let ending = loop {
                let step = match steps.next().await {
                    None => break None,
                    Some(Err(ending)) => break Some(ending),
                    Some(Ok(step)) => step,
                };
                if tally.is_first(&step) {
                    yield Ok(Step::MadeBy { model: turn.candidate.model.clone(), stands_in: turn.stands_in });
                }
                tally.note(&step, &mut course, &mut turn);
                let told = Instant::now();
                yield Ok(step);
                tally.kept_waiting += told.elapsed();
                turn.watch.kept_waiting(told.elapsed());
            };
            drop(steps);
            tally.report(&mut turn, ending);
            if let (0, Some(Ending::Fault(fault))) = (tally.pictures, ending) {
                admitted.release(fault);
            }
            match tally.sequel(&mut course, ending) {
                Sequel::Done => break,
                Sequel::Next(pause) => dispatch.pause(pause).await,
                Sequel::Over(refusal) => {
                    yield Err(settle(&admitted, &tally, ending, refusal).await);
                    return;
                }
            }
        }
        let asked = admitted.order().count();
        admitted.return_unused(asked.saturating_sub(tally.pictures));
        yield Ok(Step::Done { pictures: tally.pictures, asked, seed: tally.seed });
    })
}

/// What has come so far.
#[derive(Default)]
struct Tally {
    /// How many pictures are whole.
    pictures: u32,
    /// A picture has begun: from now on nothing is tried again.
    begun: bool,
    /// What the picture that began last is.
    role: Option<Role>,
    /// What the try that runs begins from.
    seed: Option<u32>,
    /// How long the visitor has taken to take what was there.
    kept_waiting: Duration,
}

/// What follows a try.
enum Sequel {
    Done,
    Next(Duration),
    Over(Refusal),
}

impl Tally {
    /// Whether the first picture begins with this step.
    fn is_first(&self, step: &Step) -> bool {
        !self.begun && matches!(step, Step::Begin(Role::Picture, _))
    }

    fn note(&mut self, step: &Step, course: &mut Course, turn: &mut Try) {
        match step {
            Step::Queued(_) => course.waits(),
            Step::Begin(role, _) => {
                self.role = Some(*role);
                self.begun |= *role == Role::Picture;
            }
            Step::End if self.role == Some(Role::Picture) => {
                self.pictures += 1;
                turn.watch.picture();
            }
            _ => {}
        }
    }

    /// Says how the provider did; what a slow visitor or broken code of ours did is not its fault.
    fn report(&self, turn: &mut Try, ending: Option<Ending>) {
        turn.watch.ended(ending.map_or("done", Ending::name));
        match ending {
            None => turn.succeeded(),
            Some(Ending::Fault(Fault::Timeout)) if self.kept_waiting > KEPT_WAITING => {}
            Some(Ending::Fault(fault)) => turn.failed(fault),
            Some(Ending::Panic) => {}
        }
    }

    fn sequel(&self, course: &mut Course, ending: Option<Ending>) -> Sequel {
        match ending {
            None => Sequel::Done,
            Some(Ending::Panic) => Sequel::Over(Code::Internal.into()),
            Some(Ending::Fault(fault)) if self.begun => Sequel::Over(refusal(fault)),
            Some(Ending::Fault(fault)) => course.after(fault).map_or_else(Sequel::Over, Sequel::Next),
        }
    }
}

/// Gives back what was not the visitor's fault, and adds to the refusal whether the next try needs an answer.
async fn settle(admitted: &Admitted, tally: &Tally, ending: Option<Ending>, told: Refusal) -> Refusal {
    let missing = admitted.order().count().saturating_sub(tally.pictures);
    // Declined words cost no allowance, but the next try is a new request with a new answer.
    let declined = matches!(
        ending,
        Some(Ending::Fault(
            Fault::Declined | Fault::Withheld | Fault::Unacceptable
        ))
    );
    if tally.pictures > 0 || declined {
        admitted.return_unused(missing);
        return told;
    }
    Refusal {
        pass: admitted.make_amends(&told).await,
        ..told
    }
}
