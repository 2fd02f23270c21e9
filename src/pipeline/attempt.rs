//! One try at one provider: it works, what it sends is scrubbed, and what goes wrong is a kind of fault.

use std::future::ready;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;

use async_stream::stream;
use futures_util::{Stream, StreamExt, stream as streams};

use super::filter::Filter;
use super::provider::{Call, Event, Fault, Provider};
use super::run::Step;
use super::scrub::Limits;

/// Why a try ended before its end.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    /// The provider failed, or what it sent was no picture.
    Fault(Fault),
    /// The provider's code broke.
    Panic,
}

impl Ending {
    /// Its name in figures.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.name(),
            Self::Panic => "broken",
        }
    }
}

/// The steps of one try; an ending is the last of them.
pub(super) type Attempt = Pin<Box<dyn Stream<Item = Result<Step, Ending>>>>;

/// Lets a provider work; dropping the attempt gives it up.
pub(super) fn attempt(provider: &dyn Provider, call: &Call<'_>, limits: Limits) -> Attempt {
    let asked = call.order().count();
    let mut work = begin(provider, call);
    let mut filter = Filter::new(limits, provider.source());
    Box::pin(stream! {
        while filter.pictures < asked {
            let Some(event) = work.next().await else { break };
            let taken = event.and_then(|event| filter.take(event).map_err(Ending::Fault));
            while let Some(step) = filter.ready.pop_front() {
                yield Ok(step);
            }
            if let Err(ending) = taken {
                yield Err(ending);
                return;
            }
        }
        if filter.pictures == 0 {
            yield Err(Ending::Fault(Fault::NotAPicture));
        }
    })
}

type Work = Pin<Box<dyn Stream<Item = Result<Event, Ending>>>>;

/// A panic in a provider is one more way to fail, and costs this visitor's picture at most.
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
