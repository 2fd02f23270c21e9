//! The streaming filter every picture passes on its way to the visitor.

/// How a picture came about: the IPTC digital source type it is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Made by a trained model: `trainedAlgorithmicMedia`.
    TrainedModel,
    /// Made by an algorithm that was not trained on anything: `algorithmicMedia`.
    Algorithm,
}
