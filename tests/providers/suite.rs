//! What every provider promises; each provider's file runs all of it on its own.

use afterimage::form::Field;
use afterimage::pipeline::scrub::Format;
use futures_util::StreamExt;

use super::studio::Studio;

/// A word that must be found nowhere but where the provider is told what to make.
pub(super) const CANARY: &str = "xylophonecanary";

/// A provider under test.
pub(super) struct Subject {
    pub(super) studio: Studio,
    /// The size to ask for, as the form writes it.
    pub(super) size: &'static str,
    /// The mark its pictures carry.
    pub(super) mark: &'static str,
    /// Everything it has sent to anybody so far, call by call.
    pub(super) sent: Box<dyn Fn() -> Vec<Vec<u8>>>,
}

/// Runs the whole suite.
pub(super) async fn run(subject: &Subject) {
    nothing_happens_before_it_is_waited_for(subject).await;
    as_many_pictures_come_as_were_asked_for(subject, 1).await;
    if subject.studio.count() > 1 {
        as_many_pictures_come_as_were_asked_for(subject, 2).await;
    }
    pictures_are_whole_of_the_asked_size_and_marked(subject).await;
    two_visitors_calls_are_the_same_bytes(subject).await;
    who_leaves_gives_the_work_up(subject).await;
}

async fn nothing_happens_before_it_is_waited_for(subject: &Subject) {
    let before = (subject.sent)().len();
    let steps = subject
        .studio
        .order(1, &[(Field::Prompt, "a lake"), (Field::Size, subject.size)])
        .await;
    drop(steps);
    assert_eq!((subject.sent)().len(), before);
}

async fn as_many_pictures_come_as_were_asked_for(subject: &Subject, count: usize) {
    let number = count.to_string();
    let fields = [
        (Field::Prompt, "a lake at dawn"),
        (Field::Size, subject.size),
        (Field::Count, number.as_str()),
    ];
    let work = subject.studio.work(1, &fields).await;
    assert_eq!(work.refusal, None);
    assert_eq!(work.pictures.len(), count);
}

async fn pictures_are_whole_of_the_asked_size_and_marked(subject: &Subject) {
    let prompt = format!("a lake at dawn, {CANARY}");
    let work = subject
        .studio
        .work(1, &[(Field::Prompt, &prompt), (Field::Size, subject.size)])
        .await;
    let (header, bytes) = &work.pictures[0];
    assert_eq!(format!("{}x{}", header.width, header.height), subject.size);
    assert!(contains(bytes, subject.mark.as_bytes()), "the mark is missing");
    assert!(
        !contains(bytes, CANARY.as_bytes()),
        "the picture carries the prompt"
    );
    if header.format == Format::Png {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert!(
            pixels.iter().any(|value| *value != pixels[0]),
            "the picture is blank"
        );
    }
}

/// Safety T43: an upstream cannot tell who asks.
async fn two_visitors_calls_are_the_same_bytes(subject: &Subject) {
    let fields = [(Field::Prompt, "a boat"), (Field::Size, subject.size)];
    let before = (subject.sent)().len();
    for visitor in 0..8 {
        assert_eq!(subject.studio.work(visitor, &fields).await.refusal, None);
    }
    let calls = (subject.sent)().split_off(before);
    // A random seed is the only thing that may differ, and a provider that sends one is told which.
    assert!(
        calls.windows(2).all(|pair| pair[0] == pair[1]),
        "calls of two visitors differ"
    );
}

async fn who_leaves_gives_the_work_up(subject: &Subject) {
    let steps = subject
        .studio
        .order(1, &[(Field::Prompt, "a lake"), (Field::Size, subject.size)])
        .await;
    let mut steps = steps.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    // One step in, so that the work has begun.
    let _ = steps.next().await;
    assert_eq!(subject.studio.busy(), 1);
    drop(steps);
    assert_eq!(subject.studio.busy(), 0);
}

pub(super) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}
