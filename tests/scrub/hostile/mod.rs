//! Threat 23: a corpus of hostile files, made here. None passes wrongly, none panics, none makes scrub hold much.

mod bombs;
mod liars;
mod others;

use afterimage::pipeline::scrub::{Limits, ScrubFault, Source};

use crate::filter::{CANARY, cleaned, holds, scrub_in};
use crate::fixture::pixels;

/// What must become of a hostile file.
enum Fate {
    /// This fault and no other.
    Refused(ScrubFault),
    /// The same as this picture gives: the hostile part is gone.
    Disarmed(Vec<u8>),
    /// A fault, or a picture that another decoder sees as it sees this one.
    NotMisread(Vec<u8>),
}

struct Hostile {
    name: String,
    file: Vec<u8>,
    fate: Fate,
}

fn hostile(name: impl Into<String>, file: Vec<u8>, fate: Fate) -> Hostile {
    Hostile {
        name: name.into(),
        file,
        fate,
    }
}

#[test]
fn no_hostile_file_passes_wrongly() {
    let corpus: Vec<Hostile> = [others::others(), bombs::bombs(), liars::liars(), liars::cuts()]
        .into_iter()
        .flatten()
        .collect();
    assert!(corpus.len() >= 200, "{} files", corpus.len());
    for Hostile { name, file, fate } in corpus {
        // Pieces as a socket gives them; what is held is watched in between.
        let borders: Vec<usize> = (0..file.len()).step_by(16_000).collect();
        let outcome = scrub_in(&file, &borders, Limits::default(), Source::TrainedModel);
        match fate {
            Fate::Refused(fault) => assert_eq!(outcome.result, Err(fault), "{name}"),
            Fate::Disarmed(picture) => {
                assert_eq!(outcome.result, Ok(()), "{name}");
                assert!(outcome.bytes == cleaned(&picture), "{name}");
            }
            Fate::NotMisread(picture) if outcome.result.is_ok() => {
                assert!(pixels(&outcome.bytes) == pixels(&picture), "{name}");
                assert!(!holds(&outcome.bytes, CANARY), "{name}");
            }
            Fate::NotMisread(_) => {}
        }
    }
}
