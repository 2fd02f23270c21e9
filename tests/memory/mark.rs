//! What is looked for: words and bytes that are drawn anew for each run, and the ways a program may write them down.

use afterimage::entropy::Entropy;
use base64_simd::STANDARD;

/// The letters of a marked word: none of them makes a word anybody's list knows.
const LETTERS: &[u8; 16] = b"bcdfghjklmnpqrtv";
/// The length of a marked word; half of it is enough to be found.
const WORD: usize = 24;
/// The length of a picture's mark: any 64 bytes of a marked picture hold it whole.
pub(crate) const BYTES: usize = 16;

/// Something that must not stay.
#[derive(Clone)]
pub(crate) struct Mark {
    /// Whose it is, for messages.
    pub(crate) name: &'static str,
    bytes: Vec<u8>,
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

/// One way of writing a mark down, or a distinct piece of it.
pub(crate) struct Needle {
    /// What it is, for messages.
    pub(crate) name: String,
    /// What is looked for.
    pub(crate) bytes: Vec<u8>,
}

impl Mark {
    /// A word of letters.
    pub(crate) fn word(name: &'static str) -> Self {
        let random: [u8; WORD] = Entropy::system().bytes().unwrap();
        Self {
            name,
            bytes: random
                .iter()
                .map(|byte| LETTERS[usize::from(byte % 16)])
                .collect(),
            kind: Kind::Text,
        }
    }

    /// Bytes that a JPEG's scan may hold, too.
    pub(crate) fn bytes(name: &'static str) -> Self {
        let random: [u8; BYTES] = Entropy::system().bytes().unwrap();
        Self {
            name,
            bytes: random.iter().map(|byte| byte % 254 + 1).collect(),
            kind: Kind::Bytes,
        }
    }

    /// Something that is said in these very letters.
    pub(crate) fn of(name: &'static str, text: &str) -> Self {
        Self {
            name,
            bytes: text.as_bytes().to_vec(),
            kind: Kind::Text,
        }
    }

    /// These very bytes.
    pub(crate) fn exactly(name: &'static str, bytes: &[u8]) -> Self {
        Self {
            name,
            bytes: bytes.to_vec(),
            kind: Kind::Exact,
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// With every letter percent-encoded, as a browser may write it (WHATWG URL, 5.2).
    pub(crate) fn percent(&self) -> String {
        percent(&self.bytes)
    }

    /// Everything that would show it.
    pub(crate) fn needles(&self) -> Vec<Needle> {
        let mut needles = Vec::new();
        let mut add = |how: &str, bytes: Vec<u8>| {
            needles.push(Needle {
                name: format!("{}, {how}", self.name),
                bytes,
            });
        };
        if self.kind == Kind::Exact {
            add("as it is", self.bytes.clone());
            return needles;
        }
        for text in in_base64(&self.bytes) {
            // Half of it is enough where it is long.
            let pieces = if text.len() >= 32 { 2 } else { 1 };
            for piece in text.chunks(text.len().div_ceil(pieces)) {
                add("base64", piece.to_vec());
            }
        }
        if self.kind == Kind::Bytes {
            add("bytes", self.bytes.clone());
            return needles;
        }
        let halves = if self.bytes.len() >= WORD { 2 } else { 1 };
        for piece in self.bytes.chunks(self.bytes.len().div_ceil(halves)) {
            add("plain", piece.to_vec());
            add("in capitals", piece.to_ascii_uppercase());
            add("percent-encoded", percent(piece).into_bytes());
            add("JSON-escaped", escaped(piece).into_bytes());
            add("UTF-16", piece.iter().flat_map(|byte| [*byte, 0]).collect());
            add(
                "as chars",
                piece.iter().flat_map(|byte| [*byte, 0, 0, 0]).collect(),
            );
        }
        needles
    }
}

fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\u{byte:04x}")).collect()
}

/// What bytes look like in base64, wherever in it they begin: only the letters that they alone decide.
fn in_base64(bytes: &[u8]) -> [Vec<u8>; 3] {
    [0, 1, 2].map(|before| {
        let text = STANDARD.encode_to_string([&vec![0; before], bytes].concat());
        let whole = (before + bytes.len()) * 8 / 6;
        text.into_bytes()[(before * 8).div_ceil(6)..whole].to_vec()
    })
}
