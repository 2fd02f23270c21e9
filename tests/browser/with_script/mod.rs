//! The pages with their scripts.

mod erasing;
mod going_wrong;
mod hostile;
mod keeping;
mod languages;
mod listening;
mod making;
mod reach;
mod refusing;
mod telling;
mod theme;
mod working;
