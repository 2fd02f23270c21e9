//! What scrub says about a picture: its format, its measures, the limits it must keep and what can be wrong with it.

/// The containers that are let through; the magic bytes decide, never what an upstream calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portable Network Graphics, third edition.
    Png,
    /// JPEG in a JFIF, Adobe or bare interchange file.
    Jpeg,
    /// WebP, RFC 9649.
    WebP,
}

impl Format {
    /// The media type to serve the picture under.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }

    /// The usual ending of a file name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

/// What the header of a picture says, after it was checked against the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The container.
    pub format: Format,
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
}

/// The most a picture may be; copied from the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file up to its own end; what follows that end is cut and not counted.
    pub max_bytes: u64,
    /// Width times height.
    pub max_pixels: u64,
    /// The longer side in pixels.
    pub max_side: u32,
}

impl Default for Limits {
    /// 16 MiB and 4096 × 4096 pixels, no side longer than 8192.
    fn default() -> Self {
        Self {
            max_bytes: 16 << 20,
            max_pixels: 4096 * 4096,
            max_side: 8192,
        }
    }
}

impl Limits {
    /// Checks the measures that a header claims.
    pub(super) fn admit(&self, format: Format, width: u32, height: u32) -> Result<Header, ScrubFault> {
        if width == 0 || height == 0 {
            return Err(ScrubFault::Broken);
        }
        let pixels = u64::from(width) * u64::from(height);
        if pixels > self.max_pixels || width.max(height) > self.max_side {
            return Err(ScrubFault::TooManyPixels);
        }
        Ok(Header {
            format,
            width,
            height,
        })
    }
}

/// How a picture came to be, in the words of IPTC's `DigitalSourceType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `trainedAlgorithmicMedia`: made by a model that was trained on other pictures.
    TrainedModel,
    /// `algorithmicMedia`: made by a program without any training, as the painter's are.
    Algorithm,
    /// Whatever a visitor gives: nobody here knows, so no mark is written; nor is one kept, for a camera's manifest
    /// says whose it is, when and where.
    Visitor,
}

impl Source {
    /// Whether a manifest that came with the picture may stay.
    pub(super) const fn keeps_manifests(self) -> bool {
        !matches!(self, Self::Visitor)
    }
}

/// Why a picture was not let through, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScrubFault {
    /// The first bytes are no PNG, JPEG or WebP.
    NotAPicture,
    /// The container contradicts itself or its standard.
    Broken,
    /// The bytes ended before the picture did.
    Truncated,
    /// More bytes than `Limits::max_bytes`, or more structure than any honest encoder writes.
    TooLarge,
    /// More pixels than the limits allow.
    TooManyPixels,
    /// A real picture of a kind that is not served: animated WebP, four-colour, lossless or 12-bit JPEG.
    Unsupported,
}

impl ScrubFault {
    /// A stable code for metrics and tests.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAPicture => "not_a_picture",
            Self::Broken => "picture_broken",
            Self::Truncated => "picture_truncated",
            Self::TooLarge => "picture_too_large",
            Self::TooManyPixels => "picture_too_many_pixels",
            Self::Unsupported => "picture_unsupported",
        }
    }
}

impl std::fmt::Display for ScrubFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for ScrubFault {}
