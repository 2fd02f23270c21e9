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
///
/// Each owner may have at most [`Room::SHARE`] times what it leaves free for the others: as much as two thirds while
/// nobody else is there, and the less the more there are who want some (dynamic thresholds: Choudhury and Hahne, 1998).
/// So there is room left whatever one owner does, nothing has to be set aside for who does not come, and nobody has to
/// know how many owners there are. One picture of an owner that has none finds room wherever it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// So many pictures.
    pub pictures: u32,
    /// So many bytes, encrypted.
    pub bytes: u64,
}

/// What is taken of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// So many pictures.
    pub pictures: u64,
    /// So many bytes.
    pub bytes: u64,
}

impl Room {
    /// How many times as much an owner may have as it leaves free.
    pub const SHARE: u64 = 2;

    /// Whether an owner that has `own` of all that is `taken` finds room for `wanted` more.
    #[must_use]
    pub fn admits(&self, own: Taken, taken: Taken, wanted: Taken) -> bool {
        let first = own.pictures == 0 && wanted.pictures == 1;
        let fits = |most: u64, taken: u64, own: u64, wanted: u64| {
            let left = most.saturating_sub(taken).checked_sub(wanted);
            left.is_some_and(|left| first || own.saturating_add(wanted) <= left.saturating_mul(Self::SHARE))
        };
        fits(
            self.pictures.into(),
            taken.pictures,
            own.pictures,
            wanted.pictures,
        ) && fits(self.bytes, taken.bytes, own.bytes, wanted.bytes)
    }

    /// Whether so many pictures of at most so many bytes find room at all, when nothing else waits.
    #[must_use]
    pub fn holds(&self, pictures: u64, each: u64) -> bool {
        let wanted = Taken {
            pictures,
            bytes: each.saturating_mul(pictures),
        };
        self.admits(Taken::default(), Taken::default(), wanted)
    }
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

    /// Keeps room for an owner's pictures of at most `each` bytes, before they are made: for all of them, or says that
    /// there is none for that owner, as [`Room::admits`] decides. An owner is known by the hash its rate is counted
    /// under.
    fn reserve_pictures<'a>(
        &'a self,
        owner: [u8; 16],
        names: &'a [PictureName],
        each: u64,
        room: &'a Room,
    ) -> Reply<'a, bool>;

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EACH: u64 = 16;

    fn taken(pictures: u64) -> Taken {
        Taken {
            pictures,
            bytes: pictures * EACH,
        }
    }

    /// A room that bytes bound, of so many pictures.
    fn room(pictures: u64) -> Room {
        Room {
            pictures: u32::MAX,
            bytes: pictures * EACH,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// safety.md T33
        #[test]
        fn whatever_one_owner_takes_another_finds_room(
            size in 3..400_u64,
            asks in proptest::collection::vec(1..12_u64, 0..400),
        ) {
            let room = room(size);
            let mut greedy = 0;
            for wanted in asks {
                if room.admits(taken(greedy), taken(greedy), taken(wanted)) {
                    greedy += wanted;
                }
                prop_assert!(room.admits(Taken::default(), taken(greedy), taken(1)), "{greedy} of {size}");
                prop_assert!(greedy * 3 <= size * 2);
            }
        }

        #[test]
        fn owners_who_all_want_everything_end_up_with_as_much_as_each_other(
            size in 40..120_u64,
            owners in 2..6_usize,
            leaving in proptest::collection::vec(0..60_usize, 600),
        ) {
            let room = room(size);
            // One was there before all others and took what it could.
            let mut have = vec![0; owners];
            have[0] = size * 2 / 3;
            for at in leaving {
                // One picture of somebody is fetched, and everybody asks again and again.
                let at = at % owners;
                have[at] = have[at].saturating_sub(1);
                for asks in (0..owners).cycle().take(owners * 40) {
                    let all = have.iter().sum();
                    if room.admits(taken(have[asks]), taken(all), taken(1)) {
                        have[asks] += 1;
                    }
                }
            }
            let all = have.iter().sum::<u64>();
            let fair = 2 * size / (2 * owners as u64 + 1);
            prop_assert!(all < size, "there is room for one more owner: {have:?} of {size}");
            prop_assert!(have.iter().all(|own| own.abs_diff(fair) <= 2), "{have:?} of {size}, fair is {fair}");
        }
    }

    #[test]
    fn an_answer_that_never_finds_room_is_known_before_it_is_waited_for() {
        let room = room(15);
        assert!(room.holds(10, EACH) && !room.holds(11, EACH));
        assert!(room.holds(1, 15 * EACH) && !room.holds(1, 15 * EACH + 1));
    }
}
