//! How an upstream wants to see the operator's key.

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::UpstreamFault;
use crate::sandbox::lock;

/// The header that a key travels in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Auth {
    /// `Authorization: Bearer KEY` (RFC 6750).
    #[default]
    Bearer,
    /// `Authorization: Basic …` of a key that is `user:password` (RFC 7617).
    Basic,
    /// `Authorization: NAME KEY`.
    Scheme(&'static str),
    /// A header of its own; the name in small letters.
    Header(&'static str),
}

impl Auth {
    /// The header for a key, marked as one that is not to be shown.
    pub(super) fn header(self, key: &Zeroizing<String>) -> Result<(HeaderName, HeaderValue), UpstreamFault> {
        let key = key.trim();
        let text = Zeroizing::new(match self {
            Self::Bearer => format!("Bearer {key}"),
            Self::Basic => format!("Basic {}", *encoded(key)),
            Self::Scheme(scheme) => format!("{scheme} {key}"),
            Self::Header(_) => key.to_owned(),
        });
        let mut value = HeaderValue::from_str(&text).map_err(|_| UpstreamFault::Key)?;
        value.set_sensitive(true);
        // It is sent from where it lies now, as long as there is a client.
        lock(value.as_bytes());
        let name = match self {
            Self::Header(name) => HeaderName::from_static(name),
            Self::Bearer | Self::Basic | Self::Scheme(_) => AUTHORIZATION,
        };
        Ok((name, value))
    }
}

fn encoded(key: &str) -> Zeroizing<String> {
    Zeroizing::new(base64_simd::STANDARD.encode_to_string(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_showing_a_key_is_marked_sensitive() {
        let key = Zeroizing::new(" user:pass\n".to_owned());
        for (auth, name, value) in [
            (Auth::Bearer, "authorization", "Bearer user:pass"),
            (Auth::Basic, "authorization", "Basic dXNlcjpwYXNz"),
            (Auth::Scheme("Key"), "authorization", "Key user:pass"),
            (Auth::Header("x-key"), "x-key", "user:pass"),
        ] {
            let (header, told) = auth.header(&key).unwrap();
            assert_eq!((header.as_str(), told.to_str().unwrap()), (name, value));
            assert!(told.is_sensitive());
        }
    }

    #[test]
    fn a_key_with_a_line_break_inside_is_none() {
        let key = Zeroizing::new("a\nb".to_owned());
        assert_eq!(Auth::Bearer.header(&key).err(), Some(UpstreamFault::Key));
    }
}
