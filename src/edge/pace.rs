//! How fast, and how far ahead, a visitor's requests are taken in.
//!
//! The framework gives the first head of a connection five seconds, and the ones behind it all the time in the world;
//! it takes a head of 128 KiB, and everything that is sent behind a request while that is being answered. So what it
//! gets to read is measured out here.

use std::future::Future as _;
use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

use crate::client::Phase;

/// How long the next head may take to begin and to arrive; the framework itself gives the beginning half of it.
const NEXT: Duration = Duration::from_secs(10);
/// How long a head may take from its first byte.
const HEAD: Duration = Duration::from_secs(5);
/// The largest head, to within what is read at a time: proxies in front send no larger one, and nobody can make us
/// hold more.
const MAX_HEAD: usize = 16 * 1024;
/// After so much is handed over it is somebody else's turn, so that the answers to many small requests go out between them.
const PORTION: usize = 4 * 1024;
/// After so much nothing more is taken in behind a request that is being answered.
const AHEAD: usize = 4 * 1024;

/// What may be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// As much as the framework's buffer takes at a time, which is 8 KiB on a fresh connection.
    Read,
    /// Something else first; whoever has to wait is woken by `wake` or by what it waits for.
    Later {
        /// Whether it is the same task's turn again at once.
        wake: bool,
    },
    /// Nothing any more: the head has become too large.
    TooLarge,
    /// Nothing any more: it has taken too long. Whether anything of a head had come.
    TooSlow {
        /// Whether it had.
        begun: bool,
    },
}

/// Measures out what one connection reads.
#[derive(Default)]
pub(super) struct Pace {
    /// Where the connection stood when last asked.
    stood: Option<(usize, Phase)>,
    /// Bytes since then, and since it was last somebody else's turn.
    handed: usize,
    portion: usize,
    end: Option<Pin<Box<Sleep>>>,
    held: bool,
    /// Whether something was read behind a request that was being answered: the framework looks at it only when it is
    /// woken once more.
    ahead: bool,
}

impl Pace {
    /// What may be read now by a connection that has had so many heads and stands there.
    pub(super) fn turn(&mut self, cx: &mut Context<'_>, heads: usize, phase: Phase, writing: bool) -> Turn {
        self.look(heads, phase);
        if self.is_late(cx) {
            return Turn::TooSlow {
                begun: phase == Phase::Head && self.handed > 0,
            };
        }
        match phase {
            // Who does not take their answers asks for no more of them.
            Phase::Head if writing => self.hold(),
            Phase::Head if self.portion >= PORTION => {
                self.portion = 0;
                Turn::Later { wake: true }
            }
            // The framework has looked at all of it, and it was no head yet.
            Phase::Head if self.handed >= MAX_HEAD => Turn::TooLarge,
            Phase::Head => Turn::Read,
            Phase::Answer if self.handed >= AHEAD => self.hold(),
            Phase::Answer => Turn::Read,
            Phase::Body | Phase::Remains => Turn::Read,
        }
    }

    /// Notes what was read.
    pub(super) fn read(&mut self, bytes: usize) {
        let first = self.handed == 0 && bytes > 0;
        self.ahead |= bytes > 0 && !matches!(self.stood, Some((_, Phase::Head)));
        self.handed = self.handed.saturating_add(bytes);
        self.portion = self.portion.saturating_add(bytes);
        if first
            && let Some((_, Phase::Head)) = self.stood
            && let Some(end) = &mut self.end
        {
            let soon = Instant::now() + HEAD;
            if soon < end.deadline() {
                end.as_mut().reset(soon);
            }
        }
    }

    /// Looks up after something was written; a reader that was held back goes on when it may.
    pub(super) fn wrote(&mut self, cx: &mut Context<'_>, heads: usize, phase: Phase, writing: bool) {
        self.look(heads, phase);
        // Whoever waits is woken at the end of their time.
        let late = self.is_late(cx);
        let free = !writing && matches!(phase, Phase::Head | Phase::Remains);
        if late || (free && (self.held || self.ahead)) {
            (self.held, self.ahead) = (false, false);
            cx.waker().wake_by_ref();
        }
    }

    fn hold(&mut self) -> Turn {
        self.held = true;
        Turn::Later { wake: false }
    }

    fn look(&mut self, heads: usize, phase: Phase) {
        let stands = Some((heads, phase));
        if self.stood == stands {
            return;
        }
        self.stood = stands;
        self.handed = 0;
        match phase {
            // Bodies have a time of their own, where they are read.
            Phase::Body | Phase::Answer => self.end = None,
            Phase::Head | Phase::Remains => self.end = Some(Box::pin(sleep(NEXT))),
        }
    }

    fn is_late(&mut self, cx: &mut Context<'_>) -> bool {
        self.end
            .as_mut()
            .is_some_and(|end| end.as_mut().poll(cx).is_ready())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Waker;
    use tokio::time::advance;

    fn turn(pace: &mut Pace, heads: usize, phase: Phase) -> Turn {
        pace.turn(&mut Context::from_waker(Waker::noop()), heads, phase, false)
    }

    /// safety.md T33
    #[tokio::test(start_paused = true)]
    async fn every_head_of_a_connection_has_five_seconds() {
        let mut pace = Pace::default();
        for heads in 0..3 {
            assert_eq!(turn(&mut pace, heads, Phase::Head), Turn::Read);
            pace.read(1);
            advance(HEAD - Duration::from_millis(10)).await;
            assert_eq!(turn(&mut pace, heads, Phase::Head), Turn::Read);
            pace.read(1);
            turn(&mut pace, heads + 1, Phase::Answer);
            advance(NEXT * 100).await;
            assert_eq!(turn(&mut pace, heads + 1, Phase::Answer), Turn::Read);
        }
        turn(&mut pace, 3, Phase::Head);
        pace.read(1);
        advance(HEAD).await;
        assert_eq!(turn(&mut pace, 3, Phase::Head), Turn::TooSlow { begun: true });
    }

    /// safety.md T33
    #[tokio::test(start_paused = true)]
    async fn a_connection_that_says_nothing_is_not_kept() {
        for phase in [Phase::Head, Phase::Remains] {
            let mut pace = Pace::default();
            turn(&mut pace, 1, phase);
            advance(NEXT).await;
            assert_eq!(turn(&mut pace, 1, phase), Turn::TooSlow { begun: false });
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_is_held_up_to_its_largest_and_no_further() {
        let mut pace = Pace::default();
        let mut held = 0;
        loop {
            match turn(&mut pace, 0, Phase::Head) {
                Turn::Read => {
                    pace.read(PORTION);
                    held += PORTION;
                }
                Turn::Later { wake } => assert!(wake),
                end => {
                    assert_eq!((end, held), (Turn::TooLarge, MAX_HEAD));
                    return;
                }
            }
        }
    }

    /// safety.md T33
    #[tokio::test(start_paused = true)]
    async fn behind_a_request_only_so_much_is_taken_in() {
        let mut pace = Pace::default();
        assert_eq!(turn(&mut pace, 1, Phase::Answer), Turn::Read);
        pace.read(AHEAD);
        assert_eq!(turn(&mut pace, 1, Phase::Answer), Turn::Later { wake: false });
        assert_eq!(turn(&mut pace, 1, Phase::Head), Turn::Later { wake: true });
        assert_eq!(turn(&mut pace, 1, Phase::Head), Turn::Read);
    }
}
