//! What a status says by itself; the names in an error's body, which say more, are each upstream's own.

use std::time::Duration;

use super::Fault;

/// The fault of an answer with this status (RFC 9110, section 15; 520 to 529 are gateways' own), and of the waiting
/// time it came with.
#[must_use]
pub fn fault_of(status: u16, retry_after: Option<Duration>) -> Fault {
    match status {
        401 | 403 => Fault::Unauthorized,
        402 => Fault::Exhausted,
        404 | 410 => Fault::Gone,
        408 => Fault::Unread,
        409 => Fault::Gateway,
        429 => Fault::Limited(retry_after),
        400..=499 => Fault::Unacceptable,
        502 | 504 | 520..=527 => Fault::Gateway,
        503 | 529 => Fault::Overloaded(retry_after),
        500..=599 => Fault::Failed,
        _ => Fault::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// safety.md section 2.
    #[test]
    fn every_status_has_its_fault() {
        let wait = Some(Duration::from_secs(7));
        for (statuses, fault) in [
            (&[400, 405, 413, 415, 422, 451][..], Fault::Unacceptable),
            (&[401, 403], Fault::Unauthorized),
            (&[402], Fault::Exhausted),
            (&[404, 410], Fault::Gone),
            (&[408], Fault::Unread),
            (&[500, 501, 507, 599], Fault::Failed),
            (&[429], Fault::Limited(wait)),
            (&[409, 502, 504, 520, 527], Fault::Gateway),
            (&[503, 529], Fault::Overloaded(wait)),
            (&[0, 100, 204, 302, 600, 999], Fault::Malformed),
        ] {
            for status in statuses {
                assert_eq!(fault_of(*status, wait), fault, "{status}");
            }
        }
    }
}
