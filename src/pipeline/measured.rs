//! The steps of an order with an eye on them: how they ended, and how long this program itself worked on them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::Stream;

use crate::clock::{Clock, Moment};
use crate::error::Refusal;

use super::figures::{Figures, Made, Outcome};
use super::provider::Role;
use super::run::{Step, Steps};

/// The steps of an admitted order, counted when they end or are given up; nothing of them is changed.
pub(super) struct Measured {
    steps: Steps,
    clock: Clock,
    figures: Arc<Figures>,
    asked: u32,
    role: Option<Role>,
    pictures: u32,
    /// The time inside of polls: between them others are waited for.
    worked: Duration,
    outcome: Option<Outcome>,
}

impl Measured {
    /// These steps of an order for so many pictures.
    pub(super) fn new(steps: Steps, asked: u32, figures: Arc<Figures>, clock: Clock) -> Self {
        Self {
            steps,
            clock,
            figures,
            asked,
            role: None,
            pictures: 0,
            worked: Duration::ZERO,
            outcome: None,
        }
    }

    fn note(&mut self, step: &Result<Step, Refusal>) {
        match step {
            Ok(Step::Begin(role, _)) => self.role = Some(*role),
            Ok(Step::End) => self.pictures += u32::from(self.role == Some(Role::Picture)),
            Ok(Step::Done { pictures, asked, .. }) => {
                let whole = pictures >= asked;
                self.outcome = Some(if whole { Outcome::Done } else { Outcome::Short });
            }
            Ok(_) => {}
            Err(_) => self.outcome = Some(Outcome::Refused),
        }
    }
}

impl Stream for Measured {
    type Item = Result<Step, Refusal>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let began = self.clock.now();
        let polled = self.steps.as_mut().poll_next(cx);
        let worked = self.clock.now().since(began);
        self.worked += worked;
        if let Poll::Ready(Some(step)) = &polled {
            self.note(step);
        }
        polled
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        // Whoever wanted one picture and has it need not wait to be told that there are no more.
        let whole = self.pictures >= self.asked;
        let given_up = if whole { Outcome::Done } else { Outcome::Left };
        self.figures.ended(self.outcome.unwrap_or(given_up));
        self.figures.overhead.observe(self.worked);
    }
}

/// One call to a provider, counted when it ends or is given up.
pub(super) struct Watch {
    made: Arc<Made>,
    clock: Clock,
    stands_in: bool,
    asked: u32,
    pictures: u32,
    began: Option<Moment>,
    /// What a visitor who reads slowly added to it.
    kept_waiting: Duration,
}

impl Watch {
    /// A watch for a call that has not begun.
    pub(super) fn new(made: Arc<Made>, clock: Clock, stands_in: bool) -> Self {
        Self {
            made,
            clock,
            stands_in,
            asked: 0,
            pictures: 0,
            began: None,
            kept_waiting: Duration::ZERO,
        }
    }

    /// The call begins, for so many pictures.
    pub(super) fn begin(&mut self, asked: u32) {
        self.asked = asked;
        self.began = Some(self.clock.now());
    }

    /// A picture is whole.
    pub(super) fn picture(&mut self) {
        self.pictures += 1;
        self.made.pictures.add_one();
        if self.stands_in {
            self.made.stand_ins.add_one();
        }
    }

    /// The visitor took so long to take what was there.
    pub(super) fn kept_waiting(&mut self, span: Duration) {
        self.kept_waiting += span;
    }

    /// The call ended like this.
    pub(super) fn ended(&mut self, outcome: &'static str) {
        if let Some(began) = self.began.take() {
            let took = self.clock.now().since(began);
            self.made.called(outcome, took.saturating_sub(self.kept_waiting));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let whole = self.pictures >= self.asked;
        self.ended(if whole { "done" } else { "left" });
    }
}
