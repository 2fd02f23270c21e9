//! The head of a data URL (RFC 2397): `data:image/png;base64,` is skipped, anything else is base64 itself.

use super::super::Fault;

/// The scheme that tells a data URL from base64, which has no colon.
const SCHEME: &[u8] = b"data:";
/// The longest head that is believed: media type and parameters.
const LONGEST: usize = 128;
const LAST: &[u8] = b";base64";

/// How much of the head has been seen.
pub(super) enum Head {
    /// So many characters agree with the scheme.
    Scheme(usize),
    /// After the scheme: how many characters, and the last of them.
    Media { length: usize, last: [u8; LAST.len()] },
    /// The head is over.
    Past,
}

impl Default for Head {
    fn default() -> Self {
        Self::Scheme(0)
    }
}

impl Head {
    /// Takes what belongs to the head off the text.
    ///
    /// Returns how many characters of the scheme turned out to be data and come before what is left.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] when a data URL is not in base64 or its head does not end.
    pub(super) fn strip(&mut self, text: &mut &[u8]) -> Result<&'static [u8], Fault> {
        while let Some((byte, rest)) = text.split_first() {
            match self {
                Self::Past => break,
                Self::Scheme(seen) => {
                    if SCHEME.get(*seen) != Some(byte) {
                        return Ok(self.pass());
                    }
                    *seen += 1;
                    if *seen == SCHEME.len() {
                        *self = Self::Media {
                            length: 0,
                            last: [0; LAST.len()],
                        };
                    }
                }
                Self::Media { last, .. } if *byte == b',' => {
                    if !last.eq_ignore_ascii_case(LAST) {
                        return Err(Fault::NotAPicture);
                    }
                    *self = Self::Past;
                }
                Self::Media { length, last } => {
                    last.rotate_left(1);
                    if let Some(end) = last.last_mut() {
                        *end = *byte;
                    }
                    *length += 1;
                    if *length > LONGEST {
                        return Err(Fault::NotAPicture);
                    }
                }
            }
            *text = rest;
        }
        Ok(&[])
    }

    /// Ends the string: what was held back as a possible scheme is data after all.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] when it ends inside the head of a data URL.
    pub(super) fn finish(&mut self) -> Result<&'static [u8], Fault> {
        match self {
            Self::Media { .. } => Err(Fault::NotAPicture),
            Self::Scheme(_) | Self::Past => Ok(self.pass()),
        }
    }

    fn pass(&mut self) -> &'static [u8] {
        let seen = match self {
            Self::Scheme(seen) => *seen,
            Self::Media { .. } | Self::Past => 0,
        };
        *self = Self::Past;
        SCHEME.get(..seen).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(pieces: &[&str]) -> Result<Vec<u8>, Fault> {
        let mut head = Head::default();
        let mut data = Vec::new();
        for piece in pieces {
            let mut text = piece.as_bytes();
            data.extend_from_slice(head.strip(&mut text)?);
            data.extend_from_slice(text);
        }
        data.extend_from_slice(head.finish()?);
        Ok(data)
    }

    #[test]
    fn a_head_goes_wherever_it_is_cut() {
        let url = "data:image/png;base64,iVBORw";
        for cut in 0..=url.len() {
            let (a, b) = url.split_at(cut);
            assert_eq!(strip(&[a, b]).unwrap(), b"iVBORw");
        }
    }

    #[test]
    fn base64_that_looks_like_a_scheme_is_data() {
        for text in ["data", "dat", "dataAAAA", "d", "", "iVBORw"] {
            for cut in 0..=text.len() {
                let (a, b) = text.split_at(cut);
                assert_eq!(strip(&[a, b]).unwrap(), text.as_bytes());
            }
        }
    }

    #[test]
    fn a_data_url_that_is_not_base64_is_no_picture() {
        let endless = format!("data:{}", "a".repeat(LONGEST + 1));
        for text in [
            "data:image/svg+xml,<svg>",
            "data:image/png;base64",
            "data:,",
            &endless,
        ] {
            assert_eq!(strip(&[text]), Err(Fault::NotAPicture));
        }
    }
}
