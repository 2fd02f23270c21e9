//! What is counted of orders, calls and challenges: sums, by names of the configuration's and nothing of a visitor.

use std::sync::Arc;
use std::time::Duration;

use crate::money::Money;
use crate::telemetry::metrics::{Buckets, Counter, Histogram, Keyed};

use super::model::Model;

/// The sums of one instance.
pub struct Figures {
    /// Admitted orders, by [`Outcome`].
    orders: [Counter; Outcome::ALL.len()],
    /// How long admitting or refusing took.
    pub admission: Histogram,
    /// How long admitted orders waited for their turn.
    pub wait: Histogram,
    /// How long this program itself worked for an admitted order.
    pub overhead: Histogram,
    /// Calls that were made after another had failed.
    pub retries: Counter,
    /// Calls that were not, for too many were lately.
    pub retries_denied: Counter,
    /// What was spent, in millionths of the prices' unit.
    spent: Counter,
    /// Challenges that were given out, by [`Asked`].
    issued: [Counter; Asked::ALL.len()],
    /// Answers that were handed in, by [`Asked`] and [`Answer`].
    answers: [[Counter; Answer::ALL.len()]; Asked::ALL.len()],
    /// By provider and model.
    makers: Keyed<(String, String), Made>,
    /// How often each provider was left alone.
    openings: Keyed<String, Counter>,
}

/// Declares a closed list with the names it has in figures.
macro_rules! names {
    ($(#[doc = $doc:literal])+ $list:ident { $($(#[doc = $each:literal])+ $variant:ident $name:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $list {
            $($(#[doc = $each])+ $variant,)+
        }

        impl $list {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in figures.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

names! {
    /// How an admitted order ended.
    Outcome {
        /// Everything came.
        Done "done",
        /// Fewer pictures than were asked for, though nothing failed.
        Short "short",
        /// Its visitor was told why there is no more.
        Refused "refused",
        /// Its visitor did not wait for the end.
        Left "left",
    }
}

names! {
    /// What a visitor is asked.
    Asked {
        /// Letters to copy.
        Code "code",
        /// The same to listen to.
        Sound "sound",
        /// Work for the browser.
        Work "work",
    }
}

names! {
    /// What came back.
    Answer {
        /// What was asked for.
        Right "right",
        /// Something else.
        Wrong "wrong",
        /// An answer to a challenge that is not open.
        Unknown "unknown",
    }
}

/// What was made by one model.
pub struct Made {
    /// Whole pictures.
    pub pictures: Counter,
    /// Those of them that it made in the place of another.
    pub stand_ins: Counter,
    /// How long calls took.
    pub took: Histogram,
    /// Calls, by how they ended.
    pub calls: Keyed<&'static str, Counter>,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            pictures: Counter::default(),
            stand_ins: Counter::default(),
            took: Histogram::new(Buckets::WORK),
            calls: Keyed::default(),
        }
    }
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            orders: Default::default(),
            admission: Histogram::new(Buckets::OWN),
            wait: Histogram::new(Buckets::WORK),
            overhead: Histogram::new(Buckets::OWN),
            retries: Counter::default(),
            retries_denied: Counter::default(),
            spent: Counter::default(),
            issued: Default::default(),
            answers: Default::default(),
            makers: Keyed::default(),
            openings: Keyed::default(),
        }
    }
}

impl Figures {
    /// An order ended.
    pub fn ended(&self, outcome: Outcome) {
        if let Some(count) = self.orders.get(outcome as usize) {
            count.add_one();
        }
    }

    /// A challenge was given out.
    pub fn issued(&self, asked: Asked) {
        if let Some(count) = self.issued.get(asked as usize) {
            count.add_one();
        }
    }

    /// An answer was handed in.
    pub fn answered(&self, asked: Asked, answer: Answer) {
        let counts = self.answers.get(asked as usize);
        if let Some(count) = counts.and_then(|counts| counts.get(answer as usize)) {
            count.add_one();
        }
    }

    /// Money went to a provider, for good.
    pub fn spent(&self, amount: Money) {
        self.spent.add(amount.micros());
    }

    /// A provider was left alone.
    pub fn opened(&self, provider: &str) {
        self.openings.of(&provider.to_owned()).add_one();
    }

    /// The figures of a model.
    #[must_use]
    pub fn of(&self, provider: &str, model: &Model) -> Arc<Made> {
        self.makers.of(&(provider.to_owned(), model.id.clone()))
    }

    /// How often orders ended so.
    #[must_use]
    pub fn orders(&self, outcome: Outcome) -> u64 {
        self.orders.get(outcome as usize).map_or(0, Counter::read)
    }

    /// How many challenges were given out.
    #[must_use]
    pub fn challenges(&self, asked: Asked) -> u64 {
        self.issued.get(asked as usize).map_or(0, Counter::read)
    }

    /// How many answers were handed in.
    #[must_use]
    pub fn answers(&self, asked: Asked, answer: Answer) -> u64 {
        let counts = self.answers.get(asked as usize);
        counts
            .and_then(|counts| counts.get(answer as usize))
            .map_or(0, Counter::read)
    }

    /// What was spent.
    #[must_use]
    pub fn money(&self) -> Money {
        Money::from_micros(self.spent.read())
    }

    /// Every model, by its provider's name and its own.
    #[must_use]
    pub fn makers(&self) -> Vec<((String, String), Arc<Made>)> {
        self.makers.all()
    }

    /// How often this provider was left alone.
    #[must_use]
    pub fn openings(&self, provider: &str) -> u64 {
        self.openings.of(&provider.to_owned()).read()
    }
}

impl Made {
    /// A call ended after so long.
    pub(super) fn called(&self, outcome: &'static str, took: Duration) {
        self.calls.of(&outcome).add_one();
        self.took.observe(took);
    }
}
