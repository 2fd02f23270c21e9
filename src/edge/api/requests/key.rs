//! `Idempotency-Key`: what a program calls a request, so that it is not made twice (draft-ietf-httpapi-idempotency-key-
//! header): a string as structured fields write it (RFC 9651, 3.3.3), or bare, as most client libraries send it.

use actix_web::HttpRequest;
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};

/// The header.
const NAME: &str = "idempotency-key";
/// The most characters of one.
const LONGEST: usize = 255;

/// What a program calls a request; it cannot be printed, for it opens what is kept of the answer.
pub(in crate::edge::api) struct IdempotencyKey(Zeroizing<String>);

impl IdempotencyKey {
    /// The one that came with a request.
    ///
    /// # Errors
    /// [`Code::IdempotencyKeyInvalid`] where it is spelled like none, is empty or too long, or came twice.
    pub(in crate::edge::api) fn of(request: &HttpRequest) -> Result<Option<Self>, Refusal> {
        let mut lines = request.headers().get_all(NAME);
        let Some(line) = lines.next() else {
            return Ok(None);
        };
        let text = match (line.to_str(), lines.next()) {
            (Ok(line), None) => read(line.trim()),
            _ => None,
        };
        let fits = |text: &Zeroizing<String>| (1..=LONGEST).contains(&text.len());
        match text.filter(fits) {
            Some(text) => Ok(Some(Self(text))),
            None => Err(Code::IdempotencyKeyInvalid.into()),
        }
    }

    /// Its characters.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn read(line: &str) -> Option<Zeroizing<String>> {
    match line.strip_prefix('"') {
        Some(rest) => string(rest),
        None => line.bytes().all(is_bare).then(|| Zeroizing::new(line.to_owned())),
    }
}

/// The string whose opening quote was read. What parameters may follow it mean nothing, as the standard of structured
/// fields would have it for those that are not known.
fn string(line: &str) -> Option<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(line.len()));
    let mut characters = line.chars();
    loop {
        match characters.next()? {
            '"' => break,
            '\\' => text.push(characters.next().filter(|next| matches!(next, '"' | '\\'))?),
            character @ ' '..='~' => text.push(character),
            _ => return None,
        }
    }
    let rest = characters.as_str();
    (rest.is_empty() || rest.starts_with(';')).then_some(text)
}

/// What stands in UUIDs, and in what else client libraries make up.
fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=:".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn of(lines: &[&str]) -> Result<Option<String>, Code> {
        let request = lines.iter().fold(TestRequest::post(), |request, line| {
            request.append_header((NAME, *line))
        });
        let key = IdempotencyKey::of(&request.to_http_request());
        key.map(|key| key.map(|key| key.0.to_string()))
            .map_err(|refusal| refusal.code)
    }

    #[test]
    fn a_string_and_the_same_in_bare_letters_are_one_key() {
        let uuid = "8e03978e-40d5-43dd-bc93-6894a57f9324";
        for line in [uuid, &format!("\"{uuid}\""), &format!(" \"{uuid}\";a=1 ")] {
            assert_eq!(of(&[line]), Ok(Some(uuid.to_owned())), "{line}");
        }
        assert_eq!(
            of(&["stainless-node-retry-1:a+b/c=="]).map(|key| key.is_some()),
            Ok(true)
        );
        assert_eq!(of(&[r#""a \"b\" \\c""#]), Ok(Some(r#"a "b" \c"#.to_owned())));
        assert_eq!(of(&[]), Ok(None));
    }

    #[test]
    fn what_is_spelled_like_no_key_is_refused() {
        let long = "a".repeat(LONGEST + 1);
        for lines in [
            &[""][..],
            &["\"\""],
            &["\"a"],
            &["a\""],
            &["a b"],
            &["a, b"],
            &["\"a\" b"],
            &["\"a\\n\""],
            &["\"ä\""],
            &["'a'"],
            &[&long],
            &["a", "a"],
        ] {
            assert_eq!(of(lines), Err(Code::IdempotencyKeyInvalid), "{lines:?}");
        }
        assert_eq!(
            of(&[long.strip_prefix(|_| true).unwrap()]).map(|key| key.is_some()),
            Ok(true)
        );
    }
}
