//! Who is served when, and who waits.

use super::*;
use futures_util::FutureExt;

fn queue(slots: usize) -> Arc<Queue> {
    Queue::new(NonZeroUsize::new(slots).unwrap(), Clock::system())
}

fn visitor(number: u8) -> ClientKey {
    ClientKey::for_tests(number)
}

fn turn(place: &mut Place) -> Turn {
    place.turn().now_or_never().unwrap()
}

/// Where a place stands, whether or not that has been asked before.
fn latest(place: &mut Place) -> Turn {
    *place.turn.borrow()
}

#[test]
fn a_free_slot_is_given_at_once() {
    assert_eq!(turn(&mut queue(1).enter(visitor(1)).unwrap()), Turn::Now);
}

#[test]
fn the_next_in_line_gets_the_place_of_who_leaves() {
    let queue = queue(1);
    let first = queue.enter(visitor(1)).unwrap();
    let mut second = queue.enter(visitor(2)).unwrap();
    let mut third = queue.enter(visitor(3)).unwrap();
    assert_eq!(
        (turn(&mut second), turn(&mut third)),
        (Turn::Waiting(0), Turn::Waiting(1))
    );
    drop(first);
    assert_eq!(
        (turn(&mut second), turn(&mut third)),
        (Turn::Now, Turn::Waiting(0))
    );
}

#[test]
fn nobody_holds_two_places_before_others_have_one() {
    let queue = queue(1);
    let greedy_first = queue.enter(visitor(1)).unwrap();
    let mut greedy: Vec<Place> = (0..3).map(|_| queue.enter(visitor(1)).unwrap()).collect();
    let mut late = queue.enter(visitor(2)).unwrap();
    assert_eq!(turn(&mut late), Turn::Waiting(0));
    drop(greedy_first);
    assert_eq!(turn(&mut late), Turn::Now);
    assert_eq!(turn(&mut greedy[0]), Turn::Waiting(0));
}

#[test]
fn two_visitors_with_many_places_take_turns() {
    let queue = queue(1);
    let first = queue.enter(visitor(9)).unwrap();
    let mut places: Vec<(u8, Place)> = [1, 1, 2, 2]
        .map(|number| (number, queue.enter(visitor(number)).unwrap()))
        .into_iter()
        .collect();
    drop(first);
    let mut served = Vec::new();
    while !places.is_empty() {
        let next = places
            .iter_mut()
            .position(|(_, place)| latest(place) == Turn::Now)
            .unwrap();
        served.push(places.remove(next).0);
    }
    assert_eq!(served, [1, 2, 1, 2]);
}

#[test]
fn who_has_left_altogether_is_forgotten() {
    let queue = queue(1);
    drop((queue.enter(visitor(1)).unwrap(), queue.enter(visitor(1)).unwrap()));
    assert!(queue.lock().visitors.is_empty());
}

#[test]
fn who_leaves_while_waiting_frees_no_slot() {
    let queue = queue(1);
    let _running = queue.enter(visitor(1)).unwrap();
    let waiting = queue.enter(visitor(2)).unwrap();
    drop(waiting);
    assert_eq!(queue.load(), (1, 0));
}

#[test]
fn fewer_slots_take_nothing_from_who_is_served_and_more_let_the_next_through_at_once() {
    let slots = |number| NonZeroUsize::new(number).unwrap();
    let queue = queue(3);
    let mut places: Vec<Place> = (0..6).map(|n| queue.enter(visitor(n)).unwrap()).collect();
    queue.resize(slots(1));
    assert_eq!(queue.load(), (3, 3));
    assert!(queue.enter(visitor(7)).is_ok(), "four may wait for one");
    for served in [2, 1] {
        drop(places.remove(0));
        assert_eq!(
            queue.load(),
            (served, 3),
            "nobody follows while there are too many"
        );
    }
    drop(places.remove(0));
    assert_eq!(queue.load(), (1, 2));
    queue.resize(slots(2));
    assert_eq!(queue.load(), (2, 1));
    assert_eq!(latest(&mut places[1]), Turn::Now);
}

#[test]
fn pressure_counts_who_is_served_and_who_waits() {
    let queue = queue(2);
    assert!(queue.pressure().fullness.abs() < f64::EPSILON);
    let _places: Vec<Place> = (0..5).map(|n| queue.enter(visitor(n)).unwrap()).collect();
    let pressure = queue.pressure();
    assert!((pressure.fullness - 0.5).abs() < 1e-9, "{pressure:?}");
    assert!(
        (pressure.per_second - 0.2).abs() < 1e-9,
        "two slots, ten seconds each as a first guess: {pressure:?}"
    );
}

#[test]
fn a_full_queue_refuses_at_once_and_says_when_to_come_back() {
    let queue = queue(2);
    let places: Vec<Place> = (0..10).map(|n| queue.enter(visitor(n)).unwrap()).collect();
    let refusal = queue.enter(visitor(11)).err().unwrap();
    assert_eq!((refusal.code, refusal.retry_seconds()), (Code::Busy, Some(40)));
    drop(places);
    assert_eq!(queue.load(), (0, 0));
    assert!(queue.enter(visitor(11)).is_ok());
}
