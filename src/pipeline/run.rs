//! The way of an admitted order: wait for a turn, let the provider work, scrub what it sends.

use std::collections::VecDeque;
use std::future::ready;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::time::Duration;

use async_stream::stream;
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream as streams};

use crate::error::{Code, Refusal};

use super::gate::{Admitted, Turn};
use super::heap;
use super::provider::{Call, Catalogue, Event, Fault, Patience, Provider, Role};
use super::scrub::{Header, Limits, ScrubFault, Scrubber, Source};

/// What an operator whose account is empty needs to mend it, at the least.
const EXHAUSTED: Duration = Duration::from_secs(3600);
/// How long a provider that turned us away is left alone.
const TURNED_AWAY: Duration = Duration::from_secs(300);

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
pub fn run(mut admitted: Admitted, catalogue: &Catalogue, limits: Limits) -> Steps {
    let maker = catalogue.maker_of(admitted.order().model()).cloned();
    Box::pin(stream! {
        while let Turn::Waiting(position) = admitted.turn().await {
            yield Ok(Step::Queued(position));
        }
        admitted.begin();
        heap::keep();
        let (asked, seed) = (admitted.order().count(), admitted.order().seed);
        let Some(maker) = maker else {
            yield Err(Code::ModelUnknown.into());
            return;
        };
        let call = Call::new(&admitted, admitted.order().model(), Patience::new(maker.deadline));
        let mut work = begin(&*maker.provider, &call);
        let mut filter = Filter::new(limits, maker.provider.source());
        while filter.pictures < asked {
            let event = match work.next().await {
                None => break,
                Some(event) => event,
            };
            let taken = event.and_then(|event| filter.take(event).map_err(Ending::Fault));
            while let Some(step) = filter.ready.pop_front() {
                yield Ok(step);
            }
            if let Err(ending) = taken {
                yield Err(settle(&mut admitted, &filter, ending).await);
                return;
            }
        }
        drop(work);
        if filter.pictures == 0 {
            yield Err(settle(&mut admitted, &filter, Ending::Fault(Fault::NotAPicture)).await);
            return;
        }
        admitted.return_unused(asked - filter.pictures);
        yield Ok(Step::Done { pictures: filter.pictures, asked, seed });
    })
}

/// Why the work ended before its end.
#[derive(Clone, Copy)]
enum Ending {
    /// The provider failed, or what it sent was no picture.
    Fault(Fault),
    /// The provider's code broke.
    Panic,
}

type Work = Pin<Box<dyn Stream<Item = Result<Event, Ending>>>>;

/// Lets the provider work; a panic in it is one more way to fail, and costs this visitor's picture at most.
fn begin(provider: &dyn Provider, call: &Call<'_>) -> Work {
    // Nothing that a panic may have left half-done is used again: the provider's stream ends with it.
    match catch_unwind(AssertUnwindSafe(|| provider.generate(call))) {
        Ok(events) => Box::pin(AssertUnwindSafe(events).catch_unwind().map(|event| match event {
            Ok(event) => event.map_err(Ending::Fault),
            Err(_) => Err(Ending::Panic),
        })),
        Err(_) => Box::pin(streams::once(ready(Err(Ending::Panic)))),
    }
}

/// Gives back what was not the visitor's fault, and turns the ending into words.
async fn settle(admitted: &mut Admitted, filter: &Filter, ending: Ending) -> Refusal {
    let missing = admitted.order().count() - filter.pictures;
    let told = match ending {
        Ending::Fault(fault) => refusal(fault),
        Ending::Panic => Code::Internal.into(),
    };
    if let (0, Ending::Fault(fault)) = (filter.pictures, ending) {
        admitted.release(fault);
    }
    // Declined words cost no allowance, but the next try is a new request with a new answer.
    let declined = matches!(
        ending,
        Ending::Fault(Fault::Declined | Fault::Withheld | Fault::Unacceptable)
    );
    if filter.pictures > 0 || declined {
        admitted.return_unused(missing);
        return told;
    }
    Refusal {
        pass: admitted.make_amends().await,
        ..told
    }
}

/// What a visitor is told of a fault.
fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::Unreachable | Fault::Untrusted => Code::Unreachable.into(),
        Fault::Timeout => Code::UpstreamTimeout.into(),
        Fault::Declined => Code::Declined.into(),
        Fault::Withheld => Code::Withheld.into(),
        Fault::Unacceptable => Code::NotAccepted.into(),
        Fault::Unauthorized | Fault::Gone => Refusal::until(Code::UpstreamUnavailable, TURNED_AWAY),
        Fault::Exhausted => Refusal::until(Code::UpstreamUnavailable, EXHAUSTED),
        Fault::Limited(wait) | Fault::Overloaded(wait) => match wait {
            Some(wait) => Refusal::until(Code::UpstreamBusy, wait),
            None => Code::UpstreamBusy.into(),
        },
        Fault::Failed | Fault::Gateway | Fault::Truncated | Fault::Malformed | Fault::Misdirected => {
            Code::UpstreamFailed.into()
        }
        Fault::TooLarge => Code::UpstreamTooLarge.into(),
        Fault::NotAPicture => Code::NotAPicture.into(),
        Fault::Cancelled => Code::Stopping.into(),
    }
}

/// Scrubs the pictures among the events.
struct Filter {
    limits: Limits,
    source: Source,
    current: Option<Current>,
    ready: VecDeque<Step>,
    pictures: u32,
}

struct Current {
    role: Role,
    scrubber: Scrubber,
    begun: bool,
    spoilt: bool,
}

impl Filter {
    fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            current: None,
            ready: VecDeque::new(),
            pictures: 0,
        }
    }

    /// Turns an event into the steps it allows.
    fn take(&mut self, event: Event) -> Result<(), Fault> {
        match event {
            Event::Queued(position) => self.ready.push_back(Step::Queued(position)),
            Event::Progress(fraction) => self.ready.push_back(Step::Progress(fraction)),
            // One picture at a time: a new one inside another would pass for the end of it.
            Event::Start(_) if self.current.is_some() => return Err(Fault::Malformed),
            Event::Start(role) => {
                let scrubber = Scrubber::new(self.limits, self.source);
                self.current = Some(Current {
                    role,
                    scrubber,
                    begun: false,
                    spoilt: false,
                });
            }
            Event::Bytes(bytes) => return self.pass(bytes),
            Event::End => return self.end(),
        }
        Ok(())
    }

    fn pass(&mut self, bytes: Bytes) -> Result<(), Fault> {
        let Some(current) = self.current.as_mut().filter(|current| !current.spoilt) else {
            return Ok(());
        };
        let mut out = Vec::new();
        let outcome = current.scrubber.push(bytes, &mut out);
        Self::release(current, out, &mut self.ready);
        Self::forgive(current, outcome)
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(mut current) = self.current.take() else {
            return Err(Fault::Malformed);
        };
        if !current.spoilt {
            let mut out = Vec::new();
            let header = current.scrubber.header();
            let finished = current.scrubber.finish(&mut out);
            Self::emit(current.role, header, &mut current.begun, out, &mut self.ready);
            match (finished, current.role) {
                (Ok(()), _) => {}
                (Err(_), Role::Preview) => current.spoilt = true,
                (Err(fault), Role::Picture) => return Err(told(fault)),
            }
        }
        if current.begun {
            self.ready.push_back(Step::End);
        }
        self.pictures += u32::from(current.role == Role::Picture && !current.spoilt);
        Ok(())
    }

    fn release(current: &mut Current, out: Vec<Bytes>, ready: &mut VecDeque<Step>) {
        let header = current.scrubber.header();
        Self::emit(current.role, header, &mut current.begun, out, ready);
    }

    /// Nothing goes out before the header was checked.
    fn emit(
        role: Role,
        header: Option<Header>,
        begun: &mut bool,
        out: Vec<Bytes>,
        ready: &mut VecDeque<Step>,
    ) {
        if let (false, Some(header), false) = (*begun, header, out.is_empty()) {
            *begun = true;
            ready.push_back(Step::Begin(role, header));
        }
        ready.extend(out.into_iter().filter(|piece| !piece.is_empty()).map(Step::Bytes));
    }

    /// A broken preview is left where it broke: the picture itself may still come.
    fn forgive(current: &mut Current, outcome: Result<(), ScrubFault>) -> Result<(), Fault> {
        match (outcome, current.role) {
            (Ok(()), _) => Ok(()),
            (Err(_), Role::Preview) => {
                current.spoilt = true;
                Ok(())
            }
            (Err(fault), Role::Picture) => Err(told(fault)),
        }
    }
}

fn told(fault: ScrubFault) -> Fault {
    match fault {
        ScrubFault::TooLarge => Fault::TooLarge,
        _ => Fault::NotAPicture,
    }
}
