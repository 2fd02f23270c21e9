//! The frames of a WebSocket (RFC 6455, section 5) as a server sends them, taken apart while they arrive: of a message
//! nothing is kept but where it is.

use bytes::{Buf, Bytes};

use super::super::super::Fault;

/// The longest payload of a control frame (section 5.5).
const CONTROL: u64 = 125;

/// What a message is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8; whether it is, nobody has checked yet.
    Text,
    /// Bytes.
    Binary,
}

/// A part of a message, in order; what is said between two parts is answered by the socket itself.
#[derive(PartialEq, Eq)]
pub enum Piece {
    /// A message begins.
    Begin(Kind),
    /// Its next bytes, never none.
    Bytes(Bytes),
    /// It is whole.
    End,
}

/// What a server says.
#[derive(PartialEq, Eq)]
pub(super) enum Found {
    /// A part of a message.
    Piece(Piece),
    /// It wants to hear this back.
    Ping(Vec<u8>),
    /// It answers a ping of ours.
    Pong,
    /// It says no more.
    Close,
}

/// A reader between two reads.
pub(super) struct Frames {
    chunk: Bytes,
    /// What is there of the frame's head, at most 10 bytes.
    head: Vec<u8>,
    state: State,
    /// The bytes of the message that is under way, in all its frames that were announced.
    message: Option<u64>,
    /// The most bytes of one message.
    limit: u64,
}

#[derive(Clone)]
enum State {
    Head,
    Data { left: u64, last: bool },
    Control { opcode: u8, left: u64, payload: Vec<u8> },
}

impl Frames {
    /// A reader of messages of at most so many bytes each.
    pub(super) fn new(limit: u64) -> Self {
        Self {
            chunk: Bytes::new(),
            head: Vec::with_capacity(10),
            state: State::Head,
            message: None,
            limit,
        }
    }

    /// Takes what came next; everything before it has been pulled.
    pub(super) fn feed(&mut self, chunk: Bytes) {
        debug_assert!(self.chunk.is_empty(), "what came before is lost");
        self.chunk = chunk;
    }

    /// The next that was said; `None` when the next bytes have to come first.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for what no server may send, [`Fault::TooLarge`] as soon as a message is announced to be.
    pub(super) fn pull(&mut self) -> Result<Option<Found>, Fault> {
        loop {
            let found = match std::mem::replace(&mut self.state, State::Head) {
                State::Head => match self.read_head()? {
                    None => return Ok(None),
                    Some(head) => self.begin(&head)?,
                },
                State::Data { left: 0, last } => self.finish(last),
                State::Data { left, last } => match self.take(left) {
                    None => {
                        self.state = State::Data { left, last };
                        return Ok(None);
                    }
                    Some((bytes, left)) => {
                        self.state = State::Data { left, last };
                        Some(Found::Piece(Piece::Bytes(bytes)))
                    }
                },
                State::Control {
                    opcode,
                    left: 0,
                    payload,
                } => Some(control(opcode, payload)),
                State::Control {
                    opcode,
                    left,
                    mut payload,
                } => {
                    let taken = self.take(left);
                    let left = taken.as_ref().map_or(left, |(_, left)| *left);
                    payload.extend(taken.iter().flat_map(|(bytes, _)| bytes.iter()));
                    self.state = State::Control {
                        opcode,
                        left,
                        payload,
                    };
                    if taken.is_none() {
                        return Ok(None);
                    }
                    None
                }
            };
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// The next bytes of a payload that has so many left, and how many are left then.
    fn take(&mut self, left: u64) -> Option<(Bytes, u64)> {
        if self.chunk.is_empty() {
            return None;
        }
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(self.chunk.len());
        let bytes = self.chunk.split_to(most);
        let left = left.saturating_sub(u64::try_from(most).unwrap_or(u64::MAX));
        Some((bytes, left))
    }

    /// Reads on in the head of a frame until it is whole.
    fn read_head(&mut self) -> Result<Option<Head>, Fault> {
        loop {
            if let Some(head) = Head::read(&self.head)? {
                self.head.clear();
                return Ok(Some(head));
            }
            if !self.chunk.has_remaining() {
                return Ok(None);
            }
            self.head.push(self.chunk.get_u8());
        }
    }

    fn begin(&mut self, head: &Head) -> Result<Option<Found>, Fault> {
        if head.opcode >= 8 {
            self.state = State::Control {
                opcode: head.opcode,
                left: head.length,
                payload: Vec::new(),
            };
            return Ok(None);
        }
        let kind = match (head.opcode, self.message) {
            (0, Some(_)) => None,
            (1, None) => Some(Kind::Text),
            (2, None) => Some(Kind::Binary),
            // A message goes on that did not begin, or begins inside another.
            _ => return Err(Fault::Malformed),
        };
        let length = self.message.unwrap_or(0).saturating_add(head.length);
        if length > self.limit {
            return Err(Fault::TooLarge);
        }
        self.message = Some(length);
        self.state = State::Data {
            left: head.length,
            last: head.last,
        };
        Ok(kind.map(|kind| Found::Piece(Piece::Begin(kind))))
    }

    fn finish(&mut self, last: bool) -> Option<Found> {
        last.then(|| {
            self.message = None;
            Found::Piece(Piece::End)
        })
    }
}

fn control(opcode: u8, payload: Vec<u8>) -> Found {
    match opcode {
        9 => Found::Ping(payload),
        10 => Found::Pong,
        _ => Found::Close,
    }
}

/// The head of a frame.
struct Head {
    opcode: u8,
    last: bool,
    length: u64,
}

impl Head {
    /// The head that these bytes are, when they are enough.
    fn read(bytes: &[u8]) -> Result<Option<Self>, Fault> {
        let [first, second, long @ ..] = bytes else {
            return Ok(None);
        };
        let length = match (second & 0x7f, long) {
            (length @ 0..=125, _) => u64::from(length),
            (126, [a, b]) => u64::from(u16::from_be_bytes([*a, *b])),
            (127, [a, b, c, d, e, f, g, h]) => u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
            _ => return Ok(None),
        };
        let least = match second & 0x7f {
            126 => 126,
            127 => 65_536,
            _ => 0,
        };
        let head = Self {
            opcode: first & 0x0f,
            last: first & 0x80 != 0,
            length,
        };
        let control = head.opcode >= 8;
        let known = matches!(head.opcode, 0..=2 | 8..=10);
        // No extension was agreed on, a server does not mask, and a length is written as short as it can be.
        let proper = first & 0x70 == 0 && second & 0x80 == 0 && length >= least && length >> 63 == 0;
        if known && proper && (!control || head.last && length <= CONTROL) {
            Ok(Some(head))
        } else {
            Err(Fault::Malformed)
        }
    }
}

#[cfg(test)]
mod tests;
