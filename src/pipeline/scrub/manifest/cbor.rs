//! A walk through CBOR (RFC 8949) that shows every value with the name it stands under.

/// Containers in containers; a manifest needs eight.
const MAX_DEPTH: u8 = 16;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    /// A number, a truth value, a list or a map: its own parts are shown by themselves.
    Other,
}

/// The name of a value that has none, or that stands under a number.
pub(super) const NAMELESS: &str = "";

/// Whether the data is one item of definite lengths to its end, all of whose values are accepted.
pub(super) fn is_all(data: &[u8], accepts: fn(&str, Value<'_>) -> bool) -> bool {
    let mut walk = Walk { rest: data, accepts };
    walk.item(NAMELESS, 0).is_some() && walk.rest.is_empty()
}

struct Walk<'a> {
    rest: &'a [u8],
    accepts: fn(&str, Value<'_>) -> bool,
}

impl<'a> Walk<'a> {
    /// Walks one item; values in a list stand under the list's name.
    fn item(&mut self, name: &str, depth: u8) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        let (major, argument) = self.head()?;
        match major {
            2 => {
                let bytes = self.take(argument)?;
                (self.accepts)(name, Value::Bytes(bytes)).then_some(())
            }
            3 => {
                let text = std::str::from_utf8(self.take(argument)?).ok()?;
                (self.accepts)(name, Value::Text(text)).then_some(())
            }
            6 => self.item(name, depth + 1),
            _ => {
                (self.accepts)(name, Value::Other).then_some(())?;
                match major {
                    4 => (0..argument).try_for_each(|_| self.item(name, depth + 1)),
                    5 => (0..argument).try_for_each(|_| self.pair(depth + 1)),
                    _ => Some(()),
                }
            }
        }
    }

    fn pair(&mut self, depth: u8) -> Option<()> {
        let (major, argument) = self.head()?;
        let name = match major {
            0 | 1 => NAMELESS,
            3 => std::str::from_utf8(self.take(argument)?).ok()?,
            _ => return None,
        };
        self.item(name, depth)
    }

    /// The major type and the argument of the next item; the open-ended form is no argument.
    fn head(&mut self) -> Option<(u8, u64)> {
        let [first] = *self.take(1)?.first_chunk()?;
        let argument = match first & 31 {
            small @ 0..=23 => u64::from(small),
            24 => self
                .take(1)?
                .first_chunk()
                .map(|bytes| u64::from(u8::from_be_bytes(*bytes)))?,
            25 => self
                .take(2)?
                .first_chunk()
                .map(|bytes| u64::from(u16::from_be_bytes(*bytes)))?,
            26 => self
                .take(4)?
                .first_chunk()
                .map(|bytes| u64::from(u32::from_be_bytes(*bytes)))?,
            27 => self
                .take(8)?
                .first_chunk()
                .map(|bytes| u64::from_be_bytes(*bytes))?,
            _ => return None,
        };
        Some((first >> 5, argument))
    }

    fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(count).ok()?)?;
        self.rest = rest;
        Some(taken)
    }
}
