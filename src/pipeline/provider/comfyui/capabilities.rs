//! What a graph can be asked for: what it has slots for.

use super::super::{Edit, Mask, Model, Size, shapes};
use super::graph::Graph;
use super::slots::Slot;

/// The smallest and the largest side before the server was asked, in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 64..=4096;
/// The guidance that makes sense, in tenths.
pub(super) const GUIDANCE: std::ops::RangeInclusive<u32> = 10..=200;
/// The most pictures of one job.
pub(super) const COUNT: u32 = 8;

/// A model that is made by a graph.
#[must_use]
pub fn capabilities(upstream: &str, graph: &Graph) -> Model {
    let has = |slot| graph.has(slot);
    let plain = Model::plain(upstream);
    // Twice what its operator thought right, and what is usual.
    let steps = graph.number(Slot::Steps).unwrap_or(0).saturating_mul(2);
    Model {
        sizes: sizes(graph).unwrap_or(plain.sizes),
        count: if has(Slot::Batch) { COUNT } else { 1 },
        negative_prompt: has(Slot::Negative),
        seed: has(Slot::Seed),
        steps: has(Slot::Steps).then_some(1..=steps.clamp(50, 150)),
        guidance: has(Slot::Cfg).then_some(GUIDANCE),
        edit: has(Slot::Picture).then_some(Edit {
            mask: has(Slot::Mask).then_some(Mask::White),
            strength: has(Slot::Strength),
        }),
        ..Model::plain(upstream)
    }
}

/// The graph's own size and others around it, when it has slots for them.
fn sizes(graph: &Graph) -> Option<Vec<Size>> {
    let (width, height) = (graph.number(Slot::Width)?, graph.number(Slot::Height)?);
    let sizes = shapes::around(width, height, |size| {
        SIDES.contains(&size.width) && SIDES.contains(&size.height)
    });
    (!sizes.is_empty()).then_some(sizes)
}
