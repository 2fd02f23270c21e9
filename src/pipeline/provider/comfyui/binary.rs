//! What ComfyUI sends over its socket in bytes (`protocol.py`, `server.py`): pictures, with a head that says little.

use bytes::{Buf, Bytes};
use serde::Deserialize;

use super::super::Fault;

/// The longest description before a picture.
const MOST: u32 = 64 * 1024;

/// Whose a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// Of the node that works now; nothing else is said.
    Current,
    /// Of this node in this job.
    Of {
        /// The job.
        prompt_id: String,
        /// The node.
        node_id: String,
    },
    /// It is no picture, or nobody's.
    Nothing,
}

#[derive(Deserialize)]
struct Described {
    prompt_id: String,
    node_id: String,
}

/// A message in bytes, while it comes.
#[derive(Default)]
pub(super) struct Binary {
    head: Vec<u8>,
    state: State,
}

#[derive(Default)]
enum State {
    /// Four bytes say what it is.
    #[default]
    Event,
    /// Four bytes say the format, which the picture says itself.
    Format,
    /// Four bytes say how long the description is.
    Length,
    /// The description.
    Described(usize),
    /// The picture.
    Body,
}

impl Binary {
    /// Takes the next bytes: whose the picture is, once that is known, and what is there of it.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when the description is too long.
    pub(super) fn take(&mut self, mut bytes: Bytes) -> Result<(Option<Origin>, Bytes), Fault> {
        let mut told = None;
        loop {
            let wanted = match self.state {
                State::Event | State::Format | State::Length => 4,
                State::Described(length) => length,
                State::Body => return Ok((told, bytes)),
            };
            let missing = wanted.saturating_sub(self.head.len()).min(bytes.len());
            self.head.extend_from_slice(&bytes.split_to(missing));
            if self.head.len() < wanted {
                return Ok((told, Bytes::new()));
            }
            let head = std::mem::take(&mut self.head);
            told = self.step(&head)?;
        }
    }

    fn step(&mut self, mut head: &[u8]) -> Result<Option<Origin>, Fault> {
        let (next, told) = match self.state {
            State::Event => match head.try_get_u32().map_err(|_| Fault::Malformed)? {
                1 => (State::Format, None),
                4 => (State::Length, None),
                _ => (State::Body, Some(Origin::Nothing)),
            },
            State::Format => (State::Body, Some(Origin::Current)),
            State::Length => match head.try_get_u32().map_err(|_| Fault::Malformed)? {
                length if length > MOST => return Err(Fault::Malformed),
                length => (State::Described(usize::try_from(length).unwrap_or(0)), None),
            },
            State::Described(_) | State::Body => (State::Body, Some(described(head))),
        };
        self.state = next;
        Ok(told)
    }
}

fn described(text: &[u8]) -> Origin {
    match serde_json::from_slice(text) {
        Ok(Described { prompt_id, node_id }) => Origin::Of { prompt_id, node_id },
        Err(_) => Origin::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(message: &[u8], size: usize) -> Result<(Option<Origin>, Vec<u8>), Fault> {
        let mut binary = Binary::default();
        let (mut origin, mut body) = (None, Vec::new());
        for chunk in message.chunks(size) {
            let (told, bytes) = binary.take(Bytes::copy_from_slice(chunk))?;
            assert!(origin.is_none() || told.is_none());
            origin = origin.or(told);
            assert!(bytes.is_empty() || origin.is_some());
            body.extend_from_slice(&bytes);
        }
        Ok((origin, body))
    }

    #[test]
    fn borders_between_reads_mean_nothing() {
        let about = br#"{"node_id": "9", "prompt_id": "id", "image_type": "image/png"}"#;
        let length = u32::try_from(about.len()).unwrap().to_be_bytes();
        let of = Origin::Of {
            prompt_id: "id".to_owned(),
            node_id: "9".to_owned(),
        };
        for (message, origin, body) in [
            (
                [&[0, 0, 0, 1, 0, 0, 0, 2], &b"picture"[..]].concat(),
                Some(Origin::Current),
                &b"picture"[..],
            ),
            (
                [&[0, 0, 0, 4][..], &length, about, b"picture"].concat(),
                Some(of),
                b"picture",
            ),
            (
                [&[0, 0, 0, 4, 0, 0, 0, 2], &b"{}x"[..]].concat(),
                Some(Origin::Nothing),
                b"x",
            ),
            (
                [&[0, 0, 0, 3], &b"words"[..]].concat(),
                Some(Origin::Nothing),
                b"words",
            ),
            (vec![0, 0, 0, 1, 0, 0, 0], None, b""),
            (vec![0, 0, 0, 1, 0, 0, 0, 1], Some(Origin::Current), b""),
        ] {
            for size in [1, 2, 3, 5, 9, 1000] {
                assert_eq!(
                    read(&message, size),
                    Ok((origin.clone(), body.to_vec())),
                    "{size}"
                );
            }
        }
    }

    #[test]
    fn a_description_has_an_end() {
        assert_eq!(read(&[0, 0, 0, 4, 0, 2, 0, 0], 3), Err(Fault::Malformed));
    }
}
