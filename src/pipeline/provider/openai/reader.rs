//! Makes events of what is found in an answer: which picture is a preview, which is one too many, which was
//! taken back.

use super::super::decode::{Found, Tag, Value};
use super::super::{Event, Fault, Role, finish};
use super::error::Reason;

/// The answer so far.
pub(super) struct Reader {
    wanted: u32,
    max_bytes: u64,
    /// Pictures that ended, previews not counted.
    done: u32,
    previews: bool,
    /// The kind of the event that is open, when it said it.
    kind: Option<Role>,
    /// Pictures come in a list here: they need no kind.
    listed: bool,
    open: Open,
    error: bool,
    reason: Reason,
    /// An address came in place of a picture.
    link: bool,
    /// The upstream declined in words or by a name.
    declined: bool,
    /// The upstream's moderation took a picture back.
    withheld: bool,
    /// The upstream came to its end, and said something.
    stopped: bool,
    words: bool,
}

/// The picture that came last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    No,
    /// It is coming: so many bytes so far.
    Coming(Role, u64),
    /// It is one too many, or was taken back: let it pass.
    Ignored,
    /// Its bytes are over; it counts when its element or its document is over too.
    Over(Role),
}

impl Reader {
    /// A reader that lets so many pictures through, each of at most so many bytes.
    pub(super) fn new(wanted: u32, max_bytes: u64) -> Self {
        Self {
            wanted,
            max_bytes,
            done: 0,
            previews: false,
            kind: None,
            listed: false,
            open: Open::No,
            error: false,
            reason: Reason::default(),
            link: false,
            declined: false,
            withheld: false,
            stopped: false,
            words: false,
        }
    }

    /// Takes the next find; `events` when the body is a stream of events.
    ///
    /// # Errors
    /// The [`Fault`] that the find shows; nothing after it counts.
    pub(super) fn take(&mut self, found: Found, events: bool) -> Result<Option<Event>, Fault> {
        match found {
            Found::Item => {
                self.listed = true;
                Ok(self.close())
            }
            Found::Start => self.start(events),
            Found::Bytes(bytes) => self.bytes(bytes),
            Found::End => {
                if let Open::Coming(role, _) = self.open {
                    self.open = Open::Over(role);
                }
                Ok(None)
            }
            Found::Value(tag, value) => self.value(tag, value).map(|()| None),
            Found::Close => self.document(),
        }
    }

    /// Whether every picture that was asked for is complete.
    pub(super) fn satisfied(&self) -> bool {
        self.done >= self.wanted && self.open == Open::No
    }

    /// Ends the answer with what its end means.
    ///
    /// # Errors
    /// Why there is no picture, when there is none.
    pub(super) fn finish(&mut self, end: Option<Found>) -> Result<Option<Event>, Fault> {
        let told = match end {
            Some(found) => self.take(found, false)?,
            None => None,
        };
        let last = told.or_else(|| self.close());
        if self.done > 0 {
            Ok(last)
        } else if self.withheld {
            Err(Fault::Withheld)
        } else if self.declined || (self.stopped && self.words) {
            // Words to the end and nothing else are a polite refusal.
            Err(Fault::Declined)
        } else if self.previews {
            Err(Fault::Truncated)
        } else if self.link {
            Err(Fault::Malformed)
        } else {
            Err(Fault::NotAPicture)
        }
    }

    fn start(&mut self, events: bool) -> Result<Option<Event>, Fault> {
        let role = match self.kind {
            Some(role) => role,
            None if events && !self.listed => return Err(Fault::Malformed),
            None => Role::Picture,
        };
        if matches!(self.open, Open::Over(_)) {
            return Err(Fault::Malformed);
        }
        if self.done >= self.wanted || self.open == Open::Ignored {
            self.open = Open::Ignored;
            return Ok(None);
        }
        self.open = Open::Coming(role, 0);
        Ok(Some(Event::Start(role)))
    }

    fn bytes(&mut self, bytes: bytes::Bytes) -> Result<Option<Event>, Fault> {
        let Open::Coming(_, length) = &mut self.open else {
            return Ok(None);
        };
        *length = length.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if *length > self.max_bytes {
            return Err(Fault::TooLarge);
        }
        Ok(Some(Event::Bytes(bytes)))
    }

    fn value(&mut self, tag: Tag, value: Value) -> Result<(), Fault> {
        match (tag, value) {
            (Tag::Event, Value::Text(kind)) => {
                self.error |= kind.is("error");
                if kind.ends_with(".partial_image") {
                    self.kind = Some(Role::Preview);
                } else if kind.ends_with(".completed") {
                    self.kind = Some(Role::Picture);
                }
            }
            (Tag::Partial, Value::Number(_)) => self.kind = Some(Role::Preview),
            (Tag::Error, Value::Opened) => self.error = true,
            (Tag::Error, Value::Text(text)) => self.error |= !text.is_empty(),
            (Tag::Code, Value::Text(name)) => self.reason.note(&name),
            (Tag::Link, Value::Text(text)) => self.link |= !text.is_empty(),
            (Tag::Respects, Value::Bool(false)) => return self.take_back(),
            (Tag::Respects, Value::Text(refusal)) => self.declined |= !refusal.is_empty(),
            (Tag::Censored, Value::Opened) => self.reason.flagged(),
            (Tag::Words, Value::Text(words)) => self.words |= !words.is_empty(),
            (Tag::Finish, Value::Text(name)) => {
                self.stopped |= name.is("stop");
                self.declined |= name.is("content_filter") || finish::is_declined(&name);
            }
            _ => {}
        }
        Ok(())
    }

    /// The upstream's moderation does not stand by this element's picture.
    fn take_back(&mut self) -> Result<(), Fault> {
        self.withheld = true;
        match self.open {
            Open::Coming(..) | Open::Over(_) => Err(Fault::Withheld),
            Open::No | Open::Ignored => {
                self.open = Open::Ignored;
                Ok(())
            }
        }
    }

    /// A document is over: an event, or all there is.
    fn document(&mut self) -> Result<Option<Event>, Fault> {
        if self.error {
            return Err(self.reason.inside());
        }
        self.kind = None;
        self.listed = false;
        Ok(self.close())
    }

    /// What came last counts now.
    fn close(&mut self) -> Option<Event> {
        match std::mem::replace(&mut self.open, Open::No) {
            Open::Over(role) => {
                match role {
                    Role::Preview => self.previews = true,
                    Role::Picture => self.done += 1,
                }
                Some(Event::End)
            }
            Open::No | Open::Ignored | Open::Coming(..) => None,
        }
    }
}
