use super::*;
use std::task::Waker;

fn is_lost(place: &Place) -> bool {
    place.is_lost(&Context::from_waker(Waker::noop()))
}

fn served(place: &Place) {
    place.occupant().head();
    place.occupant().whole();
}

/// safety.md T33
#[test]
fn the_one_that_has_waited_longest_makes_room() {
    let places = Places::new(3, 3);
    let [first, second, third] = [1, 2, 3].map(|client| places.take(Some([client; 16]), None).unwrap());
    served(&first);
    let fourth = places.take(Some([4; 16]), None).unwrap();
    let census = Census {
        open: 3,
        accepted: 4,
        refused: 0,
        evicted: 1,
    };
    assert_eq!(places.census(), census);
    assert!(!is_lost(&first), "it is being answered");
    assert!(is_lost(&second));
    first.occupant().answered(true);
    let fifth = places.take(None, None).unwrap();
    assert!(
        is_lost(&third) && !is_lost(&first),
        "it has waited for a shorter time"
    );
    assert!(!is_lost(&fourth) && !is_lost(&fifth));
}

/// safety.md section 2
#[test]
fn only_who_asks_nothing_more_is_dismissed() {
    let places = Places::new(9, 9);
    let [fresh, sending, answered, idle] = [(); 4].map(|()| places.take(None, None).unwrap());
    sending.occupant().head();
    served(&answered);
    served(&idle);
    idle.occupant().answered(true);
    places.dismiss_idle();
    assert!(idle.is_dismissed() && !is_lost(&idle));
    for other in [&fresh, &sending, &answered] {
        assert!(!other.is_dismissed());
    }
    idle.occupant().head();
    assert!(!idle.is_dismissed(), "it has asked once more");
    assert_eq!(places.census().evicted, 0);
}

/// safety.md T33
#[test]
fn who_has_many_makes_room_for_their_own() {
    let places = Places::new(100, 2);
    let other = places.take(Some([1; 16]), None).unwrap();
    let [first, second] = [(); 2].map(|()| places.take(Some([2; 16]), None).unwrap());
    let third = places.take(Some([2; 16]), None).unwrap();
    assert!(is_lost(&first) && !is_lost(&second) && !is_lost(&third) && !is_lost(&other));
}

/// safety.md T33
#[test]
fn who_is_being_answered_makes_room_for_nobody() {
    let places = Places::new(2, 1);
    let first = places.take(Some([1; 16]), None).unwrap();
    served(&first);
    assert!(
        places.take(Some([1; 16]), None).is_none(),
        "the client's only place"
    );
    let second = places.take(None, None).unwrap();
    served(&second);
    assert!(places.take(None, None).is_none(), "the last of all");
    assert_eq!(places.census().refused, 2);
    drop(first);
    assert!(places.take(Some([1; 16]), None).is_some());
    assert!(!is_lost(&second));
}

/// safety.md T33
#[test]
fn whoever_can_be_a_new_client_at_will_has_half_of_all_places() {
    let (places, crowd) = (Places::new(6, 2), Some([9; 16]));
    let own = places.take(Some([1; 16]), None).unwrap();
    let circuits: Vec<_> = (2..6)
        .map(|client| places.take(Some([client; 16]), crowd).unwrap())
        .collect();
    let lost: Vec<bool> = circuits.iter().map(is_lost).collect();
    assert_eq!(
        lost,
        [true, false, false, false],
        "three of six, and the longest goes first"
    );
    circuits.iter().for_each(served);
    assert!(
        places.take(Some([7; 16]), crowd).is_none(),
        "they are being answered"
    );
    assert!(places.take(Some([8; 16]), None).is_some() && !is_lost(&own));
    assert!(circuits[1].is_circuit() && !own.is_circuit());
}

#[test]
fn proxies_count_among_all_and_not_for_themselves() {
    let places = Places::new(3, 1);
    let all = [(); 3].map(|()| places.take(None, None).unwrap());
    assert!(!all.iter().any(is_lost));
    let next = places.take(None, None).unwrap();
    assert!(is_lost(&all[0]) && !is_lost(&next));
}

#[test]
fn nothing_is_known_of_who_has_left() {
    let places = Places::new(3, 2);
    let all = [1, 1, 2].map(|client| places.take(Some([client; 16]), None).unwrap());
    served(&all[0]);
    let more = places.take(Some([3; 16]), None);
    drop((all, more));
    places.with(|table| {
        assert!(table.held.is_empty() && table.waiting.is_empty() && table.crowds.is_empty());
    });
}

#[test]
fn what_a_lost_connection_still_does_changes_nothing() {
    let places = Places::new(1, 1);
    let lost = places.take(None, None).unwrap();
    let kept = places.take(None, None).unwrap();
    served(&lost);
    lost.occupant().answered(true);
    drop(lost);
    assert!(!is_lost(&kept));
    served(&kept);
    assert!(places.take(None, None).is_none(), "one place, and it is taken");
}
