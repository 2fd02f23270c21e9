//! Looks for secrets in whatever was printed, written or answered, in every dress that bytes are printed in.

use std::fs;
use std::path::Path;

use memchr::memmem;

/// Secrets that a visit has met, to be handed from the process that made it to the one that looks.
#[derive(Default)]
pub(crate) struct Secrets(Vec<Vec<u8>>);

impl Secrets {
    pub(crate) fn add(&mut self, secret: impl AsRef<[u8]>) {
        let secret = secret.as_ref().to_vec();
        assert!(secret.len() >= 6, "shorter ones are found by chance");
        if !self.0.contains(&secret) {
            self.0.push(secret);
        }
    }

    /// Leaves them in a file, as hexadecimal, a line each.
    pub(crate) fn leave(&self, file: &Path) {
        let lines: Vec<String> = self.0.iter().map(|secret| hex(secret)).collect();
        fs::write(file, lines.join("\n")).unwrap();
    }

    /// Takes them from the file they were left in.
    pub(crate) fn from(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        Self(
            text.lines()
                .map(|line| line.as_bytes().chunks(2).map(byte).collect())
                .collect(),
        )
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Fails when any of them stands there in any dress.
    pub(crate) fn are_not_in(&self, place: &str, haystack: &[u8]) {
        for secret in &self.0 {
            for dress in dresses(secret) {
                let at = memmem::find(haystack, &dress);
                let told = String::from_utf8_lossy(secret);
                let around = at.map(|at| {
                    let (from, to) = (at.saturating_sub(200), (at + 200).min(haystack.len()));
                    String::from_utf8_lossy(&haystack[from..to]).into_owned()
                });
                assert!(at.is_none(), "{told:?} stands in {place}: {around:?}");
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As it is, as hexadecimal, as a list of numbers, percent-encoded, and in base64 at each of its three places.
fn dresses(secret: &[u8]) -> Vec<Vec<u8>> {
    let list = |separator: &str| {
        let numbers: Vec<String> = secret.iter().map(u8::to_string).collect();
        numbers.join(separator)
    };
    let percent: String = secret.iter().map(|byte| format!("%{byte:02X}")).collect();
    let mut dresses = vec![
        secret.to_vec(),
        hex(secret).into_bytes(),
        hex(secret).to_uppercase().into_bytes(),
        list(", ").into_bytes(),
        list(",").into_bytes(),
        percent.into_bytes(),
    ];
    for place in 0..3 {
        let padded = [&vec![0; place][..], secret].concat();
        let whole = padded.len() / 3 * 3;
        let base64 = base64_simd::STANDARD.encode_to_string(&padded[..whole]);
        // What the bytes before it share with it is not its own.
        let (_, own) = base64.split_at(if place == 0 { 0 } else { 4 });
        dresses.push(own.as_bytes().to_vec());
    }
    // A few letters of base64 are anywhere.
    dresses.retain(|dress| dress.len() >= 6);
    dresses
}

#[test]
fn a_secret_is_found_in_every_dress() {
    let found = |said: &str| {
        std::panic::catch_unwind(|| {
            let mut secrets = Secrets::default();
            secrets.add("canary-to-be-found");
            secrets.are_not_in("a test", said.as_bytes());
        })
        .is_err()
    };
    let bytes = b"canary-to-be-found";
    for said in [
        "x canary-to-be-found y".to_owned(),
        hex(bytes),
        format!("{bytes:?}"),
        base64_simd::STANDARD.encode_to_string(b"acanary-to-be-found."),
        base64_simd::STANDARD.encode_to_string(b"aacanary-to-be-found"),
        base64_simd::STANDARD.encode_to_string(bytes),
        bytes.iter().map(|byte| format!("%{byte:02X}")).collect(),
    ] {
        assert!(found(&said), "{said}");
    }
    assert!(!found("nothing of it"));
}
