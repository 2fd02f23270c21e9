//! Who gets what comes in when two thousand others want it too.

use std::time::Duration;

use crate::crowd::{Crowd, HOUR, Manner, PRICE, Prefix, SLICE};

const ATTACKERS: usize = 2_000;
const HONEST: usize = 30;

/// What is everybody's in so many hours when all want more, in pictures.
fn share(hours: f64) -> f64 {
    600.0 * hours / (ATTACKERS + HONEST) as f64
}

/// A crowd that solves every challenge, comes at once, and of whose calls up to 30 in a hundred fail.
fn attack(seed: u64, manner: Manner) -> Crowd {
    let crowd = Crowd::new(seed, SLICE).failing(seed % 7 * 5);
    let crowd = crowd.with(ATTACKERS, manner, Duration::from_secs(60));
    crowd.with(HONEST, Manner::Honest, HOUR / 2)
}

fn least(crowd: &Crowd) -> u64 {
    let pictures = crowd.of(Manner::Honest).map(|prefix| prefix.pictures);
    pictures.min().expect("somebody honest")
}

/// One hour of attack by whoever asks as fast as they can: what the worst-off honest prefix got, in shares.
fn hour(seed: u64) -> f64 {
    let mut crowd = attack(seed, Manner::Hasty);
    crowd.run(HOUR);
    assert!(crowd.spent <= SLICE.per_hour, "seed {seed}: {}", crowd.spent);
    let idle = SLICE.per_hour.less(crowd.spent);
    assert!(idle <= PRICE.times(100), "seed {seed}: {idle} lay idle");
    for honest in crowd.of(Manner::Honest) {
        assert!(
            honest.put_off.is_zero(),
            "seed {seed}: the wait that was told is the longest"
        );
    }
    least(&crowd) as f64 / share(1.0)
}

// safety.md T6, tier: run
#[test]
fn whoever_comes_when_told_has_a_share_of_the_first_hour() {
    for seed in 1..=10 {
        let got = hour(seed);
        assert!(got >= 0.9, "seed {seed}: {got} of a share");
    }
}

// safety.md T6, tier: full
#[test]
#[ignore = "a hundred hours of attack"]
#[expect(clippy::print_stdout, reason = "the figure of the README is printed here")]
fn in_a_hundred_attacks_every_honest_prefix_has_its_share() {
    let got: Vec<f64> = (1..=100).map(hour).collect();
    let least = got.iter().copied().fold(f64::MAX, f64::min);
    println!("100 hours of attack: overshoot 0, the worst-off honest prefix got {least:.2} of its share");
    assert!(least >= 0.9, "{least} of a share");
}

// safety.md T6, tier: run
#[test]
fn attackers_who_behave_like_everybody_get_what_everybody_gets() {
    for seed in [7, 14] {
        let mut crowd = attack(seed, Manner::Patient);
        crowd.run(HOUR * 24);
        let got = |manner| -> Vec<f64> {
            let prefixes = crowd.of(manner);
            prefixes
                .map(|prefix| prefix.pictures as f64 / share(24.0))
                .collect()
        };
        let mean = |all: Vec<f64>| all.iter().sum::<f64>() / all.len() as f64;
        assert!(
            got(Manner::Honest).into_iter().all(|got| got >= 0.9),
            "{:?}",
            got(Manner::Honest)
        );
        let (honest, patient) = (mean(got(Manner::Honest)), mean(got(Manner::Patient)));
        assert!(
            (0.95..=1.05).contains(&(honest / patient)),
            "{honest} to {patient}"
        );
        let put_off = crowd.of(Manner::Honest).map(|prefix| prefix.put_off).max();
        assert!(
            put_off <= Some(Duration::from_secs(60)),
            "the wait that was told is true: {put_off:?}"
        );
    }
}

// safety.md T6, tier: run
#[test]
fn turns_that_are_kept_and_not_used_take_no_more_than_turns_that_are() {
    let mut crowd = attack(3, Manner::Absent);
    crowd.run(HOUR * 24);
    assert!(least(&crowd) as f64 >= 0.9 * share(24.0), "{}", least(&crowd));
}

#[test]
fn what_one_does_not_want_is_shared_by_the_others() {
    let crowd = Crowd::new(1, SLICE).with(1, Manner::Patient, Duration::from_secs(1));
    let mut crowd = crowd.with(10, Manner::Honest, HOUR / 4);
    crowd.run(HOUR);
    let of = |manner| crowd.of(manner).map(|prefix| prefix.pictures).collect::<Vec<_>>();
    // One of them wants everything, ten want a picture every three minutes and a half.
    assert!(
        of(Manner::Honest).iter().all(|pictures| *pictures >= 10),
        "{:?}",
        of(Manner::Honest)
    );
    let (greedy, modest) = (of(Manner::Patient)[0], of(Manner::Honest).iter().sum::<u64>());
    assert!(greedy + modest >= 590, "{greedy} and {modest} of 600");
}

#[test]
fn whoever_took_what_was_saved_waits_for_those_who_come_after() {
    let mut crowd = Crowd::new(1, SLICE);
    crowd.run(HOUR);
    let mut crowd = crowd.with(20, Manner::Hasty, Duration::from_secs(1));
    crowd.run(HOUR / 6);
    let taken: u64 = crowd.of(Manner::Hasty).map(|prefix| prefix.pictures).sum();
    assert!(taken >= 600, "{taken} of what an hour had saved");
    let mut crowd = crowd.with(20, Manner::Honest, Duration::from_secs(60));
    crowd.run(HOUR / 6);
    let waits = |prefix: &Prefix| prefix.told.first().copied().unwrap_or_default();
    assert!(crowd.of(Manner::Honest).all(|prefix| prefix.pictures >= 2));
    assert!(
        crowd
            .of(Manner::Honest)
            .all(|prefix| waits(prefix) < Duration::from_secs(180))
    );
}
