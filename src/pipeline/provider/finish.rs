//! Why a model of Google's stopped, which others who lead to it repeat.

use super::decode::Short;

/// What it names when it declined the words or the picture.
const DECLINED: [&str; 9] = [
    "SAFETY",
    "IMAGE_SAFETY",
    "PROHIBITED_CONTENT",
    "IMAGE_PROHIBITED_CONTENT",
    "RECITATION",
    "IMAGE_RECITATION",
    "BLOCKLIST",
    "SPII",
    "NO_IMAGE",
];

/// Whether a reason to stop means that something was declined.
pub(super) fn is_declined(reason: &Short) -> bool {
    DECLINED.iter().any(|name| reason.is(name))
}
