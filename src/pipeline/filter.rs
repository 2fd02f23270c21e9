//! From a provider's events to the steps that a visitor may see: what they carry is scrubbed on the way.

use std::collections::VecDeque;

use bytes::Bytes;

use super::provider::{Event, Fault, Role};
use super::run::Step;
use super::scrub::{Header, Limits, ScrubFault, Scrubber, Source};

/// Scrubs the pictures among the events.
pub(super) struct Filter {
    limits: Limits,
    source: Source,
    current: Option<Current>,
    /// What may go out.
    pub(super) ready: VecDeque<Step>,
    /// How many pictures are whole.
    pub(super) pictures: u32,
}

struct Current {
    role: Role,
    scrubber: Scrubber,
    begun: bool,
    spoilt: bool,
}

impl Filter {
    /// A filter for one try at a provider whose pictures come about like this.
    pub(super) fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            current: None,
            ready: VecDeque::new(),
            pictures: 0,
        }
    }

    /// Turns an event into the steps it allows.
    pub(super) fn take(&mut self, event: Event) -> Result<(), Fault> {
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
        // A fault in the very piece that brought the header leaves none, and what came before the fault is dropped.
        if *begun {
            ready.extend(out.into_iter().filter(|piece| !piece.is_empty()).map(Step::Bytes));
        }
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
