use super::*;
use crate::entropy::Entropy;

fn seed(number: u8) -> Seed {
    Zeroizing::new([number; SEED])
}

fn code(number: u64) -> Code {
    Code::random(&Entropy::seeded(number)).unwrap()
}

#[test]
fn the_same_code_and_seed_make_the_same_bytes_and_no_other_do() {
    let speaker = Speaker::new().unwrap();
    let sound = speaker.say(&code(1), &seed(1));
    assert!(sound == speaker.say(&code(1), &seed(1)));
    assert!(sound != speaker.say(&code(1), &seed(2)));
    assert!(sound != speaker.say(&code(2), &seed(1)));
}

#[test]
fn every_sound_is_a_wav_of_bearable_length_and_loudness() {
    let speaker = Speaker::new().unwrap();
    for number in 0..30 {
        let sound = speaker.say(&code(number.into()), &seed(number));
        let (head, samples) = sound.split_at(44);
        assert_eq!(&head[..4], b"RIFF");
        assert_eq!(
            u32::from_le_bytes(head[4..8].try_into().unwrap()) as usize,
            sound.len() - 8
        );
        assert_eq!(&head[8..16], b"WAVEfmt ");
        // PCM, one channel, eight thousand samples of one byte.
        assert_eq!(head[20..24], [1, 0, 1, 0]);
        assert_eq!(
            u32::from_le_bytes(head[24..28].try_into().unwrap()),
            u32::from(SAMPLE_RATE)
        );
        assert_eq!(
            u32::from_le_bytes(head[40..44].try_into().unwrap()) as usize,
            samples.len()
        );
        let seconds = samples.len() / usize::from(SAMPLE_RATE);
        assert!((12..26).contains(&seconds), "{number}: {seconds} s");
        let loud = samples
            .iter()
            .filter(|sample| **sample == 1 || **sample == 255)
            .count();
        assert!(
            loud * 200 < samples.len(),
            "{number}: {loud} of {} are cut off",
            samples.len()
        );
        let mean = samples.iter().map(|sample| u64::from(*sample)).sum::<u64>() / samples.len() as u64;
        assert!((126..=130).contains(&mean), "{number}: silence lies at {mean}");
    }
}

#[test]
fn the_length_of_a_sound_does_not_tell_its_code() {
    let speaker = Speaker::new().unwrap();
    let code = code(1);
    let lengths: Vec<_> = (0..20)
        .map(|number| speaker.say(&code, &seed(number)).len())
        .collect();
    let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
    assert!(most - least > usize::from(SAMPLE_RATE), "{lengths:?}");
}
