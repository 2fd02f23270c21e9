//! What programs leave between two requests: that they asked, and pictures that wait behind links.

use bytes::Bytes;

use super::Reply;

/// What a request is remembered under: a keyed hash of whose it is and of its `Idempotency-Key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestName(pub [u8; 16]);

/// What a request asks for, as a keyed hash of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestBody(pub [u8; 16]);

/// One try to have a request answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// What it is remembered under.
    pub name: RequestName,
    /// What it asks for.
    pub body: RequestBody,
    /// Random: tells this try from any other of the same name.
    pub turn: [u8; 16],
}

/// Whether a request was made before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It was not: whoever asked answers it.
    First,
    /// It is being answered.
    Running,
    /// It is over; with what was kept of its answer, sealed by whoever kept it.
    Over(Option<Vec<u8>>),
    /// Something else was asked for under this name.
    Another,
}

/// What a picture that waits is known by: a keyed hash of what stands in its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PictureName(pub [u8; 16]);

/// How much may wait at a time, over all programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// So many pictures.
    pub pictures: u32,
    /// So many bytes, encrypted.
    pub bytes: u64,
}

/// What a ledger remembers for programs.
///
/// Who is at work on something says so again within [`LEASE`](super::retention::LEASE), else it is taken for given up:
/// a request is then over, and what was reserved is free.
pub trait Programs {
    /// Notes that a request is being answered, unless it was noted before: of any number of callers exactly one hears
    /// [`Begun::First`].
    ///
    /// A ledger without room answers with a fault: it never forgets a request early, for it could be paid for twice.
    fn begin_request<'a>(&'a self, request: &'a Request) -> Reply<'a, Begun>;

    /// Says that it is still being answered.
    fn renew_request(&self, request: &Request);

    /// Says that it is over, and keeps something sealed for whoever asks again.
    fn end_request(&self, request: &Request, kept: Option<Vec<u8>>);

    /// Forgets that it was made: nothing came of it.
    fn forget_request(&self, request: &Request);

    /// Keeps room for pictures of at most `each` bytes, before they are made: for all of them, or says that there is
    /// none.
    fn reserve_pictures<'a>(&'a self, names: &'a [PictureName], each: u64, room: &'a Room)
    -> Reply<'a, bool>;

    /// Says that they are still being made.
    fn renew_pictures(&self, names: &[PictureName]);

    /// Takes the next encrypted piece of a picture; false where there is no room for it.
    fn add_piece(&self, name: PictureName, place: u32, sealed: Bytes) -> Reply<'_, bool>;

    /// From now on the picture waits; false when its room was given to others.
    fn keep_picture(&self, name: PictureName) -> Reply<'_, bool>;

    /// How many bytes wait: a look, which changes nothing.
    fn picture(&self, name: PictureName) -> Reply<'_, Option<u64>>;

    /// Takes a picture that waits, and says how many bytes it has: of any number of takers exactly one gets it.
    fn take_picture(&self, name: PictureName) -> Reply<'_, Option<u64>>;

    /// Takes a piece of a picture that was taken; it is gone then.
    fn take_piece(&self, name: PictureName, place: u32) -> Reply<'_, Option<Bytes>>;

    /// Forgets pictures, however far they have come; at once, or as soon as the store can.
    fn drop_pictures(&self, names: &[PictureName]);
}
