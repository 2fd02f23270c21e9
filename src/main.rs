//! Afterimage: load the configuration, start, run, and say how it ended.
fn main() {}
