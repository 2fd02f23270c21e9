//! What a visitor is told of a fault.

use std::time::Duration;

use crate::error::{Code, Refusal};
use crate::pipeline::provider::Fault;

use super::breaker::Shut;

/// What an operator whose account is empty needs to mend it, at the least.
const EXHAUSTED: Duration = Duration::from_secs(3600);
/// How long a provider that turned us away is left alone.
const TURNED_AWAY: Duration = Duration::from_secs(300);

/// The refusal for a fault.
pub(in crate::pipeline) fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::Unreachable | Fault::Untrusted => Code::Unreachable.into(),
        Fault::Timeout | Fault::Unread => Code::UpstreamTimeout.into(),
        Fault::Declined => Code::Declined.into(),
        Fault::Withheld => Code::Withheld.into(),
        Fault::Unacceptable => Code::NotAccepted.into(),
        Fault::Unauthorized | Fault::Gone => Refusal::until(Code::UpstreamUnavailable, TURNED_AWAY),
        Fault::Exhausted => Refusal::until(Code::UpstreamUnavailable, EXHAUSTED),
        Fault::Limited(wait) | Fault::Overloaded(wait) => match wait {
            Some(wait) => Refusal::until(Code::UpstreamBusy, wait),
            None => Code::UpstreamBusy.into(),
        },
        Fault::Failed | Fault::Gateway | Fault::Truncated | Fault::Malformed | Fault::Misdirected => {
            Code::UpstreamFailed.into()
        }
        Fault::TooLarge => Code::UpstreamTooLarge.into(),
        Fault::NotAPicture => Code::NotAPicture.into(),
        Fault::Cancelled => Code::Stopping.into(),
    }
}

/// The refusal when nobody is called.
pub(super) fn shut(shut: Shut) -> Refusal {
    match shut {
        Shut::Open(wait) => Refusal::until(Code::UpstreamUnavailable, wait),
        Shut::Held(wait) => Refusal::until(Code::UpstreamBusy, wait),
    }
}

/// The one of two that ends sooner.
pub(super) fn sooner(one: Option<Shut>, other: Shut) -> Shut {
    let wait = |shut: &Shut| match shut {
        Shut::Open(wait) | Shut::Held(wait) => *wait,
    };
    match one {
        Some(one) if wait(&one) <= wait(&other) => one,
        _ => other,
    }
}

/// The one of two faults that a visitor is told: the later, unless the earlier says when it is worth coming back.
pub(super) fn kinder(earlier: Option<Fault>, later: Fault) -> Fault {
    let wait = |fault: Fault| match fault {
        Fault::Limited(wait) | Fault::Overloaded(wait) => wait,
        _ => None,
    };
    let elsewhere = matches!(
        later,
        Fault::Unreachable
            | Fault::Untrusted
            | Fault::Unauthorized
            | Fault::Exhausted
            | Fault::Gone
            | Fault::Limited(_)
            | Fault::Overloaded(_)
    );
    match earlier {
        Some(earlier)
            if elsewhere
                && wait(earlier).is_some_and(|first| wait(later).is_none_or(|then| first < then)) =>
        {
            earlier
        }
        _ => later,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_is_told_what_helps_most() {
        let seconds = |n| Some(Duration::from_secs(n));
        for (earlier, later, told) in [
            (
                Fault::Limited(seconds(60)),
                Fault::Unauthorized,
                Fault::Limited(seconds(60)),
            ),
            (
                Fault::Limited(seconds(60)),
                Fault::Overloaded(seconds(9)),
                Fault::Overloaded(seconds(9)),
            ),
            (Fault::Limited(seconds(60)), Fault::Declined, Fault::Declined),
            (Fault::Unauthorized, Fault::Unreachable, Fault::Unreachable),
            (Fault::Unreachable, Fault::Timeout, Fault::Timeout),
        ] {
            assert_eq!(kinder(Some(earlier), later), told);
        }
    }
}
