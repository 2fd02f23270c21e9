//! Base64 that comes in pieces (RFC 4648, section 4), decoded in SIMD steps.

use base64_simd::{STANDARD, STANDARD_NO_PAD};

use super::super::Fault;

/// A decoder between two pieces: at most three characters wait for their fourth.
#[derive(Default)]
pub struct Base64 {
    carry: [u8; 4],
    held: usize,
    /// Padding has come: nothing may follow it.
    closed: bool,
}

impl Base64 {
    /// Decodes the next characters onto `out`; a missing `=` at the end is forgiven, nothing else is.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] when they are not base64.
    pub fn decode(&mut self, text: &[u8], out: &mut Vec<u8>) -> Result<(), Fault> {
        let text = self.complete(text, out)?;
        let whole = text.len() & !3;
        let (groups, rest) = text.split_at_checked(whole).unwrap_or((text, &[]));
        self.groups(groups, out)?;
        self.hold(rest)
    }

    /// Ends the string; the decoder is new again.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] when it ends inside a character or with wrong padding.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Fault> {
        let rest = self.carry.get(..self.held).unwrap_or_default();
        let done = STANDARD_NO_PAD.decode_append(rest, out);
        *self = Self::default();
        done.map_err(|_| Fault::NotAPicture)
    }

    /// Fills up the group that waits, decodes it when it is whole, and returns what is left of the text.
    fn complete<'t>(&mut self, text: &'t [u8], out: &mut Vec<u8>) -> Result<&'t [u8], Fault> {
        if self.held == 0 {
            return Ok(text);
        }
        let missing = (self.carry.len() - self.held).min(text.len());
        let (head, rest) = text.split_at_checked(missing).unwrap_or((text, &[]));
        self.hold(head)?;
        if self.held == self.carry.len() {
            self.held = 0;
            let group = self.carry;
            self.groups(&group, out)?;
        }
        Ok(rest)
    }

    fn groups(&mut self, groups: &[u8], out: &mut Vec<u8>) -> Result<(), Fault> {
        let Some(last) = groups.last() else { return Ok(()) };
        if self.closed {
            return Err(Fault::NotAPicture);
        }
        self.closed = *last == b'=';
        STANDARD
            .decode_append(groups, out)
            .map_err(|_| Fault::NotAPicture)
    }

    fn hold(&mut self, text: &[u8]) -> Result<(), Fault> {
        if self.closed && !text.is_empty() {
            return Err(Fault::NotAPicture);
        }
        for byte in text {
            let place = self.carry.get_mut(self.held).ok_or(Fault::NotAPicture)?;
            *place = *byte;
            self.held += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(pieces: &[&str]) -> Result<Vec<u8>, Fault> {
        let mut decoder = Base64::default();
        let mut out = Vec::new();
        for piece in pieces {
            decoder.decode(piece.as_bytes(), &mut out)?;
        }
        decoder.finish(&mut out)?;
        Ok(out)
    }

    #[test]
    fn pieces_of_any_size_make_the_same_bytes() {
        for pieces in [
            &["aGVsbG8h"][..],
            &["a", "GVs", "bG8h"],
            &["aGVsb", "", "G8", "h"],
        ] {
            assert_eq!(decode(pieces).unwrap(), b"hello!");
        }
    }

    #[test]
    fn padding_closes_and_its_absence_is_forgiven() {
        for text in ["aGVsbG8=", "aGVsbG8", "aGVsbA==", "aGVsbA"] {
            assert!(
                decode(&[text]).is_ok_and(|bytes| b"hello".starts_with(&bytes)),
                "{text}"
            );
        }
        for pieces in [
            &["aGVsbA="][..],
            &["aGVsb"],
            &["aGVs=bG8"],
            &["aGVsbG8=", "AAAA"],
            &["aGVsbG8=", "A"],
            &["aGVsbG8=="],
            &["===="],
            &["="],
            &["aGVs-G8_"],
            &["aGVs bG8h"],
            &["aGVsbB=="],
        ] {
            assert_eq!(decode(pieces), Err(Fault::NotAPicture), "{pieces:?}");
        }
    }
}
