//! The beginning of a WebSocket (RFC 6455, section 4.1): both sides prove that they mean it.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use base64_simd::STANDARD;
use reqwest::header::{
    CONNECTION, HeaderMap, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS,
    SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};

use super::super::super::Fault;

/// What the protocol appends to every key (section 1.3).
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// What one connection asks with, and the answer that it needs.
pub(super) struct Handshake {
    key: String,
}

impl Handshake {
    /// A handshake with these random bytes.
    pub(super) fn new(random: [u8; 16]) -> Self {
        Self {
            key: STANDARD.encode_to_string(random),
        }
    }

    /// The headers of the question; there is no `Origin`, for no page asks.
    ///
    /// # Errors
    /// Never: base64 is a header's value.
    pub(super) fn headers(&self) -> Result<[(HeaderName, HeaderValue); 4], Fault> {
        let key = HeaderValue::from_str(&self.key).map_err(|_| Fault::Failed)?;
        Ok([
            (CONNECTION, HeaderValue::from_static("Upgrade")),
            (UPGRADE, HeaderValue::from_static("websocket")),
            (SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13")),
            (SEC_WEBSOCKET_KEY, key),
        ])
    }

    /// Checks the headers of an answer with the status 101.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when it answers something else.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Fault> {
        let says = |name: HeaderName, word: &str| {
            let values = headers.get_all(name).iter();
            let texts = values.filter_map(|value| value.to_str().ok());
            texts
                .flat_map(|text| text.split(','))
                .any(|text| text.trim().eq_ignore_ascii_case(word))
        };
        let accepted = headers
            .get(SEC_WEBSOCKET_ACCEPT)
            .is_some_and(|value| value.as_bytes() == self.accept().as_bytes());
        // Nothing was offered, so nothing can have been agreed on.
        let agreed =
            headers.contains_key(SEC_WEBSOCKET_EXTENSIONS) || headers.contains_key(SEC_WEBSOCKET_PROTOCOL);
        if accepted && !agreed && says(UPGRADE, "websocket") && says(CONNECTION, "upgrade") {
            Ok(())
        } else {
            Err(Fault::Malformed)
        }
    }

    /// What a server makes of the key; the protocol asks for SHA-1, and no secret hangs on it.
    fn accept(&self) -> String {
        let text = format!("{}{GUID}", self.key);
        STANDARD.encode_to_string(digest(&SHA1_FOR_LEGACY_USE_ONLY, text.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 6455, section 1.3.
    fn example() -> Handshake {
        Handshake::new(*b"the sample nonce")
    }

    fn answer(change: &[(&'static str, &'static str)]) -> HeaderMap {
        let usual = [
            ("upgrade", "WebSocket"),
            ("connection", "keep-alive, Upgrade"),
            ("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        ];
        let pairs = usual.iter().chain(change);
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn the_example_of_the_protocol_is_accepted_and_nothing_else() {
        assert_eq!(example().key, "dGhlIHNhbXBsZSBub25jZQ==");
        assert_eq!(example().check(&answer(&[])), Ok(()));
        for change in [
            ("upgrade", "h2c"),
            ("connection", "close"),
            ("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOp="),
            ("sec-websocket-accept", ""),
            ("sec-websocket-extensions", "permessage-deflate"),
            ("sec-websocket-protocol", "chat"),
        ] {
            assert_eq!(
                example().check(&answer(&[change])),
                Err(Fault::Malformed),
                "{change:?}"
            );
        }
        assert_eq!(example().check(&HeaderMap::new()), Err(Fault::Malformed));
    }
}
