//! Frames as servers send them, and as none may.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// What was said, with the pieces of a message put together.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Message(Kind, Vec<u8>),
    Ping(Vec<u8>),
    Pong,
    Close,
}

fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match payload.len() {
        length @ 0..=125 => frame.push(length as u8),
        length @ 126..=65_535 => {
            frame.push(126);
            frame.extend((length as u16).to_be_bytes());
        }
        length => {
            frame.push(127);
            frame.extend((length as u64).to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}

fn read(bytes: &[u8], size: usize, limit: u64) -> (Vec<Said>, Option<Fault>) {
    let mut frames = Frames::new(limit);
    let (mut said, mut open) = (Vec::new(), None);
    for chunk in bytes.chunks(size) {
        frames.feed(Bytes::copy_from_slice(chunk));
        loop {
            match frames.pull() {
                Err(fault) => return (said, Some(fault)),
                Ok(None) => break,
                Ok(Some(Found::Piece(Piece::Begin(kind)))) => {
                    assert!(open.replace((kind, Vec::new())).is_none());
                }
                Ok(Some(Found::Piece(Piece::Bytes(bytes)))) => {
                    assert!(!bytes.is_empty());
                    open.as_mut().unwrap().1.extend_from_slice(&bytes);
                }
                Ok(Some(Found::Piece(Piece::End))) => {
                    let (kind, bytes) = open.take().unwrap();
                    said.push(Said::Message(kind, bytes));
                }
                Ok(Some(Found::Ping(bytes))) => said.push(Said::Ping(bytes)),
                Ok(Some(Found::Pong)) => said.push(Said::Pong),
                Ok(Some(Found::Close)) => said.push(Said::Close),
            }
        }
    }
    (said, None)
}

#[test]
fn a_message_in_frames_is_one_and_what_is_said_between_is_heard_at_once() {
    let bytes = [
        frame(0x02, b"one "),
        frame(0x89, b"?"),
        frame(0x00, b""),
        frame(0x8a, b""),
        frame(0x80, b"two"),
        frame(0x81, b""),
        frame(0x88, &[3, 232]),
    ]
    .concat();
    let said = [
        Said::Ping(b"?".to_vec()),
        Said::Pong,
        Said::Message(Kind::Binary, b"one two".to_vec()),
        Said::Message(Kind::Text, Vec::new()),
        Said::Close,
    ];
    for size in [1, 2, 3, 7, 1000] {
        assert_eq!(read(&bytes, size, 7), (said.to_vec(), None), "{size}");
    }
}

#[test]
fn what_no_server_may_send_is_refused() {
    for (name, bytes) in [
        ("a mask", &[0x81, 0x80, 0, 0, 0, 0][..]),
        ("an extension", &[0xc1, 0x00]),
        ("an unknown opcode", &[0x83, 0x00]),
        ("an unknown control", &[0x8b, 0x00]),
        ("a ping in frames", &[0x09, 0x00]),
        ("a long ping", &[0x89, 126, 0, 126]),
        ("a length of two bytes that fits one", &[0x82, 126, 0, 125]),
        (
            "a length of eight bytes that fits two",
            &[0x82, 127, 0, 0, 0, 0, 0, 0, 255, 255],
        ),
        (
            "a length without end",
            &[0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255],
        ),
        ("the end of nothing", &[0x80, 0x00]),
        ("a message in a message", &[0x01, 0x00, 0x01, 0x00]),
    ] {
        let (said, fault) = read(bytes, 100, u64::MAX);
        assert_eq!((said, fault), (Vec::new(), Some(Fault::Malformed)), "{name}");
    }
}

#[test]
fn a_message_that_is_too_large_is_refused_before_it_comes() {
    let announced = [0x82, 127, 0, 0, 0, 0, 1, 0, 0, 0];
    assert_eq!(read(&announced, 100, 1 << 20).1, Some(Fault::TooLarge));
    let in_frames = [frame(0x02, &[0; 60]), frame(0x80, &[0; 41])].concat();
    assert_eq!(read(&in_frames, 100, 100).1, Some(Fault::TooLarge));
    assert_eq!(read(&in_frames, 100, 101).1, None);
}

proptest! {
    #[test]
    fn borders_of_reads_and_of_frames_mean_nothing(
        messages in vec((any::<bool>(), vec(any::<u8>(), 0..300), 1_usize..90), 0..6),
        size in 1_usize..400,
    ) {
        let (mut bytes, mut sent) = (Vec::new(), Vec::new());
        for (text, payload, width) in messages {
            let (kind, opcode) = if text { (Kind::Text, 1) } else { (Kind::Binary, 2) };
            let mut parts: Vec<&[u8]> = payload.chunks(width).collect();
            if parts.is_empty() {
                parts.push(&[]);
            }
            let last = parts.len() - 1;
            for (number, part) in parts.into_iter().enumerate() {
                let first = if number == 0 { opcode } else { 0 };
                let end = if number == last { 0x80 } else { 0 };
                bytes.extend(frame(first | end, part));
                if number < last && part.len() < 100 {
                    bytes.extend(frame(0x89, part));
                    sent.push(Said::Ping(part.to_vec()));
                }
            }
            sent.push(Said::Message(kind, payload));
        }
        prop_assert_eq!(read(&bytes, size, 300), (sent, None));
    }

    #[test]
    fn noise_never_breaks_the_reader_and_borders_mean_nothing_to_it(
        noise in vec(any::<u8>(), 0..400),
        size in 1_usize..50,
    ) {
        prop_assert_eq!(read(&noise, size, 200), read(&noise, 400, 200));
    }
}
