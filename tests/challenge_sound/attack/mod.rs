//! A program that wants the code and has everything we publish: the recordings, and how a sound is put together.
//!
//! It lays every recording, at several speeds and pitches, over every place of a sound, and takes the twelve places
//! and the letters that fit best. It trains nothing: a network that learns from sounds it makes itself will do better.

pub(crate) mod fourier;
pub(crate) mod recordings;
mod sequence;
pub(crate) mod spectrum;
pub(crate) mod waveform;

/// How well each letter fits at each step of a sound.
pub(crate) type Fit = Vec<[f32; LETTERS.len()]>;

/// The letters of codes, in the order of [`Fit`].
pub(crate) const LETTERS: &[u8; 12] = b"2369AEMPTUWX";
/// Seconds from one step to the next.
pub(crate) const STEP: f32 = 0.02;

/// A way to tell how well each letter fits.
pub(crate) trait Ear {
    /// How well each letter fits at each [`STEP`] of these samples.
    fn listen(&self, samples: &[f32]) -> Fit;

    /// The code it believes to have heard.
    fn guess(&self, sound: &[u8]) -> String {
        sequence::likeliest(&self.listen(&recordings::decoded(sound)))
    }
}

/// Fits a template's scores into the best of its letter: how alike they are, times how far that is from its usual.
///
/// Of four ways to weigh them this one took the most codes from recordings and from sounds together.
fn keep_best(fit: &mut Fit, letter: u8, scores: &[f32]) {
    let count = scores.len().max(1) as f32;
    let mean = scores.iter().sum::<f32>() / count;
    let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f32>() / count;
    let column = LETTERS.iter().position(|known| *known == letter).unwrap();
    for (row, score) in fit.iter_mut().zip(scores) {
        let outstanding = (score - mean) / variance.sqrt().max(1e-9);
        row[column] = row[column].max(outstanding * score.abs());
    }
}
