//! Which days' files are due: a pure function of the dates in their names and of two clocks.
//!
//! A file is dated by its name, so its oldest line is as old as its midnight. The wall clock can be wrong, so the
//! boot clock stands beside it: whatever the date says, no file is kept longer than it has been seen to exist. A file
//! dated after today was written under another clock; how old its lines are cannot be known, so it goes after
//! [`PATIENCE`], which is time enough for a network to set the clock right after a start.

use std::collections::BTreeMap;
use std::time::Duration;

use time::{Date, OffsetDateTime, Time};

use crate::clock::Moment;

/// How far ahead of its time a file goes, so that the next look at the folder is never too late for it.
pub const MARGIN: Duration = Duration::from_secs(120);

/// How long a file dated after today is kept.
pub const PATIENCE: Duration = Duration::from_secs(3600);

const DAY: Duration = Duration::from_secs(86_400);

/// One day's file, and what is known of its age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The date in its name.
    pub date: Date,
    /// How long this process has known the file, on the boot clock.
    pub known: Duration,
    /// How long its date has been after today, on the boot clock.
    pub ahead: Duration,
}

/// The dates whose files must go now, so that no line is older than `retention` before the next look, and so that
/// there are never more files than the days of `retention` and one, today's counted in.
#[must_use]
pub fn expired(held: &[Held], now: OffsetDateTime, retention: Duration) -> Vec<Date> {
    let today = now.date();
    let (mut due, kept): (Vec<&Held>, Vec<&Held>) =
        held.iter().partition(|file| is_due(file, now, retention));
    let (mut ahead, mut past): (Vec<&Held>, Vec<&Held>) = kept
        .into_iter()
        .filter(|file| file.date != today)
        .partition(|file| file.date > today);
    ahead.sort_by_key(|file| file.date);
    past.sort_by_key(|file| file.date);
    // Of two dates under two clocks the one after today is surely wrong, so the wrong ones make room first.
    let crowd = (ahead.len() + past.len()).saturating_sub(other_days(retention));
    due.extend(ahead.into_iter().chain(past).take(crowd));
    due.into_iter().map(|file| file.date).collect()
}

fn is_due(file: &Held, now: OffsetDateTime, retention: Duration) -> bool {
    let midnight = file.date.with_time(Time::MIDNIGHT).assume_utc();
    let soon = now.saturating_add(time::Duration::try_from(MARGIN).unwrap_or_default());
    soon - midnight >= retention
        || file.known.saturating_add(MARGIN) >= retention
        || (file.date > now.date() && file.ahead >= PATIENCE)
}

/// How many files there may be beside today's: the whole days of the retention.
fn other_days(retention: Duration) -> usize {
    usize::try_from(retention.as_secs() / DAY.as_secs()).unwrap_or(usize::MAX)
}

/// Since when each file is known, on the boot clock.
#[derive(Default)]
pub struct Ages(BTreeMap<Date, Age>);

#[derive(Clone, Copy)]
struct Age {
    first_seen: Moment,
    ahead_since: Option<Moment>,
}

impl Ages {
    /// Takes note of the files there are and forgets those that are gone.
    pub fn observe(&mut self, dates: &[Date], today: Date, now: Moment) -> Vec<Held> {
        self.0 = dates
            .iter()
            .map(|date| {
                let known = self.0.get(date);
                let age = Age {
                    first_seen: known.map_or(now, |age| age.first_seen),
                    ahead_since: (*date > today)
                        .then(|| known.and_then(|age| age.ahead_since).unwrap_or(now)),
                };
                (*date, age)
            })
            .collect();
        self.0
            .iter()
            .map(|(date, age)| Held {
                date: *date,
                known: now.since(age.first_seen),
                ahead: age.ahead_since.map_or(Duration::ZERO, |since| now.since(since)),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    use super::*;

    const RETENTION: Duration = Duration::from_secs(30 * 86_400);

    fn held(date: Date) -> Held {
        Held {
            date,
            known: Duration::ZERO,
            ahead: Duration::ZERO,
        }
    }

    fn files() -> impl Strategy<Value = Vec<Held>> {
        let days = Date::MIN.to_julian_day()..=Date::MAX.to_julian_day();
        let near = datetime!(2026-11-09 0:00 UTC).date().to_julian_day();
        let day = prop_oneof![5 => near - 45..near + 45, 1 => days];
        let file = (day, 0..40 * 86_400_u64, 0..7_200_u64).prop_map(|(day, known, ahead)| Held {
            date: Date::from_julian_day(day).unwrap(),
            known: Duration::from_secs(known),
            ahead: Duration::from_secs(ahead),
        });
        prop::collection::vec(file, 0..120).prop_map(|mut files| {
            files.sort_by_key(|file| file.date);
            files.dedup_by_key(|file| file.date);
            files
        })
    }

    proptest! {
        #[test]
        fn what_stays_is_young_and_few_and_what_goes_was_there(
            files in files(),
            seconds in -86_400 * 60..86_400 * 60_i64,
        ) {
            let now = datetime!(2026-11-09 12:00 UTC) + time::Duration::seconds(seconds);
            let gone = expired(&files, now, RETENTION);
            for date in &gone {
                prop_assert_eq!(files.iter().filter(|file| file.date == *date).count(), 1);
                prop_assert_eq!(gone.iter().filter(|other| *other == date).count(), 1);
            }
            let stays: Vec<_> = files.iter().filter(|file| !gone.contains(&file.date)).collect();
            let today_included = usize::from(stays.iter().all(|file| file.date != now.date()));
            prop_assert!(stays.len() + today_included <= 31);
            for file in stays {
                // No line is older than the retention even a minute and a slow disk from now.
                prop_assert!(now + MARGIN - file.date.midnight().assume_utc() < RETENTION);
                prop_assert!(file.known < RETENTION);
                prop_assert!(file.date <= now.date() || file.ahead < PATIENCE);
            }
        }

        #[test]
        fn nothing_of_an_honest_month_goes_early(back in 0..30_i64, second in 0..86_400 - 120_i64) {
            let now = datetime!(2028-03-01 0:00 UTC) + time::Duration::seconds(second);
            let month: Vec<_> = (0..30)
                .map(|day| held((now - time::Duration::days(day)).date()))
                .collect();
            let file = held((now - time::Duration::days(back)).date());
            prop_assert!(expired(&[file], now, RETENTION).is_empty());
            prop_assert!(expired(&month, now, RETENTION).is_empty());
        }
    }

    #[test]
    fn a_file_goes_just_before_its_first_line_is_thirty_days_old() {
        let file = [held(date!(2026 - 11 - 01))];
        let due = datetime!(2026-12-01 0:00 UTC);
        assert!(expired(&file, due - MARGIN - Duration::from_secs(1), RETENTION).is_empty());
        assert_eq!(expired(&file, due - MARGIN, RETENTION), [date!(2026 - 11 - 01)]);
    }

    #[test]
    fn dates_after_today_make_room_before_true_ones_and_today_never_does() {
        let now = datetime!(2016-11-05 9:00 UTC);
        let mut files: Vec<_> = (1..=28)
            .map(|day| held(date!(2026 - 10 - 01).replace_day(day).unwrap()))
            .collect();
        files.extend((1..=5).map(|day| held(date!(2016 - 11 - 01).replace_day(day).unwrap())));
        assert_eq!(
            expired(&files, now, RETENTION),
            [date!(2026 - 10 - 01), date!(2026 - 10 - 02)]
        );
    }

    #[test]
    fn a_date_after_today_counts_from_when_it_came_to_be_so() {
        let mut ages = Ages::default();
        let file = [date!(2026 - 11 - 02)];
        let start = Moment::default();
        ages.observe(&file, date!(2026 - 11 - 02), start);
        ages.observe(&file, date!(2026 - 11 - 01), start + DAY);
        let held = ages.observe(&file, date!(2026 - 11 - 01), start + DAY + PATIENCE);
        assert_eq!(
            held.first().map(|file| (file.known, file.ahead)),
            Some((DAY + PATIENCE, PATIENCE))
        );
        let healed = ages.observe(&file, date!(2026 - 11 - 02), start + DAY + PATIENCE);
        assert_eq!(healed.first().map(|file| file.ahead), Some(Duration::ZERO));
        assert!(ages.observe(&[], date!(2026 - 11 - 02), start).is_empty());
    }
}
