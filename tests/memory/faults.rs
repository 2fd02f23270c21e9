//! The fault matrix (safety.md, section 2): each name is what an upstream does to every second call.

use serde_json::json;

use crate::answers::{complaint, events, images, picture, png};
use crate::upstream::Step::{Again, Reset, Send, Stall};
use crate::upstream::{Call, Step, answer, document};

/// Everything that an upstream can do to a call, by its name in an address.
pub(crate) const ALL: &[&str] = &[
    "good",
    "edit",
    "large",
    "events",
    "several",
    "fewer",
    "more",
    "400",
    "declined",
    "401",
    "402",
    "403",
    "404",
    "408",
    "409",
    "413",
    "422",
    "429",
    "500",
    "502",
    "503",
    "504",
    "529",
    "closed",
    "reset",
    "half-head",
    "no-http",
    "half-body",
    "all-but-a-byte",
    "half-and-reset",
    "half-chunk",
    "bad-chunk",
    "gzip",
    "gigabyte",
    "endless",
    "empty",
    "html",
    "html-as-picture",
    "broken-json",
    "deep",
    "bom",
    "utf-16",
    "two",
    "bad-base64",
    "no-picture",
    "no-end",
    "bomb",
    "redirect",
    "stall",
    "half-and-stall",
];

/// Two more, which wait for longer than any test does.
pub(crate) const HELD: [&str; 2] = ["held", "half-and-held"];

/// What happens to a call at `/act/NAME/…`; none for addresses elsewhere.
pub(crate) fn steps(call: &Call<'_>) -> Option<Vec<Step>> {
    let name = call.line.split_once("/act/")?.1.split('/').next()?;
    if call.line.starts_with("GET ") {
        return Some(vec![Send(document(404, &json!({})))]);
    }
    // In between it works, else it would be left alone.
    let name = if call.number.is_multiple_of(2) || name == "large" || HELD.contains(&name) {
        name
    } else {
        "good"
    };
    Some(act(name, call))
}

fn act(name: &str, call: &Call<'_>) -> Vec<Step> {
    let asked = String::from_utf8_lossy(&call.body).into_owned() + call.marks.said.as_str();
    let small = || picture(&call.marks.picture, call.number / 2, 9_000);
    let several = |count: usize| {
        (0..count)
            .map(|n| picture(&call.marks.picture, n, 5_000 + 900 * n))
            .collect::<Vec<_>>()
    };
    if let Ok(status) = name.parse::<u16>() {
        return vec![Send(document(status, &complaint("server_error", &asked)))];
    }
    match name {
        "good" | "edit" => vec![Send(document(200, &images(&[small()], &asked)))],
        "large" => {
            let large = picture(&call.marks.picture, call.number, 700_000);
            vec![Send(document(200, &images(&[large], &asked)))]
        }
        "events" => vec![Send(answer(
            200,
            "text/event-stream",
            events(&small(), &asked).as_bytes(),
        ))],
        "several" => vec![Send(document(200, &images(&several(2), &asked)))],
        "fewer" => vec![Send(document(200, &images(&several(1), &asked)))],
        "more" => vec![Send(document(200, &images(&several(4), &asked)))],
        "declined" => vec![Send(document(400, &complaint("moderation_blocked", &asked)))],
        "redirect" => vec![Send(redirect(&asked))],
        _ => garbled(name, &asked, &small(), call).unwrap_or_else(|| broken(name, &asked, &small())),
    }
}

fn redirect(asked: &str) -> Vec<u8> {
    let word: String = asked
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(400)
        .collect();
    format!("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/{word}\r\nContent-Length: 0\r\n\r\n").into()
}

/// Connections that end too early, and heads that nobody should follow.
fn broken(name: &str, asked: &str, picture: &[u8]) -> Vec<Step> {
    let body = images(&[picture.to_vec()], asked).to_string().into_bytes();
    let whole = answer(200, "application/json", &body);
    let head = whole.len() - body.len();
    let half = whole[..head + body.len() / 2].to_vec();
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    match name {
        "closed" => vec![],
        "reset" => vec![Reset],
        "half-head" => vec![Send(
            format!(
                "HTTP/1.1 200 OK\r\nX-Asked: {}\r\nContent-",
                asked.escape_default()
            )
            .into(),
        )],
        "no-http" => vec![Send(format!("no HTTP {asked}\r\n\r\n").into())],
        "half-body" => vec![Send(half)],
        "all-but-a-byte" => vec![Send(whole[..whole.len() - 1].to_vec())],
        "half-and-reset" => vec![Send(half), Reset],
        "half-chunk" => vec![Send(
            [chunked, &b"fffff\r\n"[..], &body[..body.len() / 2]].concat(),
        )],
        "bad-chunk" => vec![Send([chunked, &b"zz\r\n"[..], &body].concat())],
        "gzip" => vec![Send(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08".to_vec(),
        )],
        "gigabyte" => vec![
            Send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".to_vec()),
            Send(body),
            Stall,
        ],
        "endless" => vec![
            Send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"data\":[".to_vec()),
            Again(format!("{{\"x\":{}}},", json!(asked)).into(), 100_000),
        ],
        "half-and-stall" | "half-and-held" => vec![Send(half), Stall],
        "stall" | "held" => vec![Stall],
        _ => panic!("{name} is no fault"),
    }
}

/// Bodies that are not what they should be.
fn garbled(name: &str, asked: &str, picture: &[u8], call: &Call<'_>) -> Option<Vec<Step>> {
    let text = images(&[picture.to_vec()], asked).to_string();
    let good = |picture: Vec<u8>| document(200, &images(&[picture], asked));
    let json = |body: &[u8]| answer(200, "application/json", body);
    let wide: Vec<u8> = text.bytes().flat_map(|byte| [byte, 0]).collect();
    Some(vec![Send(match name {
        "empty" => json(b""),
        "html" => answer(200, "text/html", format!("<html>{asked}</html>").as_bytes()),
        "html-as-picture" => answer(200, "image/png", format!("<html>{asked}</html>").as_bytes()),
        "broken-json" => json(&text.as_bytes()[..text.len() - 30]),
        "deep" => json(format!("{{{},\"a\":{}", json!(asked), "[".repeat(10_000)).as_bytes()),
        "bom" => json(&[b"\xef\xbb\xbf", text.as_bytes()].concat()),
        "utf-16" => json(&[b"\xff\xfe", &wide[..]].concat()),
        "two" => json(text.repeat(2).as_bytes()),
        "bad-base64" => json(text.replacen("AAA", "#*?", 3).as_bytes()),
        "no-picture" => good([b"GIF89a", picture].concat()),
        "no-end" => good(picture[..picture.len() - 12].to_vec()),
        "bomb" => good(bomb(&png(2, &crate::answers::filled(&call.marks.picture, 5_000)))),
        _ => return None,
    })])
}

/// The same file with a size that nobody can hold.
fn bomb(png: &[u8]) -> Vec<u8> {
    let mut bomb = png.to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let sum = crc32fast::hash(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    bomb
}
