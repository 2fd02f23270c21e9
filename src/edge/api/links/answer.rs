//! The answer with links: written when the last picture is whole and waits.

use bytes::Bytes;
use futures_util::{StreamExt as _, future, pin_mut, stream};
use serde::Serialize;

use crate::edge::answers::Answers;
use crate::edge::api::answer::Answer;
use crate::edge::api::document::Closing;
use crate::edge::api::error::object;
use crate::edge::api::lease::renewing;
use crate::edge::api::manner::Manner;
use crate::edge::generate::made_by::MadeBy;
use crate::error::{Code, Refusal};
use crate::ledger::programs::PictureName;
use crate::ledger::retention::LINK;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::keepsake::Keepsake;
use super::token::{Secret, Ticket};
use super::{Links, Waiting};
use crate::edge::api::sealing::Sealer;

/// What is answered.
#[derive(Serialize)]
pub(super) struct LinksDocument {
    /// When the answer began, in seconds since 1970.
    created: i64,
    /// The pictures.
    data: Vec<LinkItem>,
    /// What follows them.
    #[serde(flatten)]
    closing: Closing,
}

/// One picture.
#[derive(Serialize)]
pub(super) struct LinkItem {
    /// Where it can be fetched, once.
    url: String,
}

/// Makes the pictures, lets them wait, and answers with links that begin with our own origin.
///
/// # Errors
/// The [`Refusal`], when there is not a single whole picture.
pub(in crate::edge::api) async fn answer(
    links: &Links,
    waiting: Waiting,
    (manner, created, origin): (Manner, i64, String),
    mut steps: Steps,
    answers: &Answers,
) -> Result<Answer, Refusal> {
    let (ledger, names) = (waiting.ledger.clone(), waiting.names());
    let mut desk = Desk {
        links,
        waiting,
        origin,
        open: None,
        given: Vec::new(),
        first: None,
        made_by: None,
    };
    let ended = {
        let kept = renewing(|| ledger.renew_pictures(&names));
        let made = desk.take_all(&mut steps);
        pin_mut!(kept, made);
        match future::select(made, kept).await {
            future::Either::Left((ended, _)) => ended,
            future::Either::Right((never, _)) => match never {},
        }
    };
    desk.document(&manner, created, ended, answers)
}

/// Takes in pictures and gives out links.
struct Desk<'a> {
    links: &'a Links,
    waiting: Waiting,
    origin: String,
    open: Option<Open>,
    given: Vec<(Secret, String)>,
    first: Option<Header>,
    made_by: Option<MadeBy>,
}

/// The picture that is coming.
struct Open {
    secret: Secret,
    name: PictureName,
    header: Header,
    sealer: Sealer,
    place: u32,
}

impl Desk<'_> {
    /// Takes what comes, to its end; its seed when that is a good one.
    async fn take_all(&mut self, steps: &mut Steps) -> Result<Option<u32>, Refusal> {
        while let Some(step) = steps.next().await {
            match step? {
                Step::MadeBy { model, stands_in } => self.made_by = Some(MadeBy::new(&model, stands_in)),
                Step::Begin(Role::Picture, header) => self.begin(header)?,
                Step::Bytes(bytes) => self.piece(&bytes).await?,
                Step::End => self.end().await?,
                Step::Done { seed, .. } => return Ok(seed),
                Step::Begin(Role::Preview, _) | Step::Queued(_) | Step::Progress(_) => {}
            }
        }
        Err(Code::Internal.into())
    }

    fn begin(&mut self, header: Header) -> Result<(), Refusal> {
        let (secret, name) = self.waiting.secrets.last().cloned().ok_or(Code::Internal)?;
        self.first.get_or_insert(header);
        self.open = Some(Open {
            sealer: Sealer::new(&secret.key()),
            secret,
            name,
            header,
            place: 0,
        });
        Ok(())
    }

    /// Nothing becomes of the bytes of a preview.
    async fn piece(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        if let Some(open) = &mut self.open {
            for sealed in open.sealer.push(bytes)? {
                add(&self.waiting, (open.name, open.place), sealed).await?;
                open.place += 1;
            }
        }
        Ok(())
    }

    async fn end(&mut self) -> Result<(), Refusal> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let ledger = self.waiting.ledger.clone();
        add(&self.waiting, (open.name, open.place), open.sealer.finish()?).await?;
        // What was paid for and cannot be given is not asked for again by itself.
        let now = ledger.now().await.map_err(|_| Code::Internal)?;
        match ledger.keep_picture(open.name).await {
            Ok(true) => {}
            Ok(false) | Err(_) => return Err(Code::Internal.into()),
        }
        // It has its link from here on, and is no longer dropped with the others.
        self.waiting.secrets.pop();
        let ticket = Ticket {
            secret: open.secret,
            format: open.header.format,
            until: now + LINK,
        };
        let url = self.origin.clone() + &self.links.keys.path(&ticket);
        self.given.push((ticket.secret, url));
        Ok(())
    }

    fn document(
        self,
        manner: &Manner,
        created: i64,
        ended: Result<Option<u32>, Refusal>,
        answers: &Answers,
    ) -> Result<Answer, Refusal> {
        let (seed, refusal) = match ended {
            Ok(seed) => (seed, None),
            Err(refusal) => (None, Some(refusal)),
        };
        let first = self.first.filter(|_| !self.given.is_empty());
        let Some(first) = first else {
            return Err(refusal.unwrap_or(Code::Internal.into()));
        };
        if let Some(refusal) = refusal {
            // It is said beside what is whole; one that is all there is to say is counted as the answer.
            answers.refused(refusal.code);
        }
        let told = (seed, refusal.as_ref().map(object));
        let (secrets, urls): (Vec<_>, Vec<_>) = self.given.into_iter().unzip();
        let document = LinksDocument {
            created,
            data: urls.into_iter().map(|url| LinkItem { url }).collect(),
            closing: Closing::new(manner, first, self.made_by.as_ref(), told),
        };
        let text = serde_json::to_string(&document).map_err(|_| Code::Internal)? + "\n";
        let keepsake = Keepsake::new(&secrets, &text);
        let body = stream::iter([Bytes::from(text)]);
        Ok(Answer {
            keepsake: Some(keepsake),
            ..Answer::new("application/json", body)
        })
    }
}

async fn add(waiting: &Waiting, (name, place): (PictureName, u32), sealed: Bytes) -> Result<(), Refusal> {
    match waiting.ledger.add_piece(name, place, sealed).await {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(Code::Internal.into()),
    }
}
