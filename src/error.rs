//! The code table: everything that can be refused, with its status and the message that says what to do.
//!
//! A refusal carries a code and at most the name of a field and a waiting time: never text from a visitor
//! or an upstream, so that nothing of theirs can reach a log or a page by way of an error.

use std::time::Duration;

use crate::clock::TimeOfDay;
use crate::form::Field;

/// Declares the table once: variant, status, stable name.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $status:literal $name:literal,)+) => {
        /// Why something was refused; its messages are `error-{name}` and `error-{name}.detail`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The HTTP status that goes with it (RFC 9110).
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// What it says, in one sentence for programmers.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }

            /// Its name on the wire, stable between versions.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

codes! {
    /// The request cannot be read.
    BadRequest = 400 "bad-request",
    /// A program came without a key.
    KeyMissing = 401 "key-missing",
    /// What came as a key is spelled like none.
    KeyMistyped = 401 "key-mistyped",
    /// The key is none of those that are known.
    KeyUnknown = 401 "key-unknown",
    /// The key's last day has passed.
    KeyExpired = 401 "key-expired",
    /// What came as an `Idempotency-Key` is spelled like none.
    IdempotencyKeyInvalid = 400 "idempotency-key-invalid",
    /// The form came from another site.
    CrossSite = 403 "cross-site",
    /// There is no such page.
    NotFound = 404 "not-found",
    /// The page does not take this method.
    MethodNotAllowed = 405 "method-not-allowed",
    /// The sender was too slow.
    TooSlow = 408 "request-timeout",
    /// The form is larger than a form can be.
    TooLarge = 413 "payload-too-large",
    /// The address is longer than an address can be.
    AddressTooLong = 414 "uri-too-long",
    /// The form is in a format that is not read here.
    MediaType = 415 "unsupported-media-type",
    /// The request's head is too large.
    HeadTooLarge = 431 "headers-too-large",
    /// There are no words to make a picture of.
    PromptBlank = 422 "prompt-missing",
    /// The words are too many.
    PromptTooLong = 422 "prompt-too-long",
    /// The words hold characters that cannot be typed.
    PromptControl = 422 "prompt-characters",
    /// The form holds a field that does not exist.
    FieldUnknown = 422 "field-unknown",
    /// The form holds a field twice.
    FieldRepeated = 422 "field-twice",
    /// A field's value is none of those it can have.
    FieldInvalid = 422 "field-invalid",
    /// The model makes no such size.
    SizeUnknown = 422 "size-unknown",
    /// What should be a number is none.
    NumberInvalid = 422 "number-invalid",
    /// The number is not one the model takes.
    NumberOutOfRange = 422 "number-out-of-range",
    /// The model does not take this field.
    FieldNotTaken = 422 "field-not-taken",
    /// The answer cannot be given in the form that was asked for.
    FormUnavailable = 422 "response-format-not-available",
    /// There is nothing to be changed.
    ImageMissing = 422 "image-missing",
    /// The visitor's file is no whole picture of a kind that is taken.
    ImageInvalid = 422 "image-invalid",
    /// The visitor's file has more bytes or pixels than are taken.
    ImageTooLarge = 413 "image-too-large",
    /// A mask came without the picture it is for.
    MaskWithoutImage = 422 "mask-without-image",
    /// A strength came without the picture it is about.
    StrengthWithoutImage = 422 "strength-without-image",
    /// The mask is not as wide and high as the picture.
    MaskSize = 422 "mask-size",
    /// The mask is no PNG, or none of the kind the model takes.
    MaskInvalid = 422 "mask-invalid",
    /// There is no such model.
    ModelUnknown = 422 "model-unknown",
    /// The words break a rule of the operator's.
    ContentRefused = 422 "content-refused",
    /// The service that looks at words declined them.
    ModerationRefused = 422 "moderation-refused",
    /// The service that looks at words has no answer.
    ModerationUnavailable = 503 "moderation-unavailable",
    /// An answer to a challenge is missing.
    ChallengeMissing = 422 "challenge-missing",
    /// The answer was wrong, and is used up.
    ChallengeWrong = 422 "challenge-wrong",
    /// The challenge was answered before, is too old, or belongs to somebody else.
    ChallengeSpent = 409 "challenge-unknown",
    /// The visitor's browser has to do a proof of work first.
    WorkMissing = 422 "challenge-work-missing",
    /// The work was not done, and its challenge is used up.
    WorkWrong = 422 "challenge-work-wrong",
    /// The work was handed in before, is too old, or was given to somebody else.
    WorkSpent = 409 "challenge-work-unknown",
    /// Something else was asked for under this `Idempotency-Key`.
    IdempotencyKeyReused = 422 "idempotency-key-reused",
    /// The request with this `Idempotency-Key` is being answered, where nobody else can read along.
    RequestRunning = 409 "request-running",
    /// The request with this `Idempotency-Key` is over.
    RequestOver = 409 "request-over",
    /// Too many challenges were asked for.
    ChallengesLimited = 429 "challenge-flood",
    /// The allowance of this connection is used up.
    RateLimited = 429 "rate-limited",
    /// The queue is full.
    Busy = 503 "queue-full",
    /// As many pictures wait behind links as may.
    LinksFull = 503 "links-full",
    /// There is no money for another picture in this hour.
    HourSpent = 503 "hour-spent",
    /// There is no money for another picture today.
    DaySpent = 503 "day-spent",
    /// What may be spent on this key in a day is spent.
    KeySpent = 429 "key-spent",
    /// The service is stopping.
    Stopping = 503 "shutting-down",
    /// The image service declined the words.
    Declined = 422 "upstream-refused",
    /// The image service made a picture and withheld it.
    Withheld = 422 "upstream-withheld",
    /// The image service does not take such a request.
    NotAccepted = 422 "upstream-not-accepted",
    /// The image service cannot be used for now.
    UpstreamUnavailable = 503 "upstream-unavailable",
    /// The image service has too much to do.
    UpstreamBusy = 503 "upstream-busy",
    /// The image service cannot be reached.
    Unreachable = 502 "upstream-unreachable",
    /// The image service failed.
    UpstreamFailed = 502 "upstream-failed",
    /// The image service sent something that is not an image.
    NotAPicture = 502 "upstream-not-an-image",
    /// The image service did not finish in time.
    UpstreamTimeout = 504 "upstream-timeout",
    /// What the image service sends is larger than is passed on.
    UpstreamTooLarge = 502 "upstream-too-large",
    /// A part of this server is not running.
    Unavailable = 503 "unavailable",
    /// Something broke on our side.
    Internal = 500 "internal",
}

impl Code {
    /// Whether a challenge was answered wrongly, which guessing looks like.
    #[must_use]
    pub fn is_wrong_answer(self) -> bool {
        matches!(self, Self::ChallengeWrong | Self::WorkWrong)
    }
}

/// A request that is not served, and what its sender may do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The field it is about.
    pub field: Option<Field>,
    /// When to come back.
    pub retry_after: Option<Duration>,
    /// The least and the most a number may be.
    pub range: Option<(u32, u32)>,
    /// Whether the next request needs no new answer to a challenge, for this was our fault.
    pub pass: bool,
    /// Whether harder work lets the next request through without waiting.
    pub work: bool,
    /// The time of day at which it is possible, where that is known.
    pub opens: Option<TimeOfDay>,
}

/// How long to wait after a 429 or 503 that knows no better.
const USUAL_WAIT: Duration = Duration::from_secs(30);

impl Refusal {
    /// A refusal for this field.
    #[must_use]
    pub fn of(code: Code, field: Field) -> Self {
        Self {
            field: Some(field),
            ..code.into()
        }
    }

    /// A refusal until some time has passed.
    #[must_use]
    pub fn until(code: Code, retry_after: Duration) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..code.into()
        }
    }

    /// A refusal because the number in this field is not between these two.
    #[must_use]
    pub fn out_of_range(field: Field, least: u32, most: u32) -> Self {
        Self {
            range: Some((least, most)),
            ..Self::of(Code::NumberOutOfRange, field)
        }
    }

    /// The waiting time in whole seconds, rounded up to five: what `Retry-After` says (RFC 9110, 10.2.3).
    #[must_use]
    pub fn retry_seconds(&self) -> Option<u64> {
        self.retry_after.map(|wait| {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            seconds.max(1).div_ceil(5) * 5
        })
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        let waits = matches!(code.status(), 429 | 503);
        Self {
            code,
            field: None,
            retry_after: waits.then_some(USUAL_WAIT),
            range: None,
            pass: false,
            work: false,
            opens: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_time_is_rounded_up_to_five_seconds() {
        for (millis, seconds) in [(0, 5), (1, 5), (5_000, 5), (5_001, 10), (61_000, 65)] {
            let refusal = Refusal::until(Code::Busy, Duration::from_millis(millis));
            assert_eq!(refusal.retry_seconds(), Some(seconds), "{millis} ms");
        }
    }

    #[test]
    fn no_two_codes_share_a_name() {
        let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
