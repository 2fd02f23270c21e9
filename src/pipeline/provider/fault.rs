//! What can go wrong upstream, as kinds: never a text that an upstream sent.

use std::time::Duration;

/// A failed call to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No connection, no name, or the connection was lost before a byte was sent.
    Unreachable,
    /// The upstream's certificate or protocol version is not to be trusted.
    Untrusted,
    /// The upstream did not answer, went silent, or was still sending at the deadline.
    Timeout,
    /// The upstream declined the words: final, never tried elsewhere.
    Declined,
    /// 408: the upstream says that it never read the request.
    Unread,
    /// The upstream made a picture, looked at it and withheld it: as final.
    Withheld,
    /// 401 or 403: the operator's key is not accepted.
    Unauthorized,
    /// 402, or a quota that is used up: the operator's account is empty.
    Exhausted,
    /// 404 or 410: the model or the address is gone.
    Gone,
    /// 400, 413 or 422 without a content reason: the upstream takes no such request.
    Unacceptable,
    /// 429: too many calls; the upstream's own waiting time, when it gave one.
    Limited(Option<Duration>),
    /// 503 or 529: too busy to begin; the upstream's own waiting time, when it gave one.
    Overloaded(Option<Duration>),
    /// 500: it failed while working.
    Failed,
    /// 502 or 504 from a gateway in between, or a 409: whether work was done is unknown.
    Gateway,
    /// The answer stopped before its end.
    Truncated,
    /// The answer is not what the interface says.
    Malformed,
    /// The answer is longer than allowed.
    TooLarge,
    /// What came is no picture, a broken one, or none at all.
    NotAPicture,
    /// The upstream sent us elsewhere, or in an encoding that was not asked for.
    Misdirected,
    /// The call was given up from our side.
    Cancelled,
}

/// How far a failed call had come: it decides whether it may be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// No byte of the request left this machine.
    Unsent,
    /// A complete answer said that no work was done.
    Rejected,
    /// The request was sent and nothing certain came back: never repeated.
    Ambiguous,
}

impl Fault {
    /// Its name, for the operator.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Untrusted => "untrusted",
            Self::Timeout => "timeout",
            Self::Declined => "declined",
            Self::Withheld => "withheld",
            Self::Unread => "unread",
            Self::Unauthorized => "unauthorized",
            Self::Exhausted => "exhausted",
            Self::Gone => "gone",
            Self::Unacceptable => "unacceptable",
            Self::Limited(_) => "limited",
            Self::Overloaded(_) => "overloaded",
            Self::Failed => "failed",
            Self::Gateway => "gateway",
            Self::Truncated => "truncated",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::NotAPicture => "not-a-picture",
            Self::Misdirected => "misdirected",
            Self::Cancelled => "cancelled",
        }
    }

    /// How far the call had come.
    #[must_use]
    pub fn reach(self) -> Reach {
        match self {
            Self::Unreachable | Self::Untrusted | Self::Cancelled => Reach::Unsent,
            Self::Declined
            | Self::Unread
            | Self::Unauthorized
            | Self::Exhausted
            | Self::Gone
            | Self::Unacceptable
            | Self::Limited(_)
            | Self::Overloaded(_) => Reach::Rejected,
            Self::Withheld
            | Self::Timeout
            | Self::Failed
            | Self::Gateway
            | Self::Truncated
            | Self::Malformed
            | Self::TooLarge
            | Self::NotAPicture
            | Self::Misdirected => Reach::Ambiguous,
        }
    }

    /// What it means after an earlier request had begun the work, as when a job is asked how far it has come: whatever
    /// became of this one, the work may have been done and paid for, so the whole is never begun again.
    #[must_use]
    pub fn midway(self) -> Self {
        match (self, self.reach()) {
            (Self::Declined | Self::Cancelled, _) | (_, Reach::Ambiguous) => self,
            (Self::Unreachable | Self::Untrusted, _) => Self::Truncated,
            _ => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// safety.md section 2: ambiguous failures are never repeated.
    #[test]
    fn nothing_that_goes_wrong_midway_is_begun_again() {
        for fault in [
            Fault::Unreachable,
            Fault::Untrusted,
            Fault::Unauthorized,
            Fault::Exhausted,
            Fault::Gone,
            Fault::Unacceptable,
            Fault::Limited(None),
            Fault::Overloaded(None),
            Fault::Timeout,
            Fault::Gateway,
            Fault::NotAPicture,
        ] {
            assert_eq!(fault.midway().reach(), Reach::Ambiguous, "{fault:?}");
        }
        assert_eq!(Fault::Timeout.midway(), Fault::Timeout);
        assert_eq!(Fault::Declined.midway(), Fault::Declined);
    }
}
