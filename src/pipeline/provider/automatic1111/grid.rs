//! A server may send a sheet of all pictures before the pictures, though it was asked not to: it is let go.

use bytes::Bytes;

use super::super::decode::Found;
use crate::pipeline::Size;

/// So many bytes of a PNG tell how large it is (RFC 2083, 4.1.1).
const HEADER: usize = 24;

/// Looks at the first of several pictures.
pub(super) struct Sheet {
    size: Size,
    state: State,
}

enum State {
    /// No picture has come.
    Waiting,
    /// The first one's first bytes, too few to tell.
    Held(Vec<Bytes>),
    /// It is a sheet.
    Passing,
    /// There is nothing to look for any more.
    Past,
}

impl Sheet {
    /// Lets a sheet go where several pictures of this size were asked for.
    pub(super) fn of(count: u32, size: Size) -> Self {
        Self {
            size,
            state: if count > 1 { State::Waiting } else { State::Past },
        }
    }

    /// What is left of a find without the sheet, in order.
    pub(super) fn without(&mut self, found: Found) -> Vec<Found> {
        match (&mut self.state, found) {
            (State::Waiting, Found::Start) => {
                self.state = State::Held(Vec::new());
                Vec::new()
            }
            (State::Held(held), Found::Bytes(bytes)) => {
                held.push(bytes);
                if held.iter().map(Bytes::len).sum::<usize>() < HEADER {
                    return Vec::new();
                }
                let held = std::mem::take(held);
                self.decide(held)
            }
            (State::Held(held), end @ Found::End) => {
                let mut found = released(std::mem::take(held));
                found.push(end);
                self.state = State::Past;
                found
            }
            (State::Passing, Found::Bytes(_)) => Vec::new(),
            (State::Passing, Found::End) => {
                self.state = State::Past;
                Vec::new()
            }
            (_, found) => vec![found],
        }
    }

    fn decide(&mut self, held: Vec<Bytes>) -> Vec<Found> {
        let head: Vec<u8> = held.iter().flatten().copied().take(HEADER).collect();
        if self.is_sheet(&head) {
            self.state = State::Passing;
            return Vec::new();
        }
        self.state = State::Past;
        released(held)
    }

    /// Whether it is at least twice as wide or as high as a picture.
    fn is_sheet(&self, head: &[u8]) -> bool {
        let side = |from: usize| {
            let bytes = head.get(from..)?.first_chunk()?;
            Some(u32::from_be_bytes(*bytes))
        };
        let twice = |side: Option<u32>, of: u32| side.is_some_and(|side| side >= of.saturating_mul(2));
        head.starts_with(b"\x89PNG")
            && (twice(side(16), self.size.width) || twice(side(20), self.size.height))
    }
}

fn released(held: Vec<Bytes>) -> Vec<Found> {
    std::iter::once(Found::Start)
        .chain(held.into_iter().map(Found::Bytes))
        .collect()
}
