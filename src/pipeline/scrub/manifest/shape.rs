//! The shapes that texts in a manifest may have: none of them is a sentence.

/// The name of a manifest: a UUID between the names of a scheme and a vendor.
pub(super) fn is_urn(label: &str) -> bool {
    let mut parts = 0;
    let mut ids = 0;
    for part in label.split(':') {
        parts += 1;
        if is_uuid(part) {
            ids += 1;
        } else if !(is_made_of(part, 24, ".-") || is_digits(part, "_")) {
            return false;
        }
    }
    ids == 1 && parts <= 5
}

/// The name of a program and its version: at most five words, 64 bytes, letters, digits and what joins them.
pub(super) fn is_program(text: &str) -> bool {
    let right = |letter: char| letter.is_alphanumeric() || " ._-/+:()·".contains(letter);
    text.len() <= 64 && text.split_whitespace().count() <= 5 && text.chars().all(right)
}

pub(super) fn is_source_type(text: &str) -> bool {
    [
        "http://cv.iptc.org/newscodes/digitalsourcetype/",
        "http://c2pa.org/digitalsourcetype/",
    ]
    .iter()
    .any(|place| {
        text.strip_prefix(place)
            .is_some_and(|kind| is_made_of(kind, 40, ""))
    })
}

pub(super) fn is_identifier(text: &str) -> bool {
    let id = text.rsplit(':').next().unwrap_or_default();
    let scheme = text.strip_suffix(id).unwrap_or_default();
    is_uuid(id)
        && matches!(
            scheme,
            "" | "xmp.iid:" | "xmp:iid:" | "xmp.did:" | "xmp:did:" | "uuid:" | "urn:uuid:"
        )
}

/// 8-4-4-4-12 hexadecimal digits (RFC 9562).
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

pub(super) fn is_made_of(text: &str, most: usize, joints: &str) -> bool {
    let right = |letter: char| letter.is_ascii_alphanumeric() || joints.contains(letter);
    (1..=most).contains(&text.len()) && text.chars().all(right)
}

pub(super) fn is_digits(text: &str, joints: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .chars()
            .all(|letter| letter.is_ascii_digit() || joints.contains(letter))
}

/// A DER sequence (X.690) that is as long as it says.
pub(super) fn is_der(bytes: &[u8]) -> bool {
    let (length, head) = match bytes {
        [0x30, 0x81, length, ..] => (usize::from(*length), 3),
        [0x30, 0x82, high, low, ..] => (usize::from(u16::from_be_bytes([*high, *low])), 4),
        [0x30, length @ 0..=0x7f, ..] => (usize::from(*length), 2),
        _ => return false,
    };
    bytes.len() == length + head
}
