//! Reads the answer: a list of pictures, and beside it what was asked, which is let go.

use std::collections::VecDeque;
use std::sync::LazyLock;

use super::super::decode::{Body, Found, Kind, Paths, Take};
use super::super::listed::Pictures;
use super::super::upstream::Answer;
use super::super::{Event, Fault};
use super::grid::Sheet;
use crate::pipeline::order::Order;

static PATHS: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[("images[]", Take::Picture)]));

/// An answer while it comes.
pub(super) struct Reading {
    body: Body,
    sheet: Sheet,
    pictures: Pictures,
    ready: VecDeque<Event>,
    over: bool,
}

impl Reading {
    /// The answer to an order, with pictures of at most so many bytes.
    pub(super) fn new(order: &Order, max_bytes: u64) -> Self {
        Self {
            body: Body::new(Kind::Json, &PATHS),
            sheet: Sheet::of(order.count, order.size),
            pictures: Pictures::new(order.count, max_bytes),
            ready: VecDeque::new(),
            over: false,
        }
    }

    /// What comes next, `None` after the last.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub(super) async fn next(&mut self, answer: &mut Answer) -> Result<Option<Event>, Fault> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            if self.over {
                return Ok(None);
            }
            if let Some(chunk) = answer.chunk().await? {
                self.body.feed(chunk)?;
                while let Some(found) = self.body.pull()? {
                    self.take(found)?;
                }
            } else {
                self.over = true;
                if let Some(found) = self.body.finish()? {
                    self.take(found)?;
                }
                self.pictures.finish(&mut self.ready)?;
            }
        }
    }

    fn take(&mut self, found: Found) -> Result<(), Fault> {
        self.sheet
            .without(found)
            .into_iter()
            .try_for_each(|found| self.pictures.take(found, &mut self.ready))
    }
}
