//! Whether a C2PA manifest can be let through: whether anything in it could hold a prompt.
//!
//! A manifest is signed as a whole, so it passes whole or not at all. Most say no more than which program made the
//! picture and that a model was at work; but the standard has room for prompts, titles, descriptions, authors and
//! input pictures. The rule:
//!
//! - A manifest passes when every box, every field and every text in it is of a known kind that cannot tell what the
//!   picture shows: hashes, references inside the manifest, versions, dates of signing, fixed words of the standard,
//!   the signer's certificates. The one free text let through is the name of the signing or making program, five
//!   words at most: without it no manifest says who vouches for it.
//! - The manifest's own thumbnail passes when it is a picture in which scrub finds nothing to leave out. A thumbnail
//!   of an input picture does not: that picture is the visitor's.
//! - Anything else (JSON, data boxes, descriptions, parameters, unknown labels or fields, more than
//!   [`MAX_MANIFEST`]) makes the whole manifest go, and our own mark stands in for it.
//!
//! The date of signing may be finer than a day; it is under the signature and the law keeps the mark whole.

mod cbor;
mod shape;
mod words;

use memchr::memmem;

/// A manifest beyond this cannot be held to be read, and does not pass.
pub(super) const MAX_MANIFEST: usize = 96 * 1024;

/// Every box type of C2PA is four letters and this (ISO 19566-5, B.1); a file embedded in a box has its own.
const C2PA_KIND: [u8; 12] = [0, 0x11, 0, 0x10, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];
const FILE_KIND: [u8; 16] = [
    0x40, 0xcb, 0x0c, 0x32, 0xbb, 0x8a, 0x48, 0x9d, 0xa7, 0x0b, 0x2a, 0xd6, 0xf4, 0x7f, 0x43, 0x69,
];

/// A salt makes hashes hard to guess; it is 16 or 32 random bytes.
const MAX_SALT: usize = 32;

/// A JUMBF box that holds others: its label and they.
struct Superbox<'a> {
    label: &'a str,
    boxes: Vec<(&'a [u8; 4], &'a [u8])>,
}

/// Whether a whole manifest store passes, by the rule above.
pub(super) fn is_wordless(store: &[u8]) -> bool {
    let whole = split(store).and_then(|boxes| match boxes.as_slice() {
        [(b"jumb", body)] => open(body),
        _ => None,
    });
    whole.is_some_and(|store| store.label == "c2pa" && all(&store, is_manifest))
}

/// Cuts a run of boxes; every length must be plain and fit.
fn split(mut data: &[u8]) -> Option<Vec<(&[u8; 4], &[u8])>> {
    let mut boxes = Vec::new();
    while !data.is_empty() {
        let length = u32::from_be_bytes(*data.first_chunk()?) as usize;
        let (whole, rest) = data.split_at_checked(length)?;
        let (kind, body) = whole.get(4..)?.split_first_chunk()?;
        boxes.push((kind, body));
        data = rest;
    }
    Some(boxes)
}

/// Opens a superbox: a description first, then the rest.
fn open(body: &[u8]) -> Option<Superbox<'_>> {
    let mut boxes = split(body)?;
    let is_described = boxes.first().is_some_and(|(kind, _)| *kind == b"jumd");
    let description = is_described.then(|| boxes.remove(0).1)?;
    let (kind, rest) = description.split_first_chunk::<16>()?;
    let ([toggles], rest) = rest.split_first_chunk()?;
    let known = kind.ends_with(&C2PA_KIND) && words::is_box_kind(kind.get(..4)?) || *kind == FILE_KIND;
    let end = memchr::memchr(0, rest)?;
    let (label, rest) = rest.split_at_checked(end)?;
    // Requestable, labelled, and perhaps with a private box: the salt.
    let private = match (*toggles, split(rest.get(1..)?)?.as_slice()) {
        (0x03, []) => true,
        (0x13, [(b"c2sh", salt)]) => salt.len() <= MAX_SALT,
        _ => false,
    };
    let label = std::str::from_utf8(label).ok()?;
    (known && private).then_some(Superbox { label, boxes })
}

/// Whether all that a superbox holds is superboxes of one sort.
fn all(parent: &Superbox<'_>, is_right: fn(&Superbox<'_>) -> bool) -> bool {
    parent
        .boxes
        .iter()
        .all(|(kind, body)| *kind == b"jumb" && open(body).is_some_and(|child| is_right(&child)))
}

fn is_manifest(manifest: &Superbox<'_>) -> bool {
    shape::is_urn(manifest.label) && all(manifest, is_part)
}

fn is_part(part: &Superbox<'_>) -> bool {
    match (part.label, part.boxes.as_slice()) {
        ("c2pa.assertions", _) => all(part, is_assertion),
        ("c2pa.claim" | "c2pa.claim.v2", [(b"cbor", claim)]) => cbor::is_all(claim, words::admits),
        ("c2pa.signature", [(b"cbor", signature)]) => cbor::is_all(signature, words::admits_signature),
        ("c2pa.credentials" | "c2pa.databoxes", []) => true,
        _ => false,
    }
}

fn is_assertion(assertion: &Superbox<'_>) -> bool {
    let label = words::without_instance(assertion.label);
    match assertion.boxes.as_slice() {
        [(b"cbor", data)] => words::is_assertion(label) && cbor::is_all(data, words::admits),
        [(b"bfdb", [0, kind @ .., 0]), (b"bidb", picture)] => {
            let named = words::is_own_thumbnail(label) && words::is_media_type(kind);
            // A picture in a picture may not have a manifest of its own: that would be read without end.
            named && memmem::find(picture, b"jumb").is_none() && super::is_clean(picture)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
