//! What comes as a picture and is none, and how many come.

use std::sync::OnceLock;

use afterimage::error::Code;
use afterimage::pipeline::provider::painter;

use super::super::scripted::Scripted;
use super::super::studio::Work;
use super::{Case, Row, Times, work};

const NO_PICTURE: &[Code] = &[Code::NotAPicture];
/// A kind that looks at the size of what it reads may cut it before the picture is looked at.
const TOO_LARGE: &[Code] = &[Code::UpstreamTooLarge, Code::NotAPicture];

/// A small picture that is one.
pub(in super::super) fn png() -> Vec<u8> {
    static PICTURE: OnceLock<Vec<u8>> = OnceLock::new();
    PICTURE.get_or_init(|| painted(1)).clone()
}

fn painted(seed: u64) -> Vec<u8> {
    let canvas = painter::paint("a lake", "", seed, 64, 64, &|| false).unwrap();
    canvas.to_png().unwrap()
}

/// The conversation works at all: else no row would prove anything.
pub(super) async fn good(case: &Case) {
    let row = Row::new(case, 0, "a good conversation");
    let pictures = [png()];
    let work = made(case, &pictures, 1).await;
    assert_eq!((work.refusal, work.pictures.len()), (None, 1), "{row}");
    let (header, bytes) = &work.pictures[0];
    assert_eq!((header.width, header.height), (64, 64), "{row}");
    assert!(bytes.starts_with(b"\x89PNG"), "{row}");
}

pub(super) async fn hostile(case: &Case) {
    let whole = png();
    let bomb = sized(&whole, 65_535, 65_535);
    let many = [whole[..whole.len() - 12].to_vec(), vec![0; 17 << 20]].concat();
    let rows: &[(&str, &[u8], &[Code])] = &[
        (
            "HTML",
            b"<!doctype html><title>leaked-upstream-words</title>",
            NO_PICTURE,
        ),
        (
            "SVG",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
            NO_PICTURE,
        ),
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;", NO_PICTURE),
        ("a text", b"leaked-upstream-words", NO_PICTURE),
        ("nothing but a signature", b"\x89PNG\r\n\x1a\n", NO_PICTURE),
        ("half a picture", &whole[..whole.len() / 2], NO_PICTURE),
        (
            "a picture without its end",
            &whole[..whole.len() - 12],
            NO_PICTURE,
        ),
        ("a pixel bomb", &bomb, TOO_LARGE),
        ("no pixels", &sized(&whole, 0, 0), NO_PICTURE),
        ("more than 16 MiB", &many, TOO_LARGE),
    ];
    for (name, bytes, codes) in rows {
        let last = (case.good)(&[bytes]).len() - 1;
        let row = Row::new(case, last, name);
        let upstream = Scripted::start((case.good)(&[bytes])).await;
        let told = work(case, &upstream.url(), Times::default(), 1).await;
        let refusal = told.refusal.unwrap_or_else(|| panic!("{row}: no refusal"));
        assert!(codes.contains(&refusal.code), "{row}: {:?}", refusal.code);
        assert!(told.pictures.is_empty(), "{row}: it came through");
        row.nothing_leaked(&refusal);
        row.asked_no_more_than_it_may(&upstream.requests(), refusal.code);
    }
}

pub(super) async fn fewer_and_more(case: &Case) {
    let row = Row::new(case, 0, "none of one");
    let none = made(case, &[], 1).await;
    let code = none.refusal.map(|refusal| refusal.code);
    // Where a missing picture is how moderation speaks, it is told so.
    assert!(
        matches!(
            code,
            Some(Code::NotAPicture | Code::UpstreamFailed | Code::Declined | Code::Withheld)
        ),
        "{row}: {code:?}"
    );
    assert!(none.pictures.is_empty(), "{row}");
    if several(case).await {
        let pictures = [painted(1), painted(2), painted(3)];
        let fewer = made(case, &pictures[..1], 2).await;
        assert_eq!(
            (fewer.refusal, fewer.pictures.len()),
            (None, 1),
            "{}: one of two",
            case.kind
        );
        let more = made(case, &pictures, 2).await;
        assert_eq!(
            (more.refusal, more.pictures.len()),
            (None, 2),
            "{}: three of two",
            case.kind
        );
        assert!(
            more.pictures[0].1 != more.pictures[1].1,
            "{}: the same twice",
            case.kind
        );
    }
}

/// Whether its model makes several pictures of one request.
async fn several(case: &Case) -> bool {
    let upstream = Scripted::start([]).await;
    let studio = super::studio(case, &upstream.url(), Times::default());
    studio.count() > 1
}

async fn made(case: &Case, pictures: &[Vec<u8>], count: usize) -> Work {
    let pictures: Vec<&[u8]> = pictures.iter().map(Vec::as_slice).collect();
    let upstream = Scripted::start((case.good)(&pictures)).await;
    work(case, &upstream.url(), Times::default(), count).await
}

/// The same file with another size in its header.
fn sized(png: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut changed = png.to_vec();
    changed[16..20].copy_from_slice(&width.to_be_bytes());
    changed[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32fast::hash(&changed[12..29]);
    changed[29..33].copy_from_slice(&sum.to_be_bytes());
    changed
}
