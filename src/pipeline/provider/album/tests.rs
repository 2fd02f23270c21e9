use super::*;

const MAX: u64 = 1 << 20;

/// A picture in pieces of 1,000 bytes.
fn picture(album: &mut Album, length: usize) -> Result<(), Fault> {
    album.take(Found::Start)?;
    for _ in 0..length / 1_000 {
        album.take(Found::Bytes(Bytes::from_static(&[1; 1_000])))?;
    }
    album.take(Found::End)
}

fn verdict(album: &mut Album, censored: bool) {
    album
        .take(Found::Value(Tag::Censored, Value::Bool(censored)))
        .unwrap();
}

/// The lengths of the whole pictures that are ready, and whether one is open.
fn ready(album: &mut Album) -> (Vec<usize>, bool) {
    let (mut whole, mut open) = (Vec::new(), None);
    while let Some(event) = album.ready() {
        match event {
            Event::Start(Role::Picture) => assert!(open.replace(0).is_none()),
            Event::Bytes(bytes) => *open.as_mut().unwrap() += bytes.len(),
            Event::End => whole.push(open.take().unwrap()),
            _ => panic!("no such event"),
        }
    }
    (whole, open.is_some())
}

#[test]
fn a_small_picture_waits_for_its_verdict_wherever_that_stands() {
    for (before, censored) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut album = Album::new(1, MAX, Verdicts::Beside);
        album.take(Found::Item).unwrap();
        if before {
            verdict(&mut album, censored);
        }
        picture(&mut album, 5_000).unwrap();
        assert_eq!(ready(&mut album), (vec![], false));
        if !before {
            verdict(&mut album, censored);
        }
        album.take(Found::Close).unwrap();
        let (expected, end) = if censored {
            (vec![], Err(Fault::Withheld))
        } else {
            (vec![5_000], Ok(()))
        };
        assert_eq!(ready(&mut album), (expected, false));
        assert_eq!(album.finish(), end);
    }
}

#[test]
fn a_large_picture_is_passed_on_and_not_ended_before_its_verdict() {
    let mut album = Album::new(1, MAX, Verdicts::Apart);
    album.take(Found::Item).unwrap();
    picture(&mut album, HELD + 8_000).unwrap();
    let mut bytes = 0;
    while let Some(event) = album.ready() {
        match event {
            Event::Bytes(piece) => bytes += piece.len(),
            event => assert!(matches!(event, Event::Start(_))),
        }
    }
    assert_eq!(bytes, (HELD + 8_000) / 1_000 * 1_000);
    verdict(&mut album, true);
    assert_eq!(album.take(Found::Close), Err(Fault::Withheld));
    assert!(album.ready().is_none());
}

#[test]
fn what_was_taken_out_is_dropped_and_the_rest_is_given() {
    let mut album = Album::new(3, MAX, Verdicts::Apart);
    for _ in 0..3 {
        album.take(Found::Item).unwrap();
        picture(&mut album, 4_000).unwrap();
    }
    for censored in [false, true, false] {
        verdict(&mut album, censored);
    }
    album.take(Found::Close).unwrap();
    assert_eq!(ready(&mut album), (vec![4_000, 4_000], false));
    assert_eq!(album.finish(), Ok(()));
}

#[test]
fn a_small_picture_waits_while_large_ones_pass() {
    let mut album = Album::new(3, MAX, Verdicts::Apart);
    for length in [4_000, HELD, HELD / 2] {
        album.take(Found::Item).unwrap();
        picture(&mut album, length).unwrap();
    }
    let (whole, open) = ready(&mut album);
    assert_eq!((whole, open), (vec![HELD / 1_000 * 1_000], true));
    for censored in [true, false, false] {
        verdict(&mut album, censored);
    }
    album.take(Found::Close).unwrap();
    assert!(matches!(album.ready(), Some(Event::End)) && album.ready().is_none());
    assert_eq!(album.finish(), Ok(()));
}

#[test]
fn no_more_pictures_come_than_were_asked_for_and_none_larger() {
    let mut album = Album::new(2, MAX, Verdicts::Beside);
    for length in [3_000, 2_000, 1_000] {
        album.take(Found::Item).unwrap();
        picture(&mut album, length).unwrap();
    }
    assert_eq!(album.finish(), Ok(()));
    assert_eq!(ready(&mut album), (vec![3_000, 2_000], false));
    let mut album = Album::new(1, MAX, Verdicts::Beside);
    assert_eq!(picture(&mut album, 2_000_000), Err(Fault::TooLarge));
    let mut none = Album::new(1, MAX, Verdicts::Apart);
    assert_eq!(none.finish(), Err(Fault::NotAPicture));
}

#[test]
fn a_state_is_a_verdict_too() {
    for (name, end) in [
        ("ok", Ok(())),
        ("censored", Err(Fault::Withheld)),
        ("censorship", Err(Fault::Withheld)),
        ("lora", Ok(())),
    ] {
        let mut short = super::super::decode::Short::EMPTY;
        short.push(name.as_bytes());
        let mut album = Album::new(1, MAX, Verdicts::Beside);
        album.take(Found::Item).unwrap();
        album
            .take(Found::Value(Tag::Censored, Value::Text(short)))
            .unwrap();
        picture(&mut album, 1_000).unwrap();
        assert_eq!(album.finish(), end, "{name}");
    }
}

#[test]
fn a_draft_is_left_out_and_is_no_refusal() {
    let draft = |album: &mut Album| album.take(Found::Value(Tag::Thought, Value::Bool(true)));
    let mut album = Album::new(1, MAX, Verdicts::Beside);
    for length in [5_000, 7_000] {
        album.take(Found::Item).unwrap();
        picture(&mut album, length).unwrap();
        if length == 5_000 {
            draft(&mut album).unwrap();
        }
    }
    album.take(Found::Close).unwrap();
    assert_eq!(ready(&mut album), (vec![7_000], false));
    assert_eq!(album.finish(), Ok(()));

    let mut album = Album::new(1, MAX, Verdicts::Beside);
    album.take(Found::Item).unwrap();
    picture(&mut album, HELD + 8_000).unwrap();
    draft(&mut album).unwrap();
    // Too much of it is with the visitor already.
    assert_eq!(album.take(Found::Item), Err(Fault::Malformed));
}
