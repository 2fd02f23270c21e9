//! The streaming filter every picture passes on its way to the visitor.
