//! A picture that a visitor gave: checked like one from an upstream, and as impossible to print as a prompt.

use bytes::Bytes;
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

use super::model::{Edit, Mask, Model};
use super::scrub::{Format, Header, Limits, ScrubFault, Scrubber, Source};

/// A visitor's picture in memory, without what its file carried beside it; wiped when freed.
#[derive(Clone)]
pub struct Upload {
    header: Header,
    bytes: Bytes,
}

impl Upload {
    /// A picture whose container has been cleaned, with the measures that were checked.
    #[must_use]
    pub fn new(header: Header, bytes: Bytes) -> Self {
        Self { header, bytes }
    }

    /// Cleans a file: the magic bytes say what it is, the limits what it may measure, and what is not the picture
    /// (place, time, camera, words, whatever follows its end) stays behind.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: &Bytes, limits: Limits) -> Result<Self, ScrubFault> {
        let mut scrubber = Scrubber::new(limits, Source::Visitor);
        let mut pieces = Vec::new();
        scrubber.push(file.clone(), &mut pieces)?;
        let header = scrubber.header().ok_or(ScrubFault::Truncated);
        scrubber.finish(&mut pieces)?;
        let length = pieces.iter().map(Bytes::len).sum();
        let mut whole = Zeroizing::new(Vec::with_capacity(length));
        for piece in pieces {
            whole.extend_from_slice(&piece);
        }
        Ok(Self::new(header?, Bytes::from_owner(whole)))
    }

    /// Its format and measures.
    #[must_use]
    pub fn header(&self) -> Header {
        self.header
    }

    /// The file, for the provider that sends it.
    pub(in crate::pipeline) fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

/// The picture and the mask of a form, as far as its model takes them; the cheapest refusals come first.
///
/// # Errors
/// A [`Refusal`] that names the field.
pub(super) fn pictures(
    typed: &Typed,
    model: &Model,
    limits: Limits,
) -> Result<(Option<Upload>, Option<Upload>), Refusal> {
    let picture = taken(typed, Field::Image, model.edit.is_some())?;
    let kind = model.edit.and_then(|edit: Edit| edit.mask);
    let mask = taken(typed, Field::Mask, kind.is_some())?;
    if mask.is_some() && picture.is_none() {
        return Err(Refusal::of(Code::MaskWithoutImage, Field::Mask));
    }
    let read = |file, field| Upload::read(file, limits).map_err(|fault| Refusal::of(code(fault), field));
    let picture = picture.map(|file| read(file, Field::Image)).transpose()?;
    let mask = mask.map(|file| read(file, Field::Mask)).transpose()?;
    if let (Some(picture), Some(mask), Some(kind)) = (&picture, &mask, kind) {
        check(mask, picture.header(), kind)?;
    }
    Ok((picture, mask))
}

fn taken(typed: &Typed, field: Field, takes: bool) -> Result<Option<&Bytes>, Refusal> {
    match typed.file(field) {
        Some(_) if !takes => Err(Refusal::of(Code::FieldNotTaken, field)),
        file => Ok(file),
    }
}

fn code(fault: ScrubFault) -> Code {
    match fault {
        ScrubFault::TooLarge | ScrubFault::TooManyPixels => Code::ImageTooLarge,
        ScrubFault::NotAPicture | ScrubFault::Broken | ScrubFault::Truncated | ScrubFault::Unsupported => {
            Code::ImageInvalid
        }
    }
}

/// A mask is a PNG as large as its picture, and of the kind that its model understands.
fn check(mask: &Upload, picture: Header, kind: Mask) -> Result<(), Refusal> {
    let Header {
        format,
        width,
        height,
    } = mask.header();
    let transparent = kind == Mask::Transparent;
    if format != Format::Png || has_transparency(mask.bytes()) != transparent {
        return Err(Refusal::of(Code::MaskInvalid, Field::Mask));
    }
    if (width, height) != (picture.width, picture.height) {
        return Err(Refusal::of(Code::MaskSize, Field::Mask));
    }
    Ok(())
}

/// Where IHDR says how colours are written: signature, the chunk's head, width, height, depth.
const COLOUR: usize = 8 + 8 + 4 + 4 + 1;

/// Whether a clean PNG can be transparent: an alpha channel, or tRNS (PNG, third edition, 11.2.1 and 11.3.1.1).
fn has_transparency(png: &[u8]) -> bool {
    let channel = matches!(png.get(COLOUR), Some(4 | 6));
    channel || chunks(png).any(|kind| kind == *b"tRNS")
}

/// The types of the chunks up to the pixels.
fn chunks(png: &[u8]) -> impl Iterator<Item = [u8; 4]> {
    let mut rest = png.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let ([l0, l1, l2, l3, kind @ ..], after) = rest.split_first_chunk::<8>()?;
        let length = u32::from_be_bytes([*l0, *l1, *l2, *l3]) as usize;
        rest = after.get(length.checked_add(4)?..)?;
        Some(*kind).filter(|kind| kind != b"IDAT")
    })
}
