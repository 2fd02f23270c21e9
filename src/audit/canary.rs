//! What is planted: words and bytes that are drawn anew for each audit, and the ways a program may write them down.

use base64_simd::STANDARD;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// The letters of a planted word: none of them makes a word anybody's list of forbidden ones knows.
const LETTERS: &[u8; 16] = b"bcdfghjklmnpqrtv";
/// The length of a word; half of it is enough to be found.
const WORD: usize = 24;
/// The length of a picture's mark: any 64 bytes of a marked picture hold it whole.
const MARK: usize = 16;

/// Something that must not stay; kept as two halves of random bytes, whose exclusive or it is.
pub(super) struct Canary {
    /// Whose it is, as the evidence calls it.
    pub(super) name: &'static str,
    halves: [Zeroizing<Vec<u8>>; 2],
    kind: Kind,
}

/// What may become of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bytes,
    /// Too short to be known in any other form.
    Exact,
}

impl Canary {
    /// A word of letters.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness.
    pub(super) fn word(name: &'static str, entropy: &Entropy) -> Result<Self, NoEntropy> {
        let random: [u8; WORD] = entropy.bytes()?;
        let letter = |byte: &u8| LETTERS.get(usize::from(byte % 16)).copied().unwrap_or(b'x');
        Self::split(name, Kind::Text, random.iter().map(letter).collect(), entropy)
    }

    /// Bytes as they stand in pictures.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness.
    pub(super) fn bytes(name: &'static str, entropy: &Entropy) -> Result<Self, NoEntropy> {
        let random: [u8; MARK] = entropy.bytes()?;
        let bytes = random.iter().map(|byte| byte % 254 + 1).collect();
        Self::split(name, Kind::Bytes, bytes, entropy)
    }

    /// An address of IPv6 that a proxy may name: as text, and what it is read into.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness.
    pub(super) fn address(entropy: &Entropy) -> Result<(Zeroizing<String>, Vec<Self>), NoEntropy> {
        // No group begins with a nought, so that there is one way to write it; the first makes it a public one.
        let [_, _, rest @ ..] = entropy.bytes::<16>()?.map(|byte| byte | 0x10);
        let bytes: Zeroizing<Vec<u8>> = Zeroizing::new([&[0x2a, 0x0b], &rest[..]].concat());
        let groups: Vec<String> = bytes.chunks(2).map(hexadecimal).collect();
        let (network, host) = bytes.split_at(8);
        let backwards = |half: &[u8]| half.iter().rev().copied().collect::<Vec<_>>();
        let canaries = [
            // Its first 48 bits may stand in the log: what follows them may not.
            (
                Kind::Text,
                groups
                    .iter()
                    .skip(4)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(":")
                    .into_bytes(),
            ),
            (Kind::Exact, network.to_vec()),
            (Kind::Exact, host.to_vec()),
            (Kind::Exact, backwards(network)),
            (Kind::Exact, backwards(host)),
        ];
        let canaries = canaries
            .into_iter()
            .map(|(kind, bytes)| Self::split("the address", kind, bytes, entropy));
        Ok((
            Zeroizing::new(groups.join(":")),
            canaries.collect::<Result<_, _>>()?,
        ))
    }

    /// An address of IPv4 that a connection came from, and its port: as text, and as programs and the kernel hold it.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness.
    pub(super) fn peer(address: [u8; 4], port: u16, entropy: &Entropy) -> Result<Vec<Self>, NoEntropy> {
        let [a, b, c, d] = address;
        // Four bytes alone stand somewhere by chance; with what belongs to them they do not.
        let forms = [
            format!("{a}.{b}.{c}.{d}").into_bytes(),
            [&address[..], &port.to_ne_bytes()].concat(),
            [&port.to_be_bytes()[..], &address].concat(),
            [&[0, 0, 0xff, 0xff][..], &address].concat(),
        ];
        let canaries = forms.map(|form| Self::split("the address", Kind::Exact, form, entropy));
        canaries.into_iter().collect()
    }

    fn split(name: &'static str, kind: Kind, whole: Vec<u8>, entropy: &Entropy) -> Result<Self, NoEntropy> {
        let whole = Zeroizing::new(whole);
        let random: [u8; 32] = entropy.bytes()?;
        let one: Vec<u8> = random.iter().copied().cycle().take(whole.len()).collect();
        let other = whole.iter().zip(&one).map(|(byte, half)| byte ^ half).collect();
        Ok(Self {
            name,
            halves: [Zeroizing::new(one), Zeroizing::new(other)],
            kind,
        })
    }

    /// It as it is, for as long as it is sent or looked for.
    pub(super) fn whole(&self) -> Zeroizing<Vec<u8>> {
        let [one, other] = &self.halves;
        Zeroizing::new(
            one.iter()
                .zip(other.iter())
                .map(|(one, other)| one ^ other)
                .collect(),
        )
    }

    /// The same as text; only a word is one.
    pub(super) fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(String::from_utf8_lossy(&self.whole()).into_owned())
    }

    /// Everything that would show it.
    pub(super) fn needles(&self) -> Vec<Zeroizing<Vec<u8>>> {
        let whole = self.whole();
        if self.kind == Kind::Exact {
            return vec![whole];
        }
        let mut needles = Vec::new();
        for text in in_base64(&whole) {
            // Half of it is enough where it is long.
            let pieces = if text.len() >= 32 { 2 } else { 1 };
            needles.extend(text.chunks(text.len().div_ceil(pieces)).map(<[u8]>::to_vec));
        }
        if self.kind == Kind::Bytes {
            needles.push(whole.to_vec());
        } else {
            for piece in whole.chunks(whole.len().div_ceil(2)) {
                needles.extend([
                    piece.to_vec(),
                    piece.to_ascii_uppercase(),
                    written(piece, |byte| format!("%{byte:02X}")),
                    written(piece, |byte| format!("\\u{byte:04x}")),
                    wide(piece, 2),
                    wide(piece, 4),
                ]);
            }
        }
        needles.into_iter().map(Zeroizing::new).collect()
    }
}

fn hexadecimal(pair: &[u8]) -> String {
    pair.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn written(bytes: &[u8], letter: impl Fn(&u8) -> String) -> Vec<u8> {
    bytes.iter().map(letter).collect::<String>().into_bytes()
}

/// As UTF-16, or as the numbers of characters.
fn wide(bytes: &[u8], width: usize) -> Vec<u8> {
    let wide = |byte: &u8| {
        std::iter::once(*byte)
            .chain(std::iter::repeat_n(0, width - 1))
            .collect::<Vec<_>>()
    };
    bytes.iter().flat_map(wide).collect()
}

/// What bytes look like in base64, wherever in it they begin: only the letters that they alone decide.
fn in_base64(bytes: &[u8]) -> [Vec<u8>; 3] {
    [0, 1, 2].map(|before| {
        let text = STANDARD.encode_to_string([&vec![0; before], bytes].concat());
        let (from, to) = ((before * 8_usize).div_ceil(6), (before + bytes.len()) * 8 / 6);
        text.into_bytes().into_iter().take(to).skip(from).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_is_kept_in_two_halves_and_neither_is_it() {
        let canary = Canary::word("a word", &Entropy::seeded(1)).unwrap();
        let whole = canary.whole();
        assert!(whole.iter().all(|letter| LETTERS.contains(letter)));
        for half in &canary.halves {
            let same = half
                .iter()
                .zip(whole.iter())
                .filter(|(half, whole)| half == whole);
            assert!(same.count() < WORD / 4);
        }
    }

    #[test]
    fn an_address_is_found_as_programs_and_the_kernel_hold_it_and_its_network_is_not() {
        let canaries = Canary::peer([127, 130, 140, 150], 0x1234, &Entropy::seeded(3)).unwrap();
        let shown = |bytes: &[u8]| {
            canaries
                .iter()
                .flat_map(Canary::needles)
                .any(|needle| memchr::memmem::find(bytes, &needle).is_some())
        };
        let mapped = [&[0; 10][..], &[255, 255, 127, 130, 140, 150]].concat();
        for held in [
            b"came from 127.130.140.150:4660".as_slice(),
            &[2, 0, 0x12, 0x34, 127, 130, 140, 150, 0, 0],
            &mapped,
        ] {
            assert!(shown(held), "{held:?}");
        }
        assert!(!shown(
            b"2026-11-09T14:05Z 127.130.140.0/24 GET / 200 <10ms <16KiB"
        ));
    }

    #[test]
    fn half_of_a_word_is_found_however_it_is_written() {
        let canary = Canary::word("a word", &Entropy::seeded(2)).unwrap();
        let whole = canary.text().to_string();
        let (head, tail) = whole.split_at(12);
        let written = [
            head.to_owned(),
            tail.to_uppercase(),
            STANDARD.encode_to_string(format!("a {whole} b")),
            whole.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        ];
        for text in written {
            let shown = canary
                .needles()
                .iter()
                .any(|needle| memchr::memmem::find(text.as_bytes(), needle).is_some());
            assert!(shown, "{text}");
        }
    }
}
