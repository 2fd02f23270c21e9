//! Draws a code: letters that climb and lean, lie over one another on paper that swims, crossed by a line, on a
//! camouflage that turns black into white in the middle of a stroke.
//!
//! People see through all of it, because they follow outlines. A program that looks for one row of dark letters on
//! light paper does not. No place, angle, size or wave is ever the same twice, so there is nothing to match with.

use std::f32::consts::TAU;
use std::ops::RangeInclusive;

use super::canvas::{Canvas, HEIGHT, Reach, WIDTH};
use super::code::{Code, LENGTH};
use super::dice::Dice;
use super::glyph::{Face, Glyph};
use super::pool::DrawFault;

/// The hand that draws what people get: as wild as it can be while they read it at the first try, nine times in ten.
///
/// `tests/fixtures/code_readings.tsv` is the log of a blind reading of its pictures. Anything changed here wants a
/// new one. A network trained for this very hand will read it all the same: it is friction, not a wall.
pub(super) const HAND: Hand = Hand {
    size: 1.1..=1.4,
    stretch: 0.9..=1.1,
    tilt: -0.35..=0.35,
    slant: -0.25..=0.25,
    weight: 0.28..=0.4,
    step: 19.0..=21.0,
    spacing: 1.06..=1.11,
    ripple: 0.7..=1.9,
    ripple_length: 40.0..=110.0,
    camouflage: 46.0..=66.0,
    line: 3.0..=3.8,
};

/// What is added to the distance of two letters, in pixels, for the sake of narrow ones.
const GAP: f32 = 3.0;
/// The margin to the left and right of the code, in pixels.
const MARGIN: f32 = 8.0;
/// Letters this far above one another, in pixels, are tucked together by [`TUCK`] of their width.
const CLEAR: f32 = 38.0;
const TUCK: f32 = 0.38;
/// Where the line may begin and end, in pixels from above: always among the letters.
const LINE_ENDS: RangeInclusive<f32> = 25.0..=75.0;
/// How far the line swings out on its way, in pixels.
const BEND: RangeInclusive<f32> = -18.0..=18.0;
/// Ink fainter than this is no ink; between this and the weight lies the white that sets a letter off.
const HALO: f32 = 0.06;
/// The soft edge of a glyph, beyond its own size, in pixels.
const RIM: f32 = 3.0;

/// How wild a hand is: every range is thrown anew for each letter, line or wave.
pub(super) struct Hand {
    /// Height of a letter, in that of the font.
    size: RangeInclusive<f32>,
    /// Width of a letter against its height.
    stretch: RangeInclusive<f32>,
    /// Rotation, in radians.
    tilt: RangeInclusive<f32>,
    /// Shear, as a share of the height.
    slant: RangeInclusive<f32>,
    /// How much of the soft glyph is ink: the less, the bolder.
    weight: RangeInclusive<f32>,
    /// How far the next letter stands above or below, in pixels.
    step: RangeInclusive<f32>,
    /// Distance of two letters side by side, in half their widths together.
    spacing: RangeInclusive<f32>,
    /// Height of the waves in the paper, in pixels; three lie over one another in each direction.
    ripple: RangeInclusive<f32>,
    /// Their length, in pixels.
    ripple_length: RangeInclusive<f32>,
    /// Length of the waves whose sum makes the camouflage, in pixels.
    camouflage: RangeInclusive<f32>,
    /// Width of the line, in pixels.
    line: RangeInclusive<f32>,
}

/// A glyph with its place on the canvas, and how it lies there.
struct Letter<'a> {
    glyph: &'a Glyph,
    across: f32,
    down: f32,
    wide: f32,
    high: f32,
    sin_cos: (f32, f32),
    slant: f32,
    weight: f32,
}

impl Hand {
    /// The picture of a code, as a PNG.
    ///
    /// # Errors
    /// [`DrawFault::MissingGlyph`] when the face lacks a letter, [`DrawFault::Encoding`] from the encoder.
    pub(super) fn draw(&self, face: &Face, code: &Code, dice: &mut Dice) -> Result<Vec<u8>, DrawFault> {
        let mut canvas = Canvas::new(dice, &self.ripple, &self.ripple_length);
        for letter in self.lay_out(face, code, dice)? {
            letter.ink(&mut canvas);
        }
        canvas.camouflage(dice, &self.camouflage);
        self.cross_out(&mut canvas, dice);
        Ok(canvas.to_png()?)
    }

    /// Gives each letter its shape and place, from left to right.
    fn lay_out<'a>(
        &self,
        face: &'a Face,
        code: &Code,
        dice: &mut Dice,
    ) -> Result<Vec<Letter<'a>>, DrawFault> {
        let mut letters: Vec<Letter<'a>> = Vec::with_capacity(LENGTH);
        let mut level = dice.below(3);
        for &letter in code.letters() {
            let glyph = face.glyph(letter).ok_or(DrawFault::MissingGlyph)?;
            let mut letter = self.shape(glyph, level, dice);
            let spacing = dice.within(&self.spacing);
            let starts = letters.iter().map(|before| before.clearance(&letter, spacing));
            letter.across = starts.fold(letter.half_width(), f32::max);
            letters.push(letter);
            level = (level + 1 + dice.below(2)) % 3;
        }
        fit(&mut letters, dice);
        Ok(letters)
    }

    /// A letter on one of the three levels, not yet anywhere across.
    fn shape<'a>(&self, glyph: &'a Glyph, level: u8, dice: &mut Dice) -> Letter<'a> {
        let high = dice.within(&self.size);
        Letter {
            glyph,
            across: 0.0,
            down: f32::from(HEIGHT) / 2.0 + (f32::from(level) - 1.0) * dice.within(&self.step),
            wide: high * dice.within(&self.stretch),
            high,
            sin_cos: dice.within(&self.tilt).sin_cos(),
            slant: dice.within(&self.slant),
            weight: dice.within(&self.weight),
        }
    }

    /// A bent line from edge to edge, which is white where it meets ink.
    fn cross_out(&self, canvas: &mut Canvas, dice: &mut Dice) {
        let width = f32::from(WIDTH);
        let (from, to) = (dice.within(&LINE_ENDS), dice.within(&LINE_ENDS));
        let bend = dice.within(&BEND);
        let half = dice.within(&self.line) / 2.0;
        let middle = (from + to) / 2.0;
        let swing = (from - to).abs() / 2.0 + bend.abs() + half;
        canvas.turn_over(&Reach::around(width / 2.0, middle, width / 2.0, swing), |x, y| {
            let along = x / width;
            (from + (to - from) * along + bend * (TAU * along).sin() - y).abs() < half
        });
    }
}

impl Letter<'_> {
    fn half_width(&self) -> f32 {
        self.glyph.width() * self.wide / 2.0
    }

    /// How far across the next letter may start to lie: the closer, the higher one stands above the other.
    fn clearance(&self, next: &Letter<'_>, spacing: f32) -> f32 {
        let apart = ((next.down - self.down).abs() / CLEAR).min(1.0);
        self.across + (self.half_width() + next.half_width()) * (spacing - TUCK * apart) + GAP
    }

    /// Puts the letter on the canvas, set off by a rim of white from those it lies over.
    fn ink(&self, canvas: &mut Canvas) {
        let (sin, cos) = self.sin_cos;
        let half_height = self.glyph.height() * self.high / 2.0 + RIM;
        let half_width = self.half_width() + RIM + half_height * self.slant.abs();
        let wide = half_width * cos + half_height * sin.abs();
        let high = half_height * cos + half_width * sin.abs();
        canvas.cover(&Reach::around(self.across, self.down, wide, high), |x, y| {
            let (x, y) = (x - self.across, y - self.down);
            let (x, y) = (x * cos + y * sin, y * cos - x * sin);
            let ink = self.glyph.ink((x + y * self.slant) / self.wide, y / self.high);
            (ink > HALO).then_some(ink > self.weight)
        });
    }
}

/// Moves the letters to a random place between the margins, narrower when there is no room for them.
fn fit(letters: &mut [Letter<'_>], dice: &mut Dice) {
    let right = letters.iter().map(|letter| letter.across + letter.half_width());
    let right = right.fold(0.0, f32::max);
    let room = f32::from(WIDTH) - 2.0 * MARGIN;
    let shrink = (room / right).min(1.0);
    let left = MARGIN + dice.within(&(0.0..=room - right * shrink));
    for letter in letters {
        letter.across = left + letter.across * shrink;
        letter.wide *= shrink;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Entropy;

    fn dice(seed: u64) -> Dice {
        Dice::new(&Entropy::seeded(seed)).unwrap()
    }

    #[test]
    fn only_the_same_throw_and_the_same_code_make_the_same_picture() {
        let face = Face::load().unwrap();
        let draw = |letters, seed| {
            let code = Code::from_stored(letters).unwrap();
            HAND.draw(&face, &code, &mut dice(seed)).unwrap()
        };
        assert_eq!(draw("X9MUA3", 1), draw("X9MUA3", 1));
        assert_ne!(draw("X9MUA3", 1), draw("X9MUA3", 2));
        assert_ne!(draw("X9MUA3", 1), draw("X9MUA2", 1));
    }

    #[test]
    fn letters_stand_on_the_canvas_in_reading_order() {
        let face = Face::load().unwrap();
        let (width, height) = (f32::from(WIDTH), f32::from(HEIGHT));
        for seed in 0..500 {
            let code = Code::random(&Entropy::seeded(seed)).unwrap();
            let letters = HAND.lay_out(&face, &code, &mut dice(seed)).unwrap();
            assert_eq!(letters.len(), LENGTH);
            for letter in &letters {
                assert!(letter.across - letter.half_width() >= 0.0, "{seed}");
                assert!(letter.across + letter.half_width() <= width, "{seed}");
                assert!((25.0..=height - 25.0).contains(&letter.down), "{seed}");
            }
            for pair in letters.windows(2) {
                assert!(pair[1].across - pair[0].across > 12.0, "{seed}");
            }
        }
    }
}
