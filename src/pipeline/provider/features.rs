//! What a kind of upstream can do, for the README's table: facts of the code, not of a configuration.

/// What is known of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// Whether it tells how far it has come.
    pub progress: bool,
    /// Whether it tells how many are before us in its own queue.
    pub queue_position: bool,
    /// Whether it shows first impressions.
    pub previews: bool,
    /// How work is given up.
    pub cancel: Cancel,
    /// Whether a seed can be chosen.
    pub seed: bool,
    /// Whether it takes words for what shall not be seen.
    pub negative_prompt: bool,
    /// Whether it takes a picture of the visitor's.
    pub picture: bool,
    /// Whether it takes a mask for that picture.
    pub mask: bool,
    /// The most pictures of one call.
    pub count: u32,
    /// What we ask of it so that it keeps as little as it can.
    pub retention: &'static str,
    /// How we know.
    pub proof: Proof,
}

/// How work that nobody waits for is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancel {
    /// By closing the connection; whether the upstream stops is its own affair.
    Connection,
    /// By its interface, while it has not begun.
    Queued,
    /// By its interface, at any time.
    Any,
}

/// How far a provider has been proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Against the real server, in `tests/run --full`.
    Server,
    /// Against another server's real interface of the same kind, `sd-server`'s, in `tests/run --full`.
    Compatible,
    /// Against answers that were written down from its documentation and its clients.
    Documentation,
}
