//! The last look at the colours of the whole picture: what the colour words and the moods ask for.

use super::colour::Colour;
use super::composition::{Composition, Meaning, Mood, Scene};
use super::curve::smooth;
use super::easel::Easel;
use super::noise::Chance;
use super::soft::SoftMap;
use super::surface::Surface;

/// How the whole picture is changed.
struct Grade {
    saturation: f32,
    contrast: f32,
    gain: f32,
    lift: f32,
    /// Above 0 for warmer, below for colder.
    warmth: f32,
    vignette: f32,
    /// How far bright parts glow over their edges.
    bloom: f32,
    tint: Option<Ramp>,
}

/// Colours from the darkest tone to the lightest, and how strongly they replace what is there.
struct Ramp {
    steps: Vec<Colour>,
    strength: f32,
}

/// Grades the picture.
pub(super) fn paint(easel: &mut Easel) {
    let grade = Grade::of(&easel.wish);
    if grade.bloom > 0.0 {
        bloom(&mut easel.surface, grade.bloom);
    }
    let (width, height) = (easel.width(), easel.height());
    let warm = Colour {
        r: 1.0 + grade.warmth,
        g: 1.0 + grade.warmth * 0.12,
        b: 1.0 - grade.warmth,
    };
    for (line, row) in easel.surface.rows_mut() {
        let dy = (line as f32 + 0.5) / height - 0.5;
        for (column, pixel) in row.iter_mut().enumerate() {
            let dx = (column as f32 + 0.5) / width - 0.5;
            let mut colour = pixel.clamped();
            if let Some(ramp) = &grade.tint {
                colour = colour.mix(ramp.at(colour.luma()), ramp.strength);
            }
            let edge = 1.0 - grade.vignette * smooth(0.12, 0.62, dx * dx + dy * dy);
            colour = colour
                .saturated(grade.saturation)
                .times(warm)
                .scaled(grade.gain * edge);
            *pixel = colour
                .lifted(-0.5)
                .scaled(grade.contrast)
                .lifted(0.5 + grade.lift)
                .clamped();
        }
    }
}

impl Grade {
    fn of(wish: &Composition) -> Self {
        let mut grade = Self {
            saturation: 1.16,
            contrast: 1.06,
            gain: 1.0,
            lift: 0.0,
            warmth: 0.0,
            vignette: 0.2,
            bloom: 0.0,
            tint: ramp(wish),
        };
        for mood in &wish.moods {
            grade.feel(*mood);
        }
        if wish.stray != 0 {
            // Words that mean nothing here still shift the light a little, or more when no word means anything.
            let mut chance = Chance::new(wish.stray, 551);
            let known = !(wish.scenes.is_empty() && wish.things.is_empty());
            grade.warmth += chance.between(-1.0, 1.0) * if known { 0.008 } else { 0.1 };
            grade.saturation += chance.between(-1.0, 1.0) * if known { 0.02 } else { 0.2 };
        }
        grade
    }

    fn feel(&mut self, mood: Mood) {
        // Saturation, contrast, gain, lift, warmth, vignette, bloom.
        let (s, c, g, l, w, v, b) = match mood {
            Mood::Calm => (0.78, 0.84, 1.02, 0.03, -0.02, 0.0, 0.12),
            Mood::Dark => (0.9, 1.1, 0.58, -0.02, -0.02, 0.4, 0.0),
            Mood::Bright => (1.1, 1.02, 1.2, 0.04, 0.01, -0.2, 0.25),
            Mood::Dreamy => (1.0, 0.82, 1.05, 0.04, 0.0, 0.05, 0.75),
            Mood::Melancholic => (0.45, 0.92, 0.8, 0.0, -0.09, 0.25, 0.0),
            Mood::Lonely => (0.62, 0.98, 0.86, 0.0, -0.05, 0.45, 0.0),
            Mood::Cheerful => (1.3, 1.05, 1.08, 0.02, 0.05, -0.2, 0.1),
            Mood::Mysterious => (0.7, 1.08, 0.74, 0.0, -0.08, 0.45, 0.25),
            Mood::Dramatic => (1.15, 1.42, 0.92, -0.02, 0.02, 0.45, 0.0),
            Mood::Warm => (1.08, 1.0, 1.02, 0.01, 0.16, 0.0, 0.1),
            Mood::Cold => (0.88, 1.02, 0.98, 0.0, -0.18, 0.0, 0.0),
            Mood::Vivid => (1.8, 1.14, 1.02, 0.0, 0.0, 0.0, 0.0),
            Mood::Pale => (0.55, 0.66, 1.04, 0.15, 0.0, -0.2, 0.0),
            Mood::Vintage => (0.85, 0.88, 0.98, 0.03, 0.06, 0.4, 0.1),
            Mood::Monochrome => (0.0, 1.14, 1.0, 0.0, 0.0, 0.1, 0.0),
        };
        self.saturation *= s;
        self.contrast *= c;
        self.gain *= g;
        self.lift += l;
        self.warmth += w;
        self.vignette = (self.vignette + v).clamp(0.0, 0.7);
        self.bloom = self.bloom.max(b);
        let toned = match mood {
            Mood::Vintage => Some(([0x2a1c14, 0x9a744c, 0xf6e6c4], 0.55)),
            Mood::Dreamy => Some(([0x3c2c64, 0xc08cc8, 0xffecf4], 0.34)),
            Mood::Mysterious => Some(([0x04141c, 0x2c646c, 0xd0e8dc], 0.4)),
            _ => None,
        };
        if let (Some((steps, strength)), None) = (toned, &self.tint) {
            self.tint = Some(Ramp {
                steps: steps.map(Colour::hex).to_vec(),
                strength,
            });
        }
    }
}

impl Ramp {
    #[inline]
    fn at(&self, luma: f32) -> Colour {
        let step = luma * (self.steps.len() - 1) as f32;
        let from = self.steps.get(step as usize).copied().unwrap_or_default();
        let to = self.steps.get(step as usize + 1).copied().unwrap_or(from);
        from.mix(to, step - step.floor())
    }
}

/// The colours that were asked for, spread over the tones of the picture: dark ones into the shadows.
fn ramp(wish: &Composition) -> Option<Ramp> {
    if wish.has_scene(Scene::Abstract) && !wish.colours.is_empty() {
        return None;
    }
    let mut colours: Vec<Colour> = wish.colours.iter().map(|&colour| Colour::hex(colour)).collect();
    if colours.is_empty() {
        return unwanted(wish);
    }
    colours.sort_by(|a, b| a.luma().total_cmp(&b.luma()));
    let (first, last) = (colours.first().copied()?, colours.last().copied()?);
    let dark = first.scaled(0.16);
    let light = last.mix(Colour::WHITE, 0.78);
    let mut steps = vec![dark];
    steps.extend(colours);
    steps.push(light);
    Some(Ramp {
        steps: spread(&steps),
        strength: 0.64,
    })
}

/// A colour that is not wanted is drained from the picture toward its opposite.
fn unwanted(wish: &Composition) -> Option<Ramp> {
    let banned = wish.banned.iter().find_map(|meaning| match meaning {
        Meaning::Colour(colour) => Some(Colour::hex(*colour)),
        _ => None,
    })?;
    let [light, a, b] = banned.lab();
    let other = Colour::from_lab([light, -a * 0.7, -b * 0.7]);
    let steps = [other.scaled(0.2), other, other.mix(Colour::WHITE, 0.75)];
    Some(Ramp {
        steps: spread(&steps),
        strength: 0.4,
    })
}

/// Sixteen even steps through Oklab.
fn spread(stops: &[Colour]) -> Vec<Colour> {
    let last = (stops.len() - 1) as f32;
    (0_u8..=16)
        .map(|i| {
            let step = f32::from(i) / 16.0 * last;
            let from = stops.get(step as usize).copied().unwrap_or_default();
            let to = stops.get(step as usize + 1).copied().unwrap_or(from);
            from.blend(to, step - step.floor())
        })
        .collect()
}

/// Lets what is bright shine over its edges.
fn bloom(surface: &mut Surface, strength: f32) {
    let reach = surface.unit() * 0.012;
    let taps = [
        (0.0, 0.0),
        (1.0, 0.4),
        (-0.4, 1.0),
        (-1.0, -0.4),
        (0.4, -1.0),
        (2.2, -1.1),
        (1.1, 2.2),
        (-2.2, 1.1),
        (-1.1, -2.2),
    ];
    let sum = |x: f32, y: f32| {
        taps.iter()
            .fold(Colour::BLACK, |sum, (dx, dy)| {
                let near = surface.near(x + dx * reach, y + dy * reach);
                Colour {
                    r: sum.r + near.r,
                    g: sum.g + near.g,
                    b: sum.b + near.b,
                }
            })
            .scaled(1.0 / taps.len() as f32)
    };
    let height = surface.height() as f32;
    let (red, green) = SoftMap::pair(surface, 16, height, |x, y| {
        let c = sum(x, y);
        (c.r, c.g)
    });
    let blue = SoftMap::single(surface, 16, |x, y| sum(x, y).b);
    let width = surface.width();
    let (mut reds, mut greens, mut blues) = (vec![0.0; width], vec![0.0; width], vec![0.0; width]);
    for (line, row) in surface.rows_mut() {
        red.row(line, &mut reds);
        green.row(line, &mut greens);
        blue.row(line, &mut blues);
        for (pixel, ((r, g), b)) in row.iter_mut().zip(reds.iter().zip(&greens).zip(&blues)) {
            let glow = Colour { r: *r, g: *g, b: *b };
            let bright = glow.luma();
            *pixel = pixel
                .mix(glow, strength * 0.35)
                .screen(glow.scaled(bright), strength * 0.5);
        }
    }
}
