//! Upstreams that repeat what they were told wherever it could do harm.

use crate::studio::png;
use crate::upstream::{Asked, Upstream, pictures, response};

/// Upstreams that say everything they were told, in the places where such things are logged.
pub(crate) fn hostile_upstreams() -> Vec<String> {
    let echo = |asked: &Asked| {
        format!(
            "{} {}",
            asked.head.replace("\r\n", " "),
            asked.body.replace(['"', '\\'], " ")
        )
    };
    let error = move |status: &'static str, code: &'static str| {
        Upstream::start(move |asked| {
            let body = format!(
                "{{\"error\":{{\"message\":\"{}\",\"code\":\"{code}\"}}}}",
                echo(asked)
            );
            let headers = format!("content-type: application/json\r\nx-echo: {}\r\n", echo(asked));
            response(status, &headers, body.as_bytes())
        })
    };
    let answers: [fn(String) -> Vec<u8>; 6] = [
        |echo| response("200 OK", "content-type: application/json\r\n", echo.as_bytes()),
        |echo| {
            response(
                "200 OK",
                "content-type: application/json\r\n",
                format!("{{\"data\":[{{\"b64_json\":\"{echo}").as_bytes(),
            )
        },
        |echo| pictures(echo.as_bytes()),
        |echo| {
            response(
                "302 Found",
                &format!("location: http://127.0.0.1:1/?{echo}\r\n"),
                b"",
            )
        },
        |echo| format!("HTTP/1.1 {echo}\r\n\r\n").into_bytes(),
        |echo| pictures(&with_text(&png(), &echo)),
    ];
    let mut urls: Vec<String> = [
        ("401 Unauthorized", "invalid_api_key"),
        ("400 Bad Request", "content_policy_violation"),
        ("403 Forbidden", "no"),
        ("404 Not Found", "model_not_found"),
        ("429 Too Many Requests", "rate_limit_exceeded"),
        ("500 Internal Server Error", "server_error"),
        ("503 Service Unavailable", "overloaded"),
    ]
    .map(|(status, code)| error(status, code).url)
    .to_vec();
    urls.extend(answers.map(|answer| Upstream::start(move |asked| answer(echo(asked))).url));
    urls.push(Upstream::nobody());
    urls
}

/// The picture with a chunk of text before its end, as some engines write the whole prompt (PNG, 11.3.3.2).
pub(crate) fn with_text(png: &[u8], text: &str) -> Vec<u8> {
    let chunk = [b"tEXtparameters\0", text.as_bytes()].concat();
    let length = u32::try_from(chunk.len() - 4).unwrap().to_be_bytes();
    let sum = crc32fast::hash(&chunk).to_be_bytes();
    let (before, end) = png.split_at(png.len() - 12);
    [before, &length, &chunk, &sum, end].concat()
}
