//! `text/html`: one page, written while the picture is made, for browsers without script.

use std::convert::Infallible;

use actix_web::HttpResponse;
use afterimage_templates::{Lang, answer};
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;

use crate::edge::base64::Encoder;
use crate::edge::locale::Locale;
use crate::edge::problem;
use crate::edge::services::Snapshot;
use crate::error::Refusal;
use crate::form::Typed;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

/// Progress is said each time so much more of the work is done.
const NOTCH: f32 = 0.1;

/// Answers with a page that grows as the steps come; the form at its end knows how they ended.
pub(super) fn answer(edge: Snapshot, locale: Locale, typed: Typed, mut steps: Steps) -> HttpResponse {
    let (head, tail) = edge.pages.frame(locale);
    let body = stream! {
        let mut writer = Writer::new(locale.lang);
        yield Ok::<_, Infallible>(Bytes::from(head));
        yield Ok(writer.started());
        while let Some(step) = steps.next().await {
            for piece in writer.write(step) {
                yield Ok(piece);
            }
        }
        yield Ok(Bytes::from(edge.pages.next(locale, &typed, writer.pass)));
        yield Ok(Bytes::from(tail));
    };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .force_close()
        .streaming(body)
}

/// Writes steps as HTML.
struct Writer {
    lang: Lang,
    picture: Option<(Encoder, String)>,
    previewing: bool,
    pictures: u64,
    said: f32,
    /// It ended by a fault of ours, and the next try needs no new answer to a challenge.
    pass: bool,
}

impl Writer {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            picture: None,
            previewing: false,
            pictures: 0,
            said: 0.0,
            pass: false,
        }
    }

    fn started(&self) -> Bytes {
        Bytes::from(answer::started(self.lang).into_string())
    }

    fn write(&mut self, step: Result<Step, Refusal>) -> Vec<Bytes> {
        match step {
            Ok(Step::Queued(position)) => {
                vec![Bytes::from(
                    answer::waiting_line(self.lang, u64::from(position) + 1).into_string(),
                )]
            }
            Ok(Step::MadeBy { model, stands_in }) => {
                let line = answer::made_by(self.lang, &model.label, stands_in);
                vec![Bytes::from(line.into_string())]
            }
            Ok(Step::Progress(fraction)) => self.progress(fraction).into_iter().collect(),
            Ok(Step::Begin(role, header)) => self.begin(role, header).into_iter().collect(),
            Ok(Step::Bytes(bytes)) => self.piece(&bytes).into_iter().collect(),
            Ok(Step::End) => self.end(),
            Ok(Step::Done {
                pictures,
                asked,
                seed,
            }) => {
                let line = answer::done(self.lang, pictures.into(), asked.into(), seed.map(u64::from));
                vec![Bytes::from(line.into_string())]
            }
            Err(refusal) => self.refused(&refusal),
        }
    }

    fn progress(&mut self, fraction: f32) -> Option<Bytes> {
        if fraction < self.said + NOTCH {
            return None;
        }
        self.said = fraction;
        Some(Bytes::from(
            answer::progress_line(self.lang, fraction).into_string(),
        ))
    }

    /// Previews are not shown: a page cannot take them back when the picture comes.
    fn begin(&mut self, role: Role, header: Header) -> Option<Bytes> {
        self.previewing = role == Role::Preview;
        if self.previewing {
            return None;
        }
        self.pictures += 1;
        let (open, close) = answer::picture(self.lang, header.format.mime(), self.pictures);
        self.picture = Some((Encoder::default(), close));
        Some(Bytes::from(open))
    }

    fn piece(&mut self, bytes: &[u8]) -> Option<Bytes> {
        let (encoder, _) = self.picture.as_mut()?;
        Some(encoder.push(bytes)).filter(|text| !text.is_empty())
    }

    fn end(&mut self) -> Vec<Bytes> {
        let Some((mut encoder, close)) = self.picture.take() else {
            return Vec::new();
        };
        vec![encoder.finish(), Bytes::from(close)]
    }

    /// A picture that broke off is closed, so that the words after it can be read.
    fn refused(&mut self, refusal: &Refusal) -> Vec<Bytes> {
        self.pass = refusal.pass;
        let mut pieces = self.end();
        let numbers = problem::numbers(refusal);
        let section = answer::refused(self.lang, refusal.code.name(), &numbers, problem::wait(refusal));
        pieces.push(Bytes::from(section.into_string()));
        pieces
    }
}
