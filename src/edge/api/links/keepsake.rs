//! By what an answer with links can be given again: its text, and the secrets that tell whether a picture still waits.

use bytes::Bytes;
use futures_util::stream;
use zeroize::Zeroizing;

use crate::edge::api::answer::Answer;
use crate::edge::services::Edge;

use super::Links;
use super::token::Secret;

/// The bytes of a secret.
const SECRET: usize = 32;

/// An answer with links, to be kept where nobody reads it: how many secrets, the secrets, and the text.
pub(in crate::edge::api) struct Keepsake(Zeroizing<Vec<u8>>);

impl Keepsake {
    /// Of an answer and the secrets of its links.
    pub(super) fn new(secrets: &[Secret], text: &str) -> Self {
        let number = u8::try_from(secrets.len()).unwrap_or(u8::MAX);
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + secrets.len() * SECRET + text.len()));
        bytes.push(number);
        for secret in secrets.iter().take(number.into()) {
            bytes.extend_from_slice(secret.expose());
        }
        bytes.extend_from_slice(text.as_bytes());
        Self(bytes)
    }

    /// As it was written.
    pub(in crate::edge::api) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Links {
    /// The answer of a keepsake, as long as one of its pictures waits.
    pub(in crate::edge::api) async fn again(&self, edge: &Edge, keepsake: &[u8]) -> Option<Answer> {
        let (number, rest) = keepsake.split_first()?;
        let (secrets, text) = rest.split_at_checked(usize::from(*number) * SECRET)?;
        for secret in secrets.chunks_exact(SECRET).filter_map(Secret::read) {
            let waits = edge.gate.ledger.picture(self.keys.name(&secret));
            if matches!(waits.await, Ok(Some(_))) {
                let body = stream::iter([Bytes::copy_from_slice(text)]);
                return Some(Answer::new("application/json", body));
            }
        }
        None
    }
}
