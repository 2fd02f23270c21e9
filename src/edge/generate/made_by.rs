//! Who made the pictures, as programs read it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::pipeline::provider::Model;

/// The model that made the pictures, which is not always the one that was asked for.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct MadeBy {
    /// Its name in requests.
    model: String,
    /// Its name for people.
    label: String,
    /// Whether it stood in for the one that was asked for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stands_in: bool,
}

impl MadeBy {
    pub(in crate::edge) fn new(model: &Model, stands_in: bool) -> Self {
        Self {
            model: model.id.clone(),
            label: model.label.clone(),
            stands_in,
        }
    }

    /// Its name in requests.
    pub(in crate::edge) fn model(&self) -> &str {
        &self.model
    }
}
