//! Decides who may spend: refuses in the cheapest order, and hands out what admits.

pub mod challenge;

use super::order::Order;

/// Proof that an order passed every check: only the gate can make one.
pub struct Admitted {
    order: Order,
}

impl Admitted {
    /// What was asked for.
    #[must_use]
    pub fn order(&self) -> &Order {
        &self.order
    }
}
