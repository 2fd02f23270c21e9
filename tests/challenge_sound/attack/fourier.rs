//! A Fourier transform, by the book (Cooley and Tukey, 1965): an attacker has a faster one.

use std::f32::consts::TAU;

#[derive(Clone, Copy, Default)]
pub(crate) struct Complex {
    pub(crate) re: f32,
    pub(crate) im: f32,
}

impl Complex {
    pub(crate) fn times(self, other: Self) -> Self {
        Self {
            re: self.re * other.re - self.im * other.im,
            im: self.re * other.im + self.im * other.re,
        }
    }

    pub(crate) fn conjugate(self) -> Self {
        Self {
            re: self.re,
            im: -self.im,
        }
    }
}

/// Transforms of one length, a power of two.
pub(crate) struct Fourier {
    turns: Vec<Complex>,
    order: Vec<usize>,
}

impl Fourier {
    pub(crate) fn new(length: usize) -> Self {
        let bits = length.trailing_zeros();
        let angle = |place: usize| -TAU * place as f32 / length as f32;
        Self {
            turns: (0..length / 2)
                .map(|place| Complex {
                    re: angle(place).cos(),
                    im: angle(place).sin(),
                })
                .collect(),
            order: (0..length)
                .map(|place| place.reverse_bits() >> (usize::BITS - bits))
                .collect(),
        }
    }

    /// The spectrum of these values, which may be fewer than the length.
    pub(crate) fn forward(&self, values: impl Iterator<Item = Complex>) -> Vec<Complex> {
        let mut padded: Vec<Complex> = values.take(self.order.len()).collect();
        padded.resize(self.order.len(), Complex::default());
        let mut spectrum: Vec<Complex> = self.order.iter().map(|place| padded[*place]).collect();
        let mut half = 1;
        while half < spectrum.len() {
            let stride = self.turns.len() / half;
            for block in spectrum.chunks_exact_mut(2 * half) {
                let (low, high) = block.split_at_mut(half);
                for ((low, high), turn) in low.iter_mut().zip(high).zip(self.turns.iter().step_by(stride)) {
                    let turned = high.times(*turn);
                    *high = Complex {
                        re: low.re - turned.re,
                        im: low.im - turned.im,
                    };
                    *low = Complex {
                        re: low.re + turned.re,
                        im: low.im + turned.im,
                    };
                }
            }
            half *= 2;
        }
        spectrum
    }

    /// Back from a spectrum, times the length.
    pub(crate) fn backward(&self, spectrum: impl Iterator<Item = Complex>) -> Vec<Complex> {
        self.forward(spectrum.map(Complex::conjugate))
            .into_iter()
            .map(Complex::conjugate)
            .collect()
    }
}

pub(crate) fn real(value: f32) -> Complex {
    Complex { re: value, im: 0.0 }
}
