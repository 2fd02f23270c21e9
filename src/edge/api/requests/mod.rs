//! Requests with an `Idempotency-Key`: however often one is sent, its pictures are made once.
//!
//! Whoever sends it while it is answered reads the same answer. Which those are is known to this process; that a request
//! was made, to the ledger.

mod broadcast;
mod job;
mod key;
mod seal;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use actix_web::{HttpResponse, rt};
use async_stream::stream;
use zeroize::Zeroizing;

use crate::edge::generate::picture::BrokeOff;
use crate::edge::services::{Edge, Snapshot};
use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::ledger::programs::{Request, RequestBody, RequestName};
use crate::pipeline::gate::Holder;
use crate::sandbox::locked;

use super::work::Asked;
use super::{Act, Api};
use broadcast::{Broadcast, Next, Reader};
use job::Job;
use seal::Seal;

pub(super) use key::IdempotencyKey;

/// After so long it is worth asking again about a request that runs.
const AGAIN: Duration = Duration::from_secs(5);

/// The requests that are being answered by this process, and what their names are made with.
pub struct Requests {
    running: Mutex<HashMap<RequestName, Running>>,
    names: Box<Zeroizing<[u8; 32]>>,
    bodies: Box<Zeroizing<[u8; 32]>>,
    seals: Box<Zeroizing<[u8; 32]>>,
}

struct Running {
    body: RequestBody,
    broadcast: Arc<Broadcast>,
}

/// How a request comes to its answer.
enum Joined {
    /// It is the first, and has to be answered.
    First(Arc<Broadcast>, Reader),
    /// It reads the answer of another.
    Attached(Reader),
}

impl Requests {
    /// None, with names under what all replicas know.
    #[must_use]
    pub fn new(master: &[u8]) -> Self {
        let derive = |context| locked(Zeroizing::new(blake3::derive_key(context, master)));
        Self {
            running: Mutex::default(),
            names: derive("afterimage 2026-11 names of requests"),
            bodies: derive("afterimage 2026-11 what requests ask for"),
            seals: derive("afterimage 2026-11 what is kept of answers"),
        }
    }

    /// What is remembered of a request, and what seals the rest.
    fn request(
        &self,
        edge: &Edge,
        (holder, key): (&Holder, &IdempotencyKey),
        asked: &Asked,
    ) -> Result<(Request, Seal), Refusal> {
        let client = holder.client().current();
        let own = |with: &[u8; 32]| {
            let mut hasher = blake3::Hasher::new_keyed(with);
            hasher.update(&client).update(key.bytes()).finalize()
        };
        let request = Request {
            name: RequestName(short(&own(&self.names))),
            body: self.body(asked),
            turn: edge.entropy.bytes().map_err(|_| Code::Internal)?,
        };
        Ok((request, Seal(Zeroizing::new(*own(&self.seals).as_bytes()))))
    }

    /// What is asked for, field by field: the same words in another order are the same request.
    fn body(&self, asked: &Asked) -> RequestBody {
        let mut hasher = blake3::Hasher::new_keyed(&self.bodies);
        let mut part = |bytes: &[u8]| {
            hasher.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(bytes);
        };
        part(match asked.act {
            Act::Generation => b"generation",
            Act::Edit => b"edit",
        });
        let manner = &asked.manner;
        let partial_images = manner.partial_images.to_le_bytes();
        part(&[u8::from(manner.stream), u8::from(manner.links)]);
        part(&partial_images);
        for field in Field::ALL {
            let text = asked.typed.get(*field).map(str::as_bytes);
            let file = asked.typed.file(*field).map(|file| &file[..]);
            for said in [text, file].into_iter().flatten() {
                part(field.name().as_bytes());
                part(said);
            }
        }
        RequestBody(short(&hasher.finalize()))
    }

    /// Attaches to the answer of a request of this name, or begins one.
    fn join(&self, request: &Request) -> Result<Joined, Refusal> {
        let mut running = self.lock();
        if let Some(same) = running.get(&request.name) {
            if same.body != request.body {
                return Err(Code::IdempotencyKeyReused.into());
            }
            let reader = same.broadcast.reader();
            return reader.map(Joined::Attached).ok_or(still_running());
        }
        let broadcast = Broadcast::new();
        let reader = broadcast.reader().ok_or(Code::Internal)?;
        let here = Running {
            body: request.body,
            broadcast: broadcast.clone(),
        };
        running.insert(request.name, here);
        Ok(Joined::First(broadcast, reader))
    }

    fn leave(&self, name: RequestName) {
        self.lock().remove(&name);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<RequestName, Running>> {
        // A list of names is whole after every change.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a request that has a key, as the first with it or together with others.
///
/// # Errors
/// The [`Refusal`].
pub(super) async fn answer(
    edge: &Snapshot,
    api: &Api,
    asked: Asked,
    (holder, key): (&Arc<Holder>, &IdempotencyKey),
) -> Result<HttpResponse, Refusal> {
    let (request, seal) = api.requests.request(edge, (holder, key), &asked)?;
    let joined = api.requests.join(&request);
    let mut reader = match joined.inspect_err(|_| holder.refused())? {
        Joined::Attached(reader) => reader,
        Joined::First(broadcast, reader) => {
            let job = Job::new(edge.clone(), request, seal, broadcast);
            // It goes on when this program has left, for others may read it, or the same once more.
            rt::spawn(job.run(asked, holder.clone()));
            reader
        }
    };
    let media = reader.outcome().await?;
    let body = stream! {
        loop {
            match reader.next().await {
                Next::Piece(piece) => yield Ok(piece),
                Next::End => return,
                Next::Broken => {
                    yield Err(BrokeOff);
                    return;
                }
            }
        }
    };
    Ok(HttpResponse::Ok()
        .content_type(media)
        .force_close()
        .streaming(body))
}

/// It is being answered, where or so far that nobody can read along.
fn still_running() -> Refusal {
    Refusal::until(Code::RequestRunning, AGAIN)
}

fn short(hash: &blake3::Hash) -> [u8; 16] {
    let (first, _) = hash.as_bytes().split_first_chunk().unwrap_or((&[0; 16], &[]));
    *first
}
