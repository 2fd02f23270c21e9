//! The law of repeated calls: unsent ones and those that were turned away for now may go on, ambiguous ones never,
//! and a refusal for content is final, also for whoever could stand in (safety.md, section 2).

use std::time::Duration;

use crate::pipeline::provider::Fault;

/// The longest that an order waits because the upstream asks it to.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// How long a provider is left alone whose key or model or certificate is not what it should be.
const TURNED_AWAY: Duration = Duration::from_secs(300);
/// How long one is left alone whose account is empty.
const EXHAUSTED: Duration = Duration::from_secs(900);
/// How long one is left alone whose certificate is not to be trusted.
const UNTRUSTED: Duration = Duration::from_secs(30);

/// What may follow a failed try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequel {
    /// Nothing.
    Over,
    /// Another provider.
    Elsewhere,
    /// Another provider, this once: the work may have been done, but certainly not been charged.
    ElsewhereOnce,
    /// Another provider, or after a while the same.
    ElsewhereOrAgain,
    /// The same, after a while, this once.
    AgainOnce,
    /// The same after the time it asked for, or another where that is too long.
    Wait(Duration),
}

/// What a failed try says of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    /// It works: it was the request that it did not take.
    Well,
    /// It failed.
    Failing,
    /// It works, and asks to be left alone for so long.
    Asks(Duration),
    /// It cannot work until its operator or ours mends something.
    Broken(Duration),
    /// It has no such model, which says nothing of the others.
    Lacks(Duration),
    /// Nothing: the try was given up.
    Unknown,
}

/// What may follow this fault at a provider that does or does not bill what it failed with a 5xx.
pub(super) fn sequel(fault: Fault, bills_5xx: bool) -> Sequel {
    match fault {
        Fault::Unreachable | Fault::Untrusted | Fault::Unauthorized | Fault::Exhausted | Fault::Gone => {
            Sequel::Elsewhere
        }
        Fault::Limited(Some(wait)) | Fault::Overloaded(Some(wait)) if wait <= LONGEST_WAIT => {
            Sequel::Wait(wait)
        }
        Fault::Limited(Some(_)) | Fault::Overloaded(Some(_)) => Sequel::Elsewhere,
        Fault::Limited(None) | Fault::Overloaded(None) => Sequel::ElsewhereOrAgain,
        Fault::Unread => Sequel::AgainOnce,
        Fault::Failed if !bills_5xx => Sequel::ElsewhereOnce,
        // The first three are final, for the words were read; of the others nobody knows what was done and charged.
        Fault::Declined
        | Fault::Withheld
        | Fault::Unacceptable
        | Fault::Timeout
        | Fault::Failed
        | Fault::Gateway
        | Fault::Truncated
        | Fault::Malformed
        | Fault::TooLarge
        | Fault::NotAPicture
        | Fault::Misdirected
        | Fault::Cancelled => Sequel::Over,
    }
}

/// What this fault says of the provider.
pub(super) fn health(fault: Fault) -> Health {
    match fault {
        Fault::Declined | Fault::Withheld | Fault::Unacceptable => Health::Well,
        Fault::Limited(Some(wait)) | Fault::Overloaded(Some(wait)) => Health::Asks(wait),
        Fault::Unauthorized => Health::Broken(TURNED_AWAY),
        Fault::Exhausted => Health::Broken(EXHAUSTED),
        Fault::Untrusted => Health::Broken(UNTRUSTED),
        Fault::Gone => Health::Lacks(TURNED_AWAY),
        Fault::Cancelled => Health::Unknown,
        Fault::Unreachable
        | Fault::Timeout
        | Fault::Unread
        | Fault::Limited(None)
        | Fault::Overloaded(None)
        | Fault::Failed
        | Fault::Gateway
        | Fault::Truncated
        | Fault::Malformed
        | Fault::TooLarge
        | Fault::NotAPicture
        | Fault::Misdirected => Health::Failing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::provider::Reach;

    const SECOND: Duration = Duration::from_secs(1);

    /// Every kind of fault.
    const ALL: [Fault; 22] = [
        Fault::Withheld,
        Fault::Unreachable,
        Fault::Untrusted,
        Fault::Timeout,
        Fault::Declined,
        Fault::Unread,
        Fault::Unauthorized,
        Fault::Exhausted,
        Fault::Gone,
        Fault::Unacceptable,
        Fault::Limited(None),
        Fault::Limited(Some(SECOND)),
        Fault::Overloaded(None),
        Fault::Overloaded(Some(SECOND)),
        Fault::Failed,
        Fault::Gateway,
        Fault::Truncated,
        Fault::Malformed,
        Fault::TooLarge,
        Fault::NotAPicture,
        Fault::Misdirected,
        Fault::Cancelled,
    ];

    #[test]
    fn what_may_have_been_done_is_never_done_again() {
        for fault in ALL {
            for bills in [true, false] {
                let unbilled = fault == Fault::Failed && !bills;
                if fault.reach() == Reach::Ambiguous && !unbilled {
                    assert_eq!(sequel(fault, bills), Sequel::Over, "{}", fault.name());
                }
            }
        }
    }

    /// safety.md T38
    #[test]
    fn a_refusal_for_content_is_final() {
        for fault in [Fault::Declined, Fault::Withheld, Fault::Unacceptable] {
            assert_eq!(sequel(fault, false), Sequel::Over);
            assert_eq!(health(fault), Health::Well);
        }
    }

    #[test]
    fn a_wait_of_more_than_ten_seconds_is_not_waited_for() {
        for fault in [Fault::Limited, Fault::Overloaded] {
            assert_eq!(sequel(fault(Some(10 * SECOND)), true), Sequel::Wait(10 * SECOND));
            assert_eq!(sequel(fault(Some(11 * SECOND)), true), Sequel::Elsewhere);
        }
    }
}
