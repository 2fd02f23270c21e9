//! What the operator does not want to be made here: own rules, and another service's opinion.
//!
//! The rules come first of all that the gate asks: they cost microseconds and no promise of the visitor's. The other
//! service is asked last, when everything is reserved and the challenge is answered: it costs the operator's time
//! and perhaps money, so that nobody shall have it for free. Whoever it declines has spent nothing but the answer,
//! and even that comes back once: a prompt may be put in other words without a new code. An answer that was given
//! back so is not given back again, or one code would be good for any number of questions.

mod disguise;
mod moderation;
mod rules;

pub use moderation::{Category, CategoryFault, Moderation, ModerationSettings, OnFailure};
pub use rules::{Pattern, RuleFault, Rules, Word};

use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::pipeline::order::Order;

/// What is not made here; nothing is declined by [`Content::default`].
#[derive(Default)]
pub struct Content {
    /// The operator's own rules.
    pub rules: Option<Rules>,
    /// The service that is asked besides.
    pub moderation: Option<Moderation>,
}

impl Content {
    /// Holds an order to the operator's rules.
    ///
    /// # Errors
    /// [`Code::ContentRefused`] with the field that broke one.
    pub(super) fn check(&self, order: &Order) -> Result<(), Refusal> {
        let Some(rules) = &self.rules else { return Ok(()) };
        let texts = [
            (Field::Prompt, Some(&order.prompt)),
            (Field::NegativePrompt, order.negative.as_ref()),
        ];
        for (field, text) in texts {
            if text.is_some_and(|text| rules.forbid(text.expose())) {
                return Err(Refusal::of(Code::ContentRefused, field));
            }
        }
        Ok(())
    }

    /// Asks the other service what it thinks of an order, where there is one.
    ///
    /// # Errors
    /// [`Code::ModerationRefused`] with the field it is about where that is known, [`Code::ModerationUnavailable`]
    /// when it has no answer and the operator wants one.
    pub(super) async fn ask(&self, order: &Order) -> Result<(), Refusal> {
        match &self.moderation {
            Some(moderation) => moderation.ask(order).await,
            None => Ok(()),
        }
    }
}
