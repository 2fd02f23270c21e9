//! `/`: the one page that changes while the service runs, because it says what is left of the hour's money.
//!
//! It is written once for each language and state it can show and then only copied: who reads it costs no more than with a file.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::HttpResponse;
use afterimage_templates::Funds;
use bytes::Bytes;

use crate::clock::TimeOfDay;
use crate::pipeline::gate;

use super::locale::Locale;
use super::services::Snapshot;

/// One tenth in all languages, or all tenths in a few, and the minutes of opening that come by while it is closed.
const WRITTEN: usize = 32;

/// `GET /`
pub(super) async fn front(edge: Snapshot, locale: Locale) -> HttpResponse {
    let funds = shown(edge.gate.budget.funds().await);
    edge.pages.front(locale, funds)
}

/// The funds as pages say them.
#[must_use]
pub(super) fn shown(funds: gate::Funds) -> Funds {
    match funds {
        gate::Funds::Unlimited => Funds::Unlimited,
        gate::Funds::Tenths(tenths) => Funds::Left {
            percent: tenths.saturating_mul(10),
        },
        gate::Funds::Spent {
            opens: TimeOfDay { hour, minute },
            day,
        } => Funds::Spent { hour, minute, day },
    }
}

/// The page as it was written for the states it showed last.
#[derive(Default)]
pub(super) struct Front(Mutex<Shown>);

#[derive(Default)]
struct Shown {
    /// What was known last.
    funds: Option<Funds>,
    /// The latest first.
    written: VecDeque<((Locale, Funds), Bytes)>,
}

impl Front {
    /// The page for these funds, written if it is not there.
    pub(super) fn show(&self, locale: Locale, funds: Funds, write: impl FnOnce() -> String) -> Bytes {
        let Shown {
            funds: known,
            written,
        } = &mut *self.lock();
        *known = Some(funds);
        let wanted = (locale, funds);
        if let Some(place) = written.iter().position(|(state, _)| *state == wanted) {
            // What is shown most is found first.
            written.swap(0, place);
        } else {
            written.truncate(WRITTEN - 1);
            written.push_front((wanted, Bytes::from(write())));
        }
        written
            .front()
            .map(|(_, bytes)| bytes.clone())
            .unwrap_or_default()
    }

    /// Remembers the funds for pages that ask for none themselves.
    pub(super) fn know(&self, funds: Funds) {
        self.lock().funds = Some(funds);
    }

    /// What was known last.
    pub(super) fn funds(&self) -> Funds {
        self.lock().funds.unwrap_or(Funds::Unlimited)
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        // A panic while a page is written leaves the list as it was.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_was_shown_is_not_written_again() {
        let front = Front::default();
        let mut writings = 0;
        for round in 0..100_u8 {
            let percent = 10 * (round % 10) + 10;
            let page = front.show(Locale::default(), Funds::Left { percent }, || {
                writings += 1;
                percent.to_string()
            });
            assert_eq!(page, percent.to_string());
            assert_eq!(front.funds(), Funds::Left { percent });
        }
        assert_eq!(writings, 10);
    }

    #[test]
    fn what_was_written_does_not_pile_up() {
        let front = Front::default();
        for round in 0..1_000_u16 {
            let [hour, minute] = round.to_be_bytes();
            let _ = front.show(
                Locale::default(),
                Funds::Spent {
                    hour,
                    minute,
                    day: false,
                },
                String::new,
            );
        }
        assert_eq!(front.lock().written.len(), WRITTEN);
    }
}
