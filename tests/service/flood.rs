//! One network asks for challenges without end; the others do not notice.

use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::{ChallengeId, Ledger, Memory, SessionId, SessionRecord};
use time::OffsetDateTime;

const HONEST: u32 = 1_000;

fn names(network: u32, number: u32) -> (SessionId, ChallengeId) {
    (
        SessionId::new(format!("{network}-{number}")),
        ChallengeId::new(&format!("{number}")),
    )
}

/// A session with one challenge.
async fn issue(ledger: &Memory, network: u32, number: u32) {
    let mut name = [0; 16];
    name[..4].copy_from_slice(&network.to_be_bytes());
    let (session, challenge) = names(network, number);
    let record = SessionRecord {
        id: session.clone(),
        // A manual clock begins an hour after the machine.
        born: Duration::from_secs(3_600).as_nanos().try_into().unwrap(),
        network: name,
    };
    // Not every challenge opens a session, and still there are more of them than there is room for.
    if number.is_multiple_of(8) {
        let cookie = format!("cookie {network}-{number}");
        ledger.keep_session(&cookie, record).await.unwrap();
    }
    let answer = number.to_string().into();
    ledger
        .keep_challenge(&session, name, &challenge, answer)
        .await
        .unwrap();
}

/// Whether the visitor who holds this cookie can answer.
async fn alive(ledger: &Memory, network: u32, number: u32) -> bool {
    let cookie = format!("cookie {network}-{number}");
    let Some(session) = ledger.session(&cookie).await.unwrap() else {
        return false;
    };
    let (session, challenge) = (session.id, names(network, number).1);
    let taken = ledger.take_challenge(&session, &challenge).await.unwrap();
    taken.is_some_and(|answer| *answer == number.to_string())
}

// safety.md T36, tier: run
#[actix_web::test]
async fn a_million_challenges_of_one_network_take_none_from_another() {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Memory::new(Clock::new(time.clone()));
    for network in 1..=HONEST {
        issue(&ledger, network, 0).await;
    }
    for number in 0..1_000_000 {
        issue(&ledger, 0, number).await;
    }
    let records = ledger.records();
    assert_eq!((records.challenges, records.sessions), (50_000, 100_000));
    // Who comes while it goes on finds room as well.
    issue(&ledger, HONEST + 1, 0).await;
    for number in 1_000_000..1_050_000 {
        issue(&ledger, 0, number).await;
    }
    time.advance(Duration::from_secs(599));
    for network in 1..=HONEST + 1 {
        assert!(alive(&ledger, network, 0).await, "{network}");
    }
    assert!(
        alive(&ledger, 0, 1_049_992).await && !alive(&ledger, 0, 0).await,
        "its own oldest made room for its newest"
    );
    time.advance(Duration::from_secs(1));
    ledger.sweep();
    assert_eq!(ledger.records().challenges, 0);
}
