//! Programs with a key, as they ask for pictures at `/v1`.

use std::io;

use serde_json::json;
use zeroize::Zeroizing;

use super::form::Parts;
use super::upstream::models;
use super::visits::{Log, Road};
use crate::key::Key;

const GENERATIONS: &str = "POST /v1/images/generations";
const EDITS: &str = "POST /v1/images/edits";

/// Asks in every way: whole and as events, of every model, badly spelled, with a picture, and with a key that is none.
///
/// # Errors
/// What connecting says.
pub(super) fn ask(road: &Road<'_>, key: &Key, log: &mut Log) -> io::Result<()> {
    let planted = road.planted;
    let (prompt, field, header) = (planted.prompt.text(), planted.field.text(), planted.header.text());
    let order = |model: &str, stream: bool| {
        let body = json!({ "model": model, "prompt": *prompt, "stream": stream, "user": *field, (field.as_str()): *field });
        Zeroizing::new(body.to_string().into_bytes())
    };
    let mut say = |line: &str, key: &str, media: &str, body: &[u8]| {
        let more = format!(
            "Authorization: Bearer {key}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n",
            body.len()
        );
        log.take(&road.visitor()?.say(line, &Zeroizing::new(more), body)?, planted)
    };
    let json = "application/json";
    for model in models().filter(|model| model.fault != "edit") {
        say(GENERATIONS, key.expose(), json, &order(model.name, false))?;
    }
    say(GENERATIONS, key.expose(), json, &order("good", true))?;
    say(GENERATIONS, &header, json, &order("good", false))?;
    let broken = format!("{{\"prompt\":\"{}\",\"{}\":", *prompt, *field);
    say(GENERATIONS, key.expose(), json, Zeroizing::new(broken).as_bytes())?;
    let model = Zeroizing::new("edit".to_owned());
    let fields = [
        ("prompt", prompt.clone()),
        ("model", model),
        ("user", field.clone()),
    ];
    let parts = Parts::of(planted, &fields);
    say(EDITS, key.expose(), &parts.media, &parts.body)?;
    say(EDITS, &header, &parts.media, &parts.body)
}
