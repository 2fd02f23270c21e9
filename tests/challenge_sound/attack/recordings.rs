//! The recordings as anybody can read them, and a sound's samples.

const WORDS: &str = include_str!("../../../assets/sound/words.tsv");
const VOICES: [(&str, &[u8]); 4] = [
    ("awb", include_bytes!("../../../assets/sound/awb.wav")),
    ("kal16", include_bytes!("../../../assets/sound/kal16.wav")),
    ("rms", include_bytes!("../../../assets/sound/rms.wav")),
    ("slt", include_bytes!("../../../assets/sound/slt.wav")),
];

/// A recorded word, and the letter it stands for.
pub(crate) struct Word {
    pub(crate) letter: u8,
    pub(crate) samples: Vec<f32>,
}

/// Every word of every voice.
pub(crate) fn words() -> Vec<Word> {
    let rows = WORDS
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.map(|row| {
        let (_, file) = VOICES.iter().find(|(name, _)| *name == row[0]).unwrap();
        let [start, length] = [row[3], row[4]].map(|number| number.parse::<usize>().unwrap());
        let samples = data(file)[start..start + length]
            .iter()
            .map(|byte| expanded(*byte));
        Word {
            letter: row[1].as_bytes()[0],
            samples: samples.collect(),
        }
    })
    .collect()
}

/// The samples of a sound of eight bits.
pub(crate) fn decoded(sound: &[u8]) -> Vec<f32> {
    data(sound)
        .iter()
        .map(|byte| (f32::from(*byte) - 128.0) / 128.0)
        .collect()
}

/// A word read so many times as fast: its pitch rises with it.
pub(crate) fn sped(samples: &[f32], rate: f32) -> Vec<f32> {
    let places = (0..).map(|place| place as f32 * rate);
    let inside = places.take_while(|place| (*place as usize) + 1 < samples.len());
    inside
        .map(|place| {
            let here = place as usize;
            samples[here] + place.fract() * (samples[here + 1] - samples[here])
        })
        .collect()
}

fn data(file: &[u8]) -> &[u8] {
    let start = file.windows(4).position(|name| name == b"data").unwrap() + 8;
    &file[start..]
}

/// ITU-T G.711.
fn expanded(byte: u8) -> f32 {
    let bits = !byte;
    let size = (((i32::from(bits & 15) << 3) + 132) << (bits >> 4 & 7)) - 132;
    (if bits & 128 == 0 { size } else { -size }) as f32 / 32_768.0
}
