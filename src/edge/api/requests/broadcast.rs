//! An answer that several programs read while it is made, through a window of bounded size.
//!
//! Whoever comes while the window still holds the beginning gets the whole answer. Only when it is full does it let go
//! of what all have read, and then waits for the slowest of them, as a single slow reader would be waited for.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::error::{Code, Refusal};

/// So many bytes are held before the first are let go of; one piece more may come.
pub(super) const WINDOW: usize = 64 * 1024;
/// An answer that nobody reads any more is made for so long, for whoever lost their connection and asks again.
const GRACE: Duration = Duration::from_secs(30);

/// The answer.
pub(super) struct Broadcast {
    state: Mutex<State>,
    changed: watch::Sender<()>,
}

/// One who reads it.
pub(super) struct Reader {
    broadcast: Arc<Broadcast>,
    number: u64,
    changed: watch::Receiver<()>,
}

/// What comes next.
pub(super) enum Next {
    /// A piece of the body.
    Piece(Bytes),
    /// The body is whole.
    End,
    /// There will be no more, and the body is not whole.
    Broken,
}

#[derive(Default)]
struct State {
    /// The media type of the body that follows, or that there is none.
    outcome: Option<Result<&'static str, Refusal>>,
    pieces: VecDeque<Bytes>,
    /// How many were let go of before those.
    gone: u64,
    held: usize,
    /// The next piece of each reader.
    readers: BTreeMap<u64, u64>,
    came: u64,
    whole: bool,
    over: bool,
}

impl Broadcast {
    /// An answer of which nothing is known yet.
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::default(),
            changed: watch::Sender::new(()),
        })
    }

    /// One more reader, unless the beginning is gone.
    pub(super) fn reader(self: &Arc<Self>) -> Option<Reader> {
        let mut state = self.lock();
        if state.gone > 0 {
            return None;
        }
        let number = state.came;
        state.came += 1;
        state.readers.insert(number, 0);
        drop(state);
        self.changed.send_replace(());
        Some(Reader {
            number,
            changed: self.changed.subscribe(),
            broadcast: self.clone(),
        })
    }

    /// Says how the answer begins, or that there is none; the first word counts.
    pub(super) fn begin(&self, outcome: Result<&'static str, Refusal>) {
        self.lock().outcome.get_or_insert(outcome);
        self.changed.send_replace(());
    }

    /// Hands on a piece, and waits until there is room for the next.
    pub(super) async fn send(&self, piece: Bytes) {
        let mut changed = self.changed.subscribe();
        {
            let mut state = self.lock();
            state.held += piece.len();
            state.pieces.push_back(piece);
        }
        self.changed.send_replace(());
        loop {
            changed.borrow_and_update();
            if self.lock().has_room() {
                return;
            }
            // The sender is ours.
            let _ = changed.changed().await;
        }
    }

    /// Says that all of the body was handed on.
    pub(super) fn whole(&self) {
        self.lock().whole = true;
    }

    /// Nothing more comes.
    pub(super) fn close(&self) {
        self.lock().over = true;
        self.changed.send_replace(());
    }

    /// Comes when nobody reads, and nobody will who could have all of it.
    pub(super) async fn abandoned(&self) {
        let mut changed = self.changed.subscribe();
        loop {
            changed.borrow_and_update();
            let (alone, hopeless) = {
                let state = self.lock();
                (state.readers.is_empty(), state.gone > 0)
            };
            match (alone, hopeless) {
                (true, true) => return,
                (true, false) if self.nobody_comes(&mut changed).await => return,
                (true, false) => {}
                (false, _) => drop(changed.changed().await),
            }
        }
    }

    /// Whether the time passes in which somebody could have come.
    async fn nobody_comes(&self, changed: &mut watch::Receiver<()>) -> bool {
        let somebody = async {
            loop {
                changed.borrow_and_update();
                if !self.lock().readers.is_empty() {
                    return;
                }
                let _ = changed.changed().await;
            }
        };
        timeout(GRACE, somebody).await.is_err()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change is whole before anything can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether more may come, when all that may go has gone.
    fn has_room(&mut self) -> bool {
        while self.held > WINDOW {
            // With nobody there, the beginning stays for whoever may come.
            let slowest = self.readers.values().min();
            if slowest.is_none_or(|slowest| *slowest <= self.gone) {
                return false;
            }
            if let Some(piece) = self.pieces.pop_front() {
                self.held -= piece.len();
            }
            self.gone += 1;
        }
        true
    }
}

impl Reader {
    /// How the answer begins.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn outcome(&mut self) -> Result<&'static str, Refusal> {
        loop {
            self.changed.borrow_and_update();
            {
                let state = self.broadcast.lock();
                match (state.outcome, state.over) {
                    (Some(outcome), _) => return outcome,
                    (None, true) => return Err(Code::Internal.into()),
                    (None, false) => {}
                }
            }
            let _ = self.changed.changed().await;
        }
    }

    /// What comes next of the body.
    pub(super) async fn next(&mut self) -> Next {
        loop {
            self.changed.borrow_and_update();
            if let Some(next) = self.here() {
                return next;
            }
            let _ = self.changed.changed().await;
        }
    }

    fn here(&self) -> Option<Next> {
        let mut state = self.broadcast.lock();
        let place = *state.readers.get(&self.number)?;
        let at = usize::try_from(place.saturating_sub(state.gone)).ok()?;
        if let Some(piece) = state.pieces.get(at).cloned() {
            state.readers.insert(self.number, place + 1);
            drop(state);
            self.broadcast.changed.send_replace(());
            return Some(Next::Piece(piece));
        }
        match (state.over, state.whole) {
            (true, true) => Some(Next::End),
            (true, false) => Some(Next::Broken),
            (false, _) => None,
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.broadcast.lock().readers.remove(&self.number);
        self.broadcast.changed.send_replace(());
    }
}
