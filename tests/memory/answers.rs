//! Pictures that are marked all through, and the answers they come in.

use std::fs;
use std::path::Path;

use base64_simd::STANDARD;
use serde_json::{Value, json};

use crate::mark::{BYTES, Mark};

/// Everything that is looked for.
pub(crate) struct Marks {
    /// How prompts begin, and how they end.
    pub(crate) head: Mark,
    pub(crate) tail: Mark,
    /// What shall not be there.
    pub(crate) negative: Mark,
    /// What other fields and headers say.
    pub(crate) field: Mark,
    pub(crate) header: Mark,
    pub(crate) cookie: Mark,
    pub(crate) file_name: Mark,
    /// The pictures of visitors, and the masks over them.
    pub(crate) upload: Mark,
    pub(crate) mask: Mark,
    /// The pictures of upstreams, and what they say beside them.
    pub(crate) picture: Mark,
    pub(crate) said: Mark,
}

impl Marks {
    pub(crate) fn draw() -> Self {
        Self {
            head: Mark::word("the prompt's head"),
            tail: Mark::word("the prompt's tail"),
            negative: Mark::word("the negative prompt"),
            field: Mark::word("a field"),
            header: Mark::word("a header"),
            cookie: Mark::word("a cookie"),
            file_name: Mark::word("a file's name"),
            upload: Mark::bytes("a visitor's picture"),
            mask: Mark::bytes("a visitor's mask"),
            picture: Mark::bytes("a picture"),
            said: Mark::word("words of the upstream"),
        }
    }

    pub(crate) fn all(&self) -> [&Mark; 11] {
        [
            &self.head,
            &self.tail,
            &self.negative,
            &self.field,
            &self.header,
            &self.cookie,
            &self.file_name,
            &self.upload,
            &self.mask,
            &self.picture,
            &self.said,
        ]
    }

    /// A prompt that has to be encoded in one way or another wherever it goes.
    pub(crate) fn prompt(&self, number: usize) -> String {
        format!(
            "{}{number} a lake, \"quoted\" \\ & 100 % <größer> 画\n{}",
            self.head.as_str(),
            self.tail.as_str()
        )
    }
}

/// The mark over and over, each time with a number: any 64 bytes of it hold the mark whole.
pub(crate) fn filled(mark: &Mark, length: usize) -> Vec<u8> {
    let units = (0..length.div_ceil(BYTES + 8))
        .map(|number| [mark.as_bytes(), format!("{number:08}").as_bytes()].concat());
    units.flatten().collect()
}

/// A marked picture of about so many bytes, in one of the three formats.
pub(crate) fn picture(mark: &Mark, format: usize, length: usize) -> Vec<u8> {
    let data = filled(mark, length);
    match format % 3 {
        0 => png(2, &data),
        1 => jpeg(&data),
        _ => webp(&data),
    }
}

/// A PNG of 48 × 32 pixels and this type of colour; its pixels are nobody's business.
pub(crate) fn png(colour: u8, data: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&[0, 0, 0, 48, 0, 0, 0, 32, 8, colour][..], &[0; 3]].concat();
    let texts = data.chunks(100_000).map(|piece| (*b"IDAT", piece));
    let chunks = [(*b"IHDR", &header[..])].into_iter().chain(texts);
    for (kind, data) in chunks.chain([(*b"IEND", &[][..])]) {
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let start = file.len();
        file.extend(kind);
        file.extend(data);
        file.extend(crc32fast::hash(&file[start..]).to_be_bytes());
    }
    file
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pictures");
    fs::read(folder.join(name)).unwrap()
}

/// A real JPEG up to its scan, and a scan of ours.
fn jpeg(data: &[u8]) -> Vec<u8> {
    let real = fixture("baseline.jpg");
    let scan = memchr::memmem::rfind(&real, b"\xff\xda").unwrap();
    let length = usize::from(u16::from_be_bytes([real[scan + 2], real[scan + 3]]));
    [&real[..scan + 2 + length], data, b"\xff\xd9"].concat()
}

/// The beginning of a real frame, and ours behind it.
fn webp(data: &[u8]) -> Vec<u8> {
    let real = fixture("lossy.webp");
    let data = &data[..data.len() & !1];
    let frame = [&real[20..30], data].concat();
    let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let head = [&size(frame.len() + 12)[..], b"WEBPVP8 ", &size(frame.len())].concat();
    [b"RIFF", &head[..], &frame].concat()
}

/// The answer of an images API, which also says what it was asked, as the real ones do.
pub(crate) fn images(pictures: &[Vec<u8>], asked: &str) -> Value {
    let item =
        |bytes: &Vec<u8>| json!({ "b64_json": STANDARD.encode_to_string(bytes), "revised_prompt": asked });
    json!({ "created": 1, "data": pictures.iter().map(item).collect::<Vec<_>>() })
}

/// The same as a stream of events, with a first impression.
pub(crate) fn events(picture: &[u8], asked: &str) -> String {
    let text = STANDARD.encode_to_string(picture);
    let partial =
        json!({ "type": "image_generation.partial_image", "partial_image_index": 0, "b64_json": text });
    let whole = json!({ "type": "image_generation.completed", "b64_json": text, "revised_prompt": asked });
    format!(
        "event: image_generation.partial_image\ndata: {partial}\n\nevent: image_generation.completed\ndata: {whole}\n\n"
    )
}

/// An error that repeats what was asked.
pub(crate) fn complaint(code: &str, asked: &str) -> Value {
    json!({ "error": { "message": asked, "type": "image_generation_user_error", "param": asked, "code": code } })
}
