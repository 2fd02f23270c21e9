//! How long an upstream wants to be left alone.

use std::time::Duration;

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use time::PrimitiveDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

/// OpenAI's finer spelling, which goes before the standard's.
const MILLISECONDS: HeaderName = HeaderName::from_static("retry-after-ms");
/// Less is no waiting, more is not to be believed.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(300);

/// The preferred form of a date (RFC 9110, 5.6.7).
const FORMAT: &[BorrowedFormatItem<'_>] =
    format_description!("[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT");

/// The waiting time in a head (RFC 9110, 10.2.3), 1 s to 300 s.
///
/// A date is counted from the answer's own `Date`: what the upstream's clock shows does not matter then.
pub(super) fn read(headers: &HeaderMap) -> Option<Duration> {
    number(headers, &MILLISECONDS)
        .map(|millis| millis / 1000.0)
        .or_else(|| number(headers, &RETRY_AFTER))
        .and_then(waiting)
        .or_else(|| until(headers).map(believed))
}

/// The waiting time that an upstream wrote into a body, in seconds.
pub(in crate::pipeline::provider) fn waiting(seconds: f64) -> Option<Duration> {
    (seconds >= 0.0).then(|| believed(Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST)))
}

fn believed(wait: Duration) -> Duration {
    wait.clamp(SHORTEST, LONGEST)
}

/// A header that is a number; some upstreams write fractions.
fn number(headers: &HeaderMap, name: &HeaderName) -> Option<f64> {
    let number = text(headers, name)?.parse::<f64>().ok()?;
    (number >= 0.0).then_some(number)
}

fn until(headers: &HeaderMap) -> Option<Duration> {
    let date = |name| PrimitiveDateTime::parse(text(headers, name)?, FORMAT).ok();
    let wait = date(&RETRY_AFTER)? - date(&DATE)?;
    Some(wait.try_into().unwrap_or(Duration::ZERO))
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(pairs: &[(HeaderName, &str)]) -> Option<u128> {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.clone(), value.parse().unwrap()));
        read(&pairs.collect()).map(|wait| wait.as_millis())
    }

    #[test]
    fn seconds_milliseconds_and_fractions_are_clamped() {
        for (text, millis) in [
            ("0", Some(1_000)),
            ("7", Some(7_000)),
            ("1.5", Some(1_500)),
            (" 20 ", Some(20_000)),
            ("1000000000", Some(300_000)),
            ("1e400", Some(300_000)),
            ("-5", None),
            ("NaN", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(wait(&[(RETRY_AFTER, text)]), millis, "{text}");
        }
        assert_eq!(wait(&[(RETRY_AFTER, "9"), (MILLISECONDS, "2500")]), Some(2_500));
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_answer() {
        let date = (DATE, "Sun, 06 Nov 1994 08:49:37 GMT");
        let after = |text| wait(&[date.clone(), (RETRY_AFTER, text)]);
        assert_eq!(after("Sun, 06 Nov 1994 08:50:07 GMT"), Some(30_000));
        assert_eq!(after("Sun, 06 Nov 1994 08:00:00 GMT"), Some(1_000));
        assert_eq!(after("Fri, 31 Dec 9999 23:59:59 GMT"), Some(300_000));
        assert_eq!(after("Sun, 99 Nov 1994 08:50:07 GMT"), None);
        assert_eq!(wait(&[(RETRY_AFTER, "Sun, 06 Nov 1994 08:50:07 GMT")]), None);
    }
}
