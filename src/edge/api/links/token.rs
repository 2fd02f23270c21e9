//! What stands in a link: the secret that its picture is encrypted under, and until when it is good, signed.
//!
//! The server keeps neither. It knows a picture by a keyed hash of the secret, and a link by its signature.

use base64_simd::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::programs::PictureName;
use crate::pipeline::scrub::Format;
use crate::sandbox::locked;

/// Where pictures are fetched; the token follows.
pub(super) const PATH: &str = "/v1/pictures/";

/// The bytes of a signature.
const SIGNATURE: usize = 16;
/// The bytes that are signed: format, end and secret.
const SIGNED: usize = 1 + 8 + 32;

/// Random, and in the link alone.
#[derive(Clone)]
pub(super) struct Secret(Zeroizing<[u8; 32]>);

/// What a link says.
pub(super) struct Ticket {
    /// What its picture is encrypted under and known by.
    pub(super) secret: Secret,
    /// The container of the picture.
    pub(super) format: Format,
    /// When the link ends, on the ledger's clock, in whole microseconds.
    pub(super) until: Moment,
}

/// What links are signed with, and pictures named.
pub(super) struct Keys {
    signing: Box<Zeroizing<[u8; 32]>>,
    naming: Box<Zeroizing<[u8; 32]>>,
}

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for it.
    pub(super) fn new(entropy: &Entropy) -> Result<Self, NoEntropy> {
        entropy.bytes().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The secret as it was written down.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; 32] = bytes.try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// The secret, to be written down where nobody reads it.
    pub(super) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// What its picture is encrypted under.
    pub(super) fn key(&self) -> Zeroizing<[u8; 32]> {
        let context = "afterimage 2026-11 a picture behind a link";
        Zeroizing::new(blake3::derive_key(context, &*self.0))
    }
}

impl Keys {
    /// Under what all replicas know.
    pub(super) fn new(master: &[u8]) -> Self {
        let derive = |context| locked(Zeroizing::new(blake3::derive_key(context, master)));
        Self {
            signing: derive("afterimage 2026-11 signatures of links to pictures"),
            naming: derive("afterimage 2026-11 names of pictures behind links"),
        }
    }

    /// What the picture of a secret is known by.
    pub(super) fn name(&self, secret: &Secret) -> PictureName {
        PictureName(short(&blake3::keyed_hash(&self.naming, &*secret.0)))
    }

    /// The path of a link.
    pub(super) fn path(&self, ticket: &Ticket) -> String {
        let mut token = Zeroizing::new(Vec::with_capacity(SIGNED + SIGNATURE));
        token.push(number(ticket.format));
        token.extend_from_slice(&(ticket.until.nanos() / 1_000).to_be_bytes());
        token.extend_from_slice(&*ticket.secret.0);
        let signature = self.sign(&token);
        token.extend_from_slice(&signature);
        PATH.to_owned() + &URL_SAFE_NO_PAD.encode_to_string(&*token)
    }

    /// What a link says that we have signed, however late it is.
    pub(super) fn read(&self, token: &str) -> Option<Ticket> {
        let token = Zeroizing::new(URL_SAFE_NO_PAD.decode_to_vec(token).ok()?);
        let (signed, signature) = token.split_at_checked(SIGNED)?;
        if !bool::from(self.sign(signed).ct_eq(signature)) {
            return None;
        }
        let (format, rest) = signed.split_first()?;
        let (until, secret) = rest.split_at_checked(8)?;
        let until = u64::from_be_bytes(until.try_into().ok()?);
        Some(Ticket {
            secret: Secret::read(secret)?,
            format: format_of(*format)?,
            until: Moment::from_nanos(until.saturating_mul(1_000)),
        })
    }

    fn sign(&self, signed: &[u8]) -> [u8; SIGNATURE] {
        let mut hasher = blake3::Hasher::new_keyed(&self.signing);
        short(&hasher.update(PATH.as_bytes()).update(signed).finalize())
    }
}

fn short(hash: &blake3::Hash) -> [u8; 16] {
    let (first, _) = hash.as_bytes().split_first_chunk().unwrap_or((&[0; 16], &[]));
    *first
}

fn number(format: Format) -> u8 {
    match format {
        Format::Png => 1,
        Format::Jpeg => 2,
        Format::WebP => 3,
    }
}

fn format_of(number: u8) -> Option<Format> {
    let all = [Format::Png, Format::Jpeg, Format::WebP];
    all.into_iter().find(|format| self::number(*format) == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket() -> Ticket {
        Ticket {
            secret: Secret::new(&Entropy::seeded(1)).unwrap(),
            format: Format::WebP,
            until: Moment::from_nanos(1_234_567_000),
        }
    }

    #[test]
    fn a_link_says_what_was_signed() {
        let keys = Keys::new(b"one");
        let path = keys.path(&ticket());
        let read = keys.read(path.strip_prefix(PATH).unwrap()).unwrap();
        assert!(read.format == Format::WebP && read.until == ticket().until);
        assert_eq!(keys.name(&read.secret), keys.name(&ticket().secret));
        assert!(path.len() == PATH.len() + 76, "{path}");
    }

    #[test]
    fn a_link_with_any_bit_changed_and_one_of_another_server_is_none() {
        let keys = Keys::new(b"one");
        let path = keys.path(&ticket());
        let token = path.strip_prefix(PATH).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode_to_vec(token).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(
                keys.read(&URL_SAFE_NO_PAD.encode_to_string(&changed)).is_none(),
                "{bit}"
            );
        }
        for changed in [
            "",
            "A",
            token.strip_prefix(|_| true).unwrap(),
            &format!("{token}A"),
            &format!("{token}="),
            "ü",
        ] {
            assert!(keys.read(changed).is_none(), "{changed}");
        }
        assert!(Keys::new(b"two").read(token).is_none());
    }

    #[test]
    fn neither_the_name_of_a_picture_nor_its_key_is_its_secret() {
        let (keys, secret) = (Keys::new(b"one"), ticket().secret);
        assert!(*secret.key() != *secret.expose());
        assert_ne!(keys.name(&secret), Keys::new(b"two").name(&secret));
        assert!(keys.name(&secret).0 != secret.expose()[..16] && keys.name(&secret).0 != secret.key()[..16]);
    }
}
