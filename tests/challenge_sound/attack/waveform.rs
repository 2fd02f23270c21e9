//! Normalised cross-correlation of the waves themselves: what reads clips that are played as they are, always.

use super::fourier::{Complex, Fourier, real};
use super::recordings::{Word, sped, words};
use super::{Ear, Fit, LETTERS, STEP, keep_best};

/// The speeds every recording is tried at.
const SPEEDS: [f32; 9] = [0.84, 0.88, 0.92, 0.96, 1.0, 1.04, 1.08, 1.12, 1.16];
/// Half of the samples a second: what is above 2 kHz decides little and doubles the work.
const RATE: f32 = 4_000.0;
/// Length of a transform, and how many places one gives: a template is no longer than the rest.
const BLOCK: usize = 16_384;
const PLACES: usize = 8_192;

pub(crate) struct Waveform {
    fourier: Fourier,
    templates: Vec<Template>,
}

struct Template {
    letter: u8,
    length: usize,
    /// Of the word brought to a length of one, backwards.
    spectrum: Vec<Complex>,
}

impl Waveform {
    pub(crate) fn new() -> Self {
        let fourier = Fourier::new(BLOCK);
        let words = words();
        let pairs = words.iter().flat_map(|word| SPEEDS.map(|speed| (word, speed)));
        let templates = pairs
            .map(|(word, speed)| Template::new(&fourier, word, speed))
            .collect();
        Self { fourier, templates }
    }
}

impl Template {
    fn new(fourier: &Fourier, word: &Word, speed: f32) -> Self {
        let samples = sped(&halved(&word.samples), speed);
        assert!(samples.len() <= BLOCK - PLACES, "a word longer than two seconds");
        let size = samples.iter().map(|sample| sample * sample).sum::<f32>().sqrt();
        let spectrum = fourier.forward(samples.iter().map(|sample| real(sample / size)));
        Self {
            letter: word.letter,
            length: samples.len(),
            spectrum: spectrum.into_iter().map(Complex::conjugate).collect(),
        }
    }
}

impl Ear for Waveform {
    fn listen(&self, samples: &[f32]) -> Fit {
        let samples = halved(samples);
        let step = (STEP * RATE) as usize;
        let mut fit = vec![[f32::MIN; LETTERS.len()]; samples.len() / step];
        let mut energy = vec![0.0_f64];
        for sample in &samples {
            energy.push(energy.last().unwrap() + f64::from(sample * sample));
        }
        let starts: Vec<usize> = (0..samples.len()).step_by(PLACES).collect();
        let spectra = starts
            .iter()
            .map(|start| self.fourier.forward(samples[*start..].iter().copied().map(real)));
        let spectra: Vec<Vec<Complex>> = spectra.collect();
        for template in &self.templates {
            let mut scores = Vec::with_capacity(samples.len());
            for spectrum in &spectra {
                let product = spectrum.iter().zip(&template.spectrum).map(|(a, b)| a.times(*b));
                scores.extend(
                    self.fourier
                        .backward(product)
                        .iter()
                        .take(PLACES)
                        .map(|value| value.re / BLOCK as f32),
                );
            }
            scores.truncate(samples.len());
            for (place, score) in scores.iter_mut().enumerate() {
                let end = (place + template.length).min(samples.len());
                *score = score.abs() / ((energy[end] - energy[place]).sqrt() as f32).max(0.1);
            }
            let peaks = scores
                .chunks_exact(step)
                .map(|step| step.iter().copied().fold(0.0, f32::max));
            keep_best(&mut fit, template.letter, &peaks.collect::<Vec<_>>());
        }
        fit
    }
}

/// Every other sample, after a filter that takes away what would fold over.
fn halved(samples: &[f32]) -> Vec<f32> {
    let smooth = samples
        .windows(5)
        .map(|five| 0.1 * (five[0] + five[4]) + 0.25 * (five[1] + five[3]) + 0.3 * five[2]);
    smooth.step_by(2).collect()
}
