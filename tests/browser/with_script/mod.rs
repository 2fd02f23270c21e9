//! The pages with their scripts.

mod making;
