//! The pages with their scripts.

mod editing;
mod erasing;
mod gallery;
mod going_wrong;
mod hostile;
mod keeping;
mod languages;
mod listening;
mod making;
mod offline;
mod reach;
mod refusing;
mod seldom;
mod shaping;
mod side_by_side;
mod telling;
mod theme;
mod words;
mod working;
