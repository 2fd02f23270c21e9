//! What stands after a backslash in a JSON string (RFC 8259, section 7).

use super::super::Fault;

/// A character that no known word and no base64 contains stands for all beyond ASCII.
const FOREIGN: u8 = 0xff;

/// An escape between two of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// The backslash has been read.
    Begun,
    /// `\u` and so many of its four digits.
    Unicode { digits: u8, code: u32 },
}

/// What the next byte makes of an escape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escaped {
    /// It goes on.
    Open(Escape),
    /// It is complete and means this character.
    Is(u8),
}

impl Escape {
    /// Takes the next byte.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when there is no such escape.
    pub(super) fn then(self, byte: u8) -> Result<Escaped, Fault> {
        match self {
            Self::Begun => plain(byte),
            Self::Unicode { digits, code } => {
                let digit = char::from(byte).to_digit(16).ok_or(Fault::Malformed)?;
                let code = code << 4 | digit;
                if digits < 3 {
                    let digits = digits + 1;
                    return Ok(Escaped::Open(Self::Unicode { digits, code }));
                }
                let ascii = u8::try_from(code).ok().filter(u8::is_ascii);
                Ok(Escaped::Is(ascii.unwrap_or(FOREIGN)))
            }
        }
    }
}

fn plain(byte: u8) -> Result<Escaped, Fault> {
    Ok(Escaped::Is(match byte {
        b'"' | b'\\' | b'/' => byte,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'u' => return Ok(Escaped::Open(Escape::Unicode { digits: 0, code: 0 })),
        _ => return Err(Fault::Malformed),
    }))
}
