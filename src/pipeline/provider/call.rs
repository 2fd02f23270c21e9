//! One attempt to have an admitted order made: by which model, and for how long.

use std::marker::PhantomData;

use super::{Model, Patience};
use crate::pipeline::gate::Admitted;
use crate::pipeline::order::Order;

/// An admitted order in the hands of one provider; only the pipeline makes one.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    admitted: PhantomData<&'a Admitted>,
    order: &'a Order,
    model: &'a Model,
    patience: Patience,
}

impl<'a> Call<'a> {
    /// An admitted order for one model: the one it was written for, or, in words that it takes, one that stands in.
    pub(in crate::pipeline) fn new(
        _admitted: &'a Admitted,
        order: &'a Order,
        model: &'a Model,
        patience: Patience,
    ) -> Self {
        Self {
            admitted: PhantomData,
            order,
            model,
            patience,
        }
    }

    /// What is asked for.
    #[must_use]
    pub fn order(&self) -> &'a Order {
        self.order
    }

    /// The model that shall make it: not always the one the order names.
    #[must_use]
    pub fn model(&self) -> &'a Model {
        self.model
    }

    /// How long it may take.
    #[must_use]
    pub fn patience(&self) -> Patience {
        self.patience
    }
}
