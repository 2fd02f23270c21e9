//! Correlation of spectra over time, as a recogniser of the eighties: blind to phase, so a bent wave does not stop it.

use std::f32::consts::TAU;

use super::fourier::{Fourier, real};
use super::recordings::{sped, words};
use super::{Ear, Fit, LETTERS, STEP, keep_best};

/// Bands of equal width on the mel scale, and the samples of one spectrum.
const BANDS: usize = 18;
const WINDOW: usize = 256;
const RATE: f32 = 8_000.0;
/// The pitches and, apart from them, the paces every recording is tried at.
const PITCHES: [f32; 5] = [0.88, 0.95, 1.02, 1.09, 1.16];
const PACES: [f32; 4] = [0.8, 0.9, 1.0, 1.12];

type Frame = [f32; BANDS];

pub(crate) struct Spectrum {
    analysis: Analysis,
    templates: Vec<(u8, Vec<Frame>)>,
}

struct Analysis {
    fourier: Fourier,
    /// The band of each frequency of a spectrum.
    bands: Vec<Option<usize>>,
}

impl Spectrum {
    pub(crate) fn new() -> Self {
        let analysis = Analysis::new();
        let words = words();
        let each = words.iter().flat_map(|word| PITCHES.map(|pitch| (word, pitch)));
        let templates = each.flat_map(|(word, pitch)| {
            let frames = analysis.frames(&sped(&word.samples, pitch));
            PACES.map(|pace| (word.letter, normalised(&paced(&frames, pace / pitch))))
        });
        Self {
            templates: templates.collect(),
            analysis,
        }
    }
}

impl Ear for Spectrum {
    fn listen(&self, samples: &[f32]) -> Fit {
        let frames = self.analysis.frames(samples);
        let mut fit = vec![[f32::MIN; LETTERS.len()]; frames.len()];
        // Sums of the bands and of their squares, so that the mean and the size of any stretch cost nothing.
        let mut sums = vec![(Frame::default(), 0.0_f32)];
        for frame in &frames {
            let (mut bands, mut squares) = *sums.last().unwrap();
            for (sum, band) in bands.iter_mut().zip(frame) {
                *sum += band;
                squares += band * band;
            }
            sums.push((bands, squares));
        }
        for (letter, template) in &self.templates {
            let places = 0..frames.len().saturating_sub(template.len());
            let scores = places.map(|place| {
                let end = place + template.len();
                let product: f32 = frames[place..end]
                    .iter()
                    .zip(template)
                    .map(|(a, b)| dot(a, b))
                    .sum();
                let mean_square: f32 = (0..BANDS)
                    .map(|band| (sums[end].0[band] - sums[place].0[band]).powi(2) / template.len() as f32)
                    .sum();
                product / (sums[end].1 - sums[place].1 - mean_square).max(1.0).sqrt()
            });
            keep_best(&mut fit, *letter, &scores.collect::<Vec<_>>());
        }
        fit
    }
}

impl Analysis {
    fn new() -> Self {
        let mel = |hertz: f32| 2595.0 * (1.0 + hertz / 700.0).log10();
        let (low, high) = (mel(120.0), mel(3_900.0));
        let band = |place: usize| {
            let share = (mel(place as f32 * RATE / WINDOW as f32) - low) / (high - low);
            (0.0..1.0)
                .contains(&share)
                .then_some((share * BANDS as f32) as usize)
        };
        Self {
            fourier: Fourier::new(WINDOW),
            bands: (0..WINDOW / 2).map(band).collect(),
        }
    }

    /// The loudness of each band, at every step.
    fn frames(&self, samples: &[f32]) -> Vec<Frame> {
        let hop = (STEP * RATE) as usize;
        let starts = (0..samples.len()).step_by(hop);
        starts.map(|start| self.frame(&samples[start..])).collect()
    }

    fn frame(&self, samples: &[f32]) -> Frame {
        let windowed =
            samples.iter().take(WINDOW).enumerate().map(|(place, sample)| {
                real(sample * (0.5 - 0.5 * (TAU * place as f32 / WINDOW as f32).cos()))
            });
        let mut powers = Frame::default();
        for (value, band) in self.fourier.forward(windowed).iter().zip(&self.bands) {
            if let Some(band) = band {
                powers[*band] += value.re * value.re + value.im * value.im;
            }
        }
        powers.map(|power| (power + 1e-2).ln())
    }
}

/// Frames so many times as fast.
fn paced(frames: &[Frame], pace: f32) -> Vec<Frame> {
    let places = (0..).map(|place| (place as f32 * pace) as usize);
    places.map_while(|place| frames.get(place).copied()).collect()
}

/// Each band less its mean over the word, and the whole brought to a length of one.
fn normalised(frames: &[Frame]) -> Vec<Frame> {
    let mut means = Frame::default();
    for frame in frames {
        for (mean, band) in means.iter_mut().zip(frame) {
            *mean += band / frames.len() as f32;
        }
    }
    let less = |frame: &Frame| std::array::from_fn(|band| frame[band] - means[band]);
    let less: Vec<Frame> = frames.iter().map(less).collect();
    let size = less
        .iter()
        .map(|frame| dot(frame, frame))
        .sum::<f32>()
        .sqrt()
        .max(1e-6);
    less.iter().map(|frame| frame.map(|band| band / size)).collect()
}

fn dot(a: &Frame, b: &Frame) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
