//! Who the service of an audit is over TLS: a key that is drawn anew, and a certificate for 127.0.0.1 that it signs itself
//! (RFC 5280), written by hand so that the program needs no library to make certificates.

use std::io;
use std::sync::Arc;

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64_simd::STANDARD;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT: u8 = 0x06;
const UTF8: u8 = 0x0c;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
/// The version and the extensions of a certificate, and an address among its names.
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
const ADDRESS: u8 = 0x87;

/// ecdsa-with-SHA256 (RFC 5758, 3.2).
const ECDSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
/// commonName (RFC 5280, A.1).
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// subjectAltName (RFC 5280, 4.2.1.6).
const OTHER_NAMES: &[u8] = &[0x55, 0x1d, 0x11];

/// A service's side of TLS, and the certificate in PEM that a caller has to trust.
///
/// # Errors
/// That there is no randomness.
pub(super) fn drawn() -> io::Result<(Arc<ServerConfig>, String)> {
    let unable = |_| io::Error::other("no key can be made for TLS");
    let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).map_err(unable)?;
    let certificate = certificate(&key).map_err(unable)?;
    let text = STANDARD.encode_to_string(&certificate);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    let secret = PrivatePkcs8KeyDer::from(key.to_pkcs8v1().map_err(unable)?.as_ref().to_vec());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| {
            builder
                .with_no_client_auth()
                .with_single_cert(vec![CertificateDer::from(certificate)], secret.into())
        })
        .map_err(io::Error::other)?;
    Ok((Arc::new(config), pem))
}

/// The certificate (RFC 5280, 4.1), which ends with the audit and so has no end of its own (4.1.2.5).
fn certificate(key: &EcdsaKeyPair) -> Result<Vec<u8>, aws_lc_rs::error::Unspecified> {
    let algorithm = value(SEQUENCE, &[&value(OBJECT, &[ECDSA_SHA256])]);
    let called = value(
        SEQUENCE,
        &[&value(OBJECT, &[COMMON_NAME]), &value(UTF8, &[b"audit"])],
    );
    let name = value(SEQUENCE, &[&value(SET, &[&called])]);
    let life = [
        value(UTC_TIME, &[b"000101000000Z"]),
        value(GENERALIZED_TIME, &[b"99991231235959Z"]),
    ]
    .concat();
    let address = value(SEQUENCE, &[&value(ADDRESS, &[&[127, 0, 0, 1]])]);
    let names = [value(OBJECT, &[OTHER_NAMES]), value(OCTET_STRING, &[&address])].concat();
    let told = value(
        SEQUENCE,
        &[
            &value(VERSION, &[&value(INTEGER, &[&[2]])]),
            &value(INTEGER, &[&[1]]),
            &algorithm,
            &name,
            &value(SEQUENCE, &[&life]),
            &name,
            key.public_key().as_der()?.as_ref(),
            &value(EXTENSIONS, &[&value(SEQUENCE, &[&value(SEQUENCE, &[&names])])]),
        ],
    );
    let signature = key.sign(&SystemRandom::new(), &told)?;
    let signature = value(BIT_STRING, &[&[0], signature.as_ref()]);
    Ok(value(SEQUENCE, &[&told, &algorithm, &signature]))
}

/// One value in DER: what it is, how long, and what it is made of (X.690, 8.1).
fn value(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len().to_be_bytes();
    let digits: Vec<u8> = length.into_iter().skip_while(|digit| *digit == 0).collect();
    let head = match *digits.as_slice() {
        [] => vec![tag, 0],
        [short] if short < 0x80 => vec![tag, short],
        _ => {
            let count = u8::try_from(digits.len()).unwrap_or(u8::MAX);
            [&[tag, 0x80 | count], digits.as_slice()].concat()
        }
    };
    [head, content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_says_its_length_in_as_few_digits_as_there_are() {
        assert_eq!(value(INTEGER, &[&[2]]), [2, 1, 2]);
        assert_eq!(value(SEQUENCE, &[]), [0x30, 0]);
        assert_eq!(value(OCTET_STRING, &[&[7; 127]])[..2], [4, 127]);
        assert_eq!(value(OCTET_STRING, &[&[7; 128]])[..3], [4, 0x81, 128]);
        assert_eq!(value(OCTET_STRING, &[&[7; 300]])[..4], [4, 0x82, 1, 44]);
    }

    #[test]
    fn each_audit_has_a_certificate_of_its_own() {
        let [one, other] = [drawn(), drawn()].map(|drawn| drawn.unwrap().1);
        assert!(one.starts_with("-----BEGIN CERTIFICATE-----\nMII"), "{one}");
        assert_ne!(one, other);
    }
}
