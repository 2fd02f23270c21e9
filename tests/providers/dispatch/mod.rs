//! Who is called, how often, and who instead: the law of safety.md section 2 as promises.

mod fallback;
mod health;
mod law;
mod player;
mod storm;
