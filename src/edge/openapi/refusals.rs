//! Which codes an operation can refuse with: each of the table belongs to at least one.

use crate::error::Code;

/// Everywhere: before there is a request, or when something breaks.
pub(super) const ANYWHERE: &[Code] = &[
    Code::BadRequest,
    Code::MethodNotAllowed,
    Code::TooSlow,
    Code::AddressTooLong,
    Code::HeadTooLarge,
    Code::Internal,
    Code::Unavailable,
];

/// Where a key is asked for.
pub(super) const KEYED: &[Code] = &[
    Code::KeyMissing,
    Code::KeyMistyped,
    Code::KeyUnknown,
    Code::KeyExpired,
];

/// Where a page of another site is turned away.
pub(super) const SAME_SITE: &[Code] = &[Code::CrossSite];

/// Where a challenge is given out.
pub(super) const ISSUED: &[Code] = &[
    Code::NotFound,
    Code::ChallengesLimited,
    Code::HourSpent,
    Code::DaySpent,
    Code::UpstreamUnavailable,
    Code::UpstreamBusy,
];

/// Where a challenge is answered.
pub(super) const ANSWERED: &[Code] = &[
    Code::ChallengeMissing,
    Code::ChallengeWrong,
    Code::ChallengeSpent,
    Code::WorkMissing,
    Code::WorkWrong,
    Code::WorkSpent,
];

/// Where a request for a picture is read.
pub(super) const READ: &[Code] = &[
    Code::TooLarge,
    Code::MediaType,
    Code::PromptBlank,
    Code::PromptTooLong,
    Code::PromptControl,
    Code::FieldUnknown,
    Code::FieldRepeated,
    Code::FieldInvalid,
    Code::FieldNotTaken,
    Code::SizeUnknown,
    Code::NumberInvalid,
    Code::NumberOutOfRange,
    Code::ModelUnknown,
];

/// Where a program says how it wants its pictures.
pub(super) const WANTED: &[Code] = &[
    Code::FormUnavailable,
    Code::KeySpent,
    Code::LinksFull,
    Code::IdempotencyKeyInvalid,
    Code::IdempotencyKeyReused,
    Code::RequestRunning,
    Code::RequestOver,
];

/// Where a picture is sent to be changed.
pub(super) const UPLOADED: &[Code] = &[
    Code::ImageMissing,
    Code::ImageInvalid,
    Code::ImageTooLarge,
    Code::MaskWithoutImage,
    Code::MaskSize,
    Code::MaskInvalid,
    Code::StrengthWithoutImage,
];

/// Where a picture is made.
pub(super) const MADE: &[Code] = &[
    Code::ContentRefused,
    Code::ModerationRefused,
    Code::ModerationUnavailable,
    Code::RateLimited,
    Code::Busy,
    Code::HourSpent,
    Code::DaySpent,
    Code::Stopping,
    Code::Declined,
    Code::Withheld,
    Code::NotAccepted,
    Code::UpstreamUnavailable,
    Code::UpstreamBusy,
    Code::Unreachable,
    Code::UpstreamFailed,
    Code::NotAPicture,
    Code::UpstreamTimeout,
    Code::UpstreamTooLarge,
];

/// Several lists as one.
pub(super) fn of(lists: &[&[Code]]) -> Vec<Code> {
    lists.concat()
}
