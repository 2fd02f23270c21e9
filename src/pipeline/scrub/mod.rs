//! The streaming filter every picture passes on its way to the visitor.
//!
//! Scrub reads containers, never pixels: PNG chunks, JPEG segments, WebP's RIFF chunks. It lets out nothing before
//! the magic bytes and the header were checked, keeps what a viewer needs to show the picture right, leaves out
//! whatever can carry words, a place or a time, cuts what follows the picture's end, and writes the mark that says a
//! machine made it. The pixel data itself goes out as slices of what came in.
//!
//! | kept | left out |
//! |---|---|
//! | measures, pixels, palette, transparency, gamma, chromaticities, density | text, comments, XMP, IPTC, times, names |
//! | an ICC profile's numbers (`icc`) | its words: name, description, copyright, private tags |
//! | EXIF's orientation (`exif`) | the rest of EXIF: place, time, camera, comments, thumbnail |
//! | a C2PA manifest that cannot hold a prompt (`manifest`) | every other one; our mark stands in for it |
//! | | animation, second pictures, whatever is unknown |
//!
//! Pixel data passes unread: what a generator drew into it, or hid behind its last row, is the picture.
//!
//! A picture that breaks its container's rules ends as an error: at the latest [`Scrubber::finish`] says so.

mod exif;
mod feed;
mod front;
mod icc;
mod jpeg;
mod manifest;
mod mark;
mod picture;
mod png;
mod webp;

use bytes::Bytes;

use feed::Feed;
pub use picture::{Format, Header, Limits, ScrubFault, Source};

/// The most bytes of a picture that a scrubber holds at any time, beside the slice it was just given.
pub const MAX_HELD: usize = 256 * 1024;

/// Magic numbers are told apart by this many bytes; no picture is shorter.
const MAGIC: usize = 12;

/// Cleans one picture as it streams by.
pub struct Scrubber {
    limits: Limits,
    source: Source,
    taken: u64,
    stage: Stage,
}

enum Stage {
    Sniffing(Vec<u8>),
    Png(Box<png::Png>),
    Jpeg(Box<jpeg::Jpeg>),
    WebP(Box<webp::WebP>),
    Failed(ScrubFault),
}

impl Scrubber {
    /// Starts on a picture that came to be as `source` says.
    pub fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            taken: 0,
            stage: Stage::Sniffing(Vec::new()),
        }
    }

    /// Takes the next bytes as they came and appends what may go out.
    ///
    /// What goes out is slices of `input` wherever nothing had to change. After a fault every further push repeats it;
    /// after the picture's own end every further push is ignored.
    pub fn push(&mut self, input: Bytes, out: &mut Vec<Bytes>) -> Result<(), ScrubFault> {
        let result = self.advance(input, out);
        if let Err(fault) = result {
            self.stage = Stage::Failed(fault);
        }
        result
    }

    /// Says whether the picture was whole: `Truncated` when its end was not seen.
    pub fn finish(self, _out: &mut Vec<Bytes>) -> Result<(), ScrubFault> {
        match &self.stage {
            Stage::Failed(fault) => Err(*fault),
            Stage::Sniffing(held) if !begins_like_a_picture(held) => Err(ScrubFault::NotAPicture),
            _ if self.is_done() => Ok(()),
            _ => Err(ScrubFault::Truncated),
        }
    }

    /// The picture's measures, known once the header was checked; nothing goes out before that.
    pub fn header(&self) -> Option<Header> {
        self.stage.header()
    }

    /// Whether the picture's own end was seen and all of it is out; the caller need not read on.
    pub fn is_done(&self) -> bool {
        self.stage.is_done()
    }

    /// Bytes of the picture held now; never more than [`MAX_HELD`].
    pub fn held(&self) -> usize {
        match &self.stage {
            Stage::Sniffing(held) => held.len(),
            Stage::Png(png) => png.held(),
            Stage::Jpeg(jpeg) => jpeg.held(),
            Stage::WebP(webp) => webp.held(),
            Stage::Failed(_) => 0,
        }
    }

    /// Counts the bytes up to the picture's end: a fault found before the limit comes first, so the answer does not
    /// depend on where the input was cut.
    fn advance(&mut self, mut input: Bytes, out: &mut Vec<Bytes>) -> Result<(), ScrubFault> {
        if self.is_done() {
            return Ok(());
        }
        let room = usize::try_from(self.limits.max_bytes.saturating_sub(self.taken)).unwrap_or(usize::MAX);
        let over = input.len() > room;
        input.truncate(room);
        self.taken += input.len() as u64;
        self.read(input, out)?;
        if over && !self.is_done() {
            Err(ScrubFault::TooLarge)
        } else {
            Ok(())
        }
    }

    fn read(&mut self, mut input: Bytes, out: &mut Vec<Bytes>) -> Result<(), ScrubFault> {
        if let Stage::Sniffing(held) = &mut self.stage {
            let missing = MAGIC.saturating_sub(held.len()).min(input.len());
            held.extend_from_slice(&input.split_to(missing));
            if held.len() < MAGIC {
                return Ok(());
            }
            let magic = Bytes::from(std::mem::take(held));
            self.stage = Stage::choose(&magic, self.limits, self.source)?;
            self.stage.read(&mut Feed::new(magic, out))?;
        }
        self.stage.read(&mut Feed::new(input, out))
    }
}

impl Stage {
    fn choose(magic: &[u8], limits: Limits, source: Source) -> Result<Self, ScrubFault> {
        if magic.starts_with(&png::SIGNATURE) {
            Ok(Self::Png(Box::new(png::Png::new(limits, source))))
        } else if magic.starts_with(&jpeg::MAGIC) {
            Ok(Self::Jpeg(Box::new(jpeg::Jpeg::new(limits, source))))
        } else if webp::is_magic(magic) {
            Ok(Self::WebP(Box::new(webp::WebP::new(limits, source))))
        } else {
            Err(ScrubFault::NotAPicture)
        }
    }

    fn read(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        match self {
            Self::Png(png) => png.read(feed),
            Self::Jpeg(jpeg) => jpeg.read(feed),
            Self::WebP(webp) => webp.read(feed),
            Self::Sniffing(_) => Ok(()),
            Self::Failed(fault) => Err(*fault),
        }
    }

    fn header(&self) -> Option<Header> {
        match self {
            Self::Png(png) => png.header(),
            Self::Jpeg(jpeg) => jpeg.header(),
            Self::WebP(webp) => webp.header(),
            Self::Sniffing(_) | Self::Failed(_) => None,
        }
    }

    fn is_done(&self) -> bool {
        match self {
            Self::Png(png) => png.is_done(),
            Self::Jpeg(jpeg) => jpeg.is_done(),
            Self::WebP(webp) => webp.is_done(),
            Self::Sniffing(_) | Self::Failed(_) => false,
        }
    }

    fn is_changed(&self) -> bool {
        match self {
            Self::Png(png) => png.is_changed(),
            Self::Jpeg(jpeg) => jpeg.is_changed(),
            Self::WebP(webp) => webp.is_changed(),
            Self::Sniffing(_) | Self::Failed(_) => true,
        }
    }
}

/// Whether a small picture inside a manifest is one in which there is nothing to leave out.
fn is_clean(picture: &[u8]) -> bool {
    let Ok(mut stage) = Stage::choose(picture, Limits::default(), Source::TrainedModel) else {
        return false;
    };
    let mut out = Vec::new();
    let mut feed = Feed::new(Bytes::copy_from_slice(picture), &mut out);
    stage.read(&mut feed).is_ok() && feed.is_empty() && stage.is_done() && !stage.is_changed()
}

/// Whether so few bytes could still have become a picture.
fn begins_like_a_picture(held: &[u8]) -> bool {
    let begins = |magic: &[u8]| held.starts_with(magic) || magic.starts_with(held);
    !held.is_empty() && (begins(&png::SIGNATURE) || begins(&jpeg::MAGIC) || webp::begins(held))
}
