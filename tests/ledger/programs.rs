//! What either ledger promises to programs: a request is made once, and a picture is given once.

use std::time::Duration;

use afterimage::ledger::programs::{Begun, PictureName, Request, RequestBody, RequestName, Room};
use afterimage::ledger::retention::{LEASE, LINK, REQUEST};
use bytes::Bytes;
use futures_util::future::join_all;

use crate::promises::{Ground, memory, valkey};

const MICRO: Duration = Duration::from_micros(1);
/// Whose pictures wait, where it is one owner's.
const OWNER: [u8; 16] = [1; 16];
/// Of which one owner alone can have two thirds.
const ROOM: Room = Room {
    pictures: 6,
    bytes: 150,
};

pub(crate) fn request(name: u8, body: u8, turn: u8) -> Request {
    Request {
        name: RequestName([name; 16]),
        body: RequestBody([body; 16]),
        turn: [turn; 16],
    }
}

pub(crate) fn picture(name: u8) -> PictureName {
    PictureName([name; 16])
}

fn both() -> [Ground; 2] {
    [memory(), valkey()]
}

async fn begin(ground: &Ground, request: &Request) -> Begun {
    ground.ledger.begin_request(request).await.unwrap()
}

async fn reserve(ground: &Ground, names: &[u8], each: u64) -> bool {
    reserve_for(OWNER, ground, names, each).await
}

async fn reserve_for(owner: [u8; 16], ground: &Ground, names: &[u8], each: u64) -> bool {
    let names: Vec<PictureName> = names.iter().copied().map(picture).collect();
    let reserved = ground.ledger.reserve_pictures(owner, &names, each, &ROOM);
    reserved.await.unwrap()
}

async fn add(ground: &Ground, name: u8, place: u32, bytes: usize) -> bool {
    let piece = Bytes::from(vec![name; bytes]);
    ground
        .ledger
        .add_piece(picture(name), place, piece)
        .await
        .unwrap()
}

async fn keep(ground: &Ground, name: u8) -> bool {
    ground.ledger.keep_picture(picture(name)).await.unwrap()
}

async fn waits(ground: &Ground, name: u8) -> Option<u64> {
    ground.ledger.picture(picture(name)).await.unwrap()
}

async fn take(ground: &Ground, name: u8) -> Option<u64> {
    ground.ledger.take_picture(picture(name)).await.unwrap()
}

async fn piece(ground: &Ground, name: u8, place: u32) -> Option<Bytes> {
    ground.ledger.take_piece(picture(name), place).await.unwrap()
}

#[actix_web::test]
async fn of_two_hundred_copies_of_a_request_exactly_one_is_the_first() {
    for ground in both() {
        for name in 0..10 {
            let copies: Vec<Request> = (0..200).map(|turn| request(name, 1, turn)).collect();
            let begun = join_all(copies.iter().map(|copy| begin(&ground, copy))).await;
            let of = |wanted: Begun| begun.iter().filter(|begun| **begun == wanted).count();
            assert_eq!((of(Begun::First), of(Begun::Running)), (1, 199));
            assert_eq!(begin(&ground, &request(name, 2, 0)).await, Begun::Another);
        }
    }
}

#[actix_web::test]
async fn a_request_that_is_over_is_known_for_ten_minutes_with_what_was_kept() {
    for ground in both() {
        let (first, again) = (request(1, 1, 1), request(1, 1, 2));
        assert_eq!(begin(&ground, &first).await, Begun::First);
        // Nobody ends or forgets what another began.
        ground.ledger.end_request(&again, None);
        ground.ledger.forget_request(&again);
        assert_eq!(begin(&ground, &again).await, Begun::Running);
        ground.time.advance(LEASE - MICRO);
        let kept = Some(b"\0sealed\xff".to_vec());
        ground.ledger.end_request(&first, kept.clone());
        ground.ledger.forget_request(&first);
        assert_eq!(begin(&ground, &again).await, Begun::Over(kept.clone()));
        assert_eq!(begin(&ground, &request(1, 2, 2)).await, Begun::Another);
        ground.time.advance(REQUEST - MICRO);
        assert_eq!(begin(&ground, &again).await, Begun::Over(kept));
        ground.time.advance(MICRO);
        assert_eq!(begin(&ground, &request(1, 2, 2)).await, Begun::First);
    }
}

#[actix_web::test]
async fn a_request_whose_server_is_lost_is_over_and_not_made_again() {
    for ground in both() {
        let (first, again) = (request(1, 1, 1), request(1, 1, 2));
        begin(&ground, &first).await;
        for _ in 0..20 {
            ground.time.advance(LEASE - MICRO);
            ground.ledger.renew_request(&first);
            assert_eq!(begin(&ground, &again).await, Begun::Running);
        }
        ground.time.advance(LEASE);
        assert_eq!(begin(&ground, &again).await, Begun::Over(None));
        ground.ledger.renew_request(&first);
        assert_eq!(begin(&ground, &again).await, Begun::Over(None));
        ground.time.advance(REQUEST - LEASE);
        assert_eq!(begin(&ground, &again).await, Begun::First);
    }
}

#[actix_web::test]
async fn a_request_that_is_forgotten_was_never_made() {
    for ground in both() {
        begin(&ground, &request(1, 1, 1)).await;
        ground.ledger.forget_request(&request(1, 1, 1));
        assert_eq!(begin(&ground, &request(1, 2, 2)).await, Begun::First);
    }
}

#[actix_web::test]
async fn a_picture_is_given_to_one_of_two_hundred_and_each_piece_once() {
    for ground in both() {
        for name in 0..10 {
            assert!(reserve(&ground, &[name], 30).await);
            assert!(add(&ground, name, 0, 20).await && add(&ground, name, 1, 3).await);
            assert_eq!(
                (waits(&ground, name).await, take(&ground, name).await),
                (None, None)
            );
            assert!(keep(&ground, name).await);
            assert_eq!(waits(&ground, name).await, Some(23));
            assert_eq!(piece(&ground, name, 0).await, None, "nobody has taken it");
            let taken = join_all((0..200).map(|_| take(&ground, name))).await;
            assert_eq!(taken.into_iter().flatten().collect::<Vec<_>>(), [23]);
            assert_eq!(waits(&ground, name).await, None);
            for (place, bytes) in [(1, 3), (0, 20)] {
                assert_eq!(piece(&ground, name, place).await, Some(vec![name; bytes].into()));
                assert_eq!(piece(&ground, name, place).await, None);
            }
            ground.ledger.drop_pictures(&[picture(name)]);
        }
        assert!(
            reserve(&ground, &[1, 2, 3, 4], 25).await,
            "all of its part is there again"
        );
    }
}

#[actix_web::test]
async fn room_is_kept_for_all_pictures_of_an_answer_or_for_none() {
    for ground in both() {
        assert!(!reserve(&ground, &[1, 2, 3, 4, 5], 1).await, "five are too many");
        assert!(!reserve(&ground, &[1, 2], 51).await, "and so are 102 bytes");
        assert!(reserve(&ground, &[1, 2], 50).await);
        assert!(!reserve(&ground, &[3], 1).await, "all of its part is kept");
        assert!(
            add(&ground, 1, 0, 50).await && !add(&ground, 1, 1, 1).await,
            "and no more is taken"
        );
        assert!(add(&ground, 2, 0, 10).await && keep(&ground, 2).await);
        assert!(reserve(&ground, &[3], 40).await && !reserve(&ground, &[4], 1).await);
        ground.ledger.drop_pictures(&[picture(1), picture(3)]);
        assert!(!keep(&ground, 1).await && !add(&ground, 3, 0, 1).await);
        assert!(reserve(&ground, &[1, 3, 4], 30).await);
    }
}

#[actix_web::test]
async fn room_of_a_server_that_is_lost_is_free_again_and_a_picture_waits_for_ten_minutes() {
    for ground in both() {
        assert!(reserve(&ground, &[1, 2], 50).await);
        ground.time.advance(LEASE - MICRO);
        ground.ledger.renew_pictures(&[picture(1), picture(2)]);
        ground.time.advance(LEASE - MICRO);
        assert!(add(&ground, 2, 0, 5).await && keep(&ground, 2).await);
        assert!(!reserve(&ground, &[3], 90).await);
        ground.time.advance(MICRO);
        assert!(!add(&ground, 1, 0, 1).await && !keep(&ground, 1).await);
        assert!(reserve(&ground, &[3], 90).await);
        ground.time.advance(LINK - 2 * MICRO);
        assert_eq!(waits(&ground, 2).await, Some(5));
        ground.time.advance(MICRO);
        assert_eq!((waits(&ground, 2).await, take(&ground, 2).await), (None, None));
        assert!(reserve(&ground, &[4, 5], 50).await);
    }
}

/// safety.md T33
#[actix_web::test]
async fn an_owner_has_at_most_twice_what_it_leaves_free() {
    let [one, other, third] = [[1; 16], [2; 16], [3; 16]];
    for ground in both() {
        assert!(reserve_for(one, &ground, &[1, 2, 3, 4], 25).await);
        assert!(
            !reserve_for(one, &ground, &[5], 1).await,
            "two thirds are its part"
        );
        assert!(
            !reserve_for(other, &ground, &[5, 6], 1).await,
            "two leave nothing to a third"
        );
        assert!(
            reserve_for(other, &ground, &[5], 50).await,
            "but one picture has room where it fits"
        );
        assert!(!reserve_for(third, &ground, &[6], 1).await, "all bytes are kept");
        // What one of them makes room for is not its own again, as long as it has the most.
        for name in [1, 2] {
            assert!(add(&ground, name, 0, 5).await && keep(&ground, name).await);
            assert!(take(&ground, name).await.is_some());
        }
        assert!(!reserve_for(one, &ground, &[6], 25).await);
        assert!(reserve_for(third, &ground, &[6], 25).await);
        ground.ledger.drop_pictures(&[1, 2, 3, 4, 5, 6].map(picture));
        assert!(
            reserve_for(other, &ground, &[5, 6], 50).await,
            "who comes when it is empty"
        );
    }
}
