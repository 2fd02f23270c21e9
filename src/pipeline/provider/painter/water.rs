//! Water: a broken mirror of what stands above it, with its own colour, waves and glitter.

use super::colour::Colour;
use super::curve::{bell, lerp, smooth};
use super::easel::Easel;
use super::plan::Water;
use super::sky::source;

/// Lays the water of the plan over the ground.
pub(super) fn paint(easel: &mut Easel) {
    let Some(water) = easel.plan.water else { return };
    let (width, unit) = (easel.surface.width(), easel.unit());
    let mirror = Mirror::new(easel, water);
    let (ripple, swell) = (easel.field(111, 3).rough(0.55), easel.field(112, 2));
    let (mut fine, mut broad) = (vec![0.0; width], vec![0.0; width]);
    let left = easel.across(0.0);
    let top = (water.top.max(1.0) as usize).min(easel.surface.height());
    let rows = (water.bottom.max(0.0) as usize).saturating_sub(top);
    let horizon = easel.plan.horizon;
    let (above, below) = easel.surface.split(top);
    for (down, row) in below.chunks_exact_mut(width).take(rows).enumerate() {
        let near = ((top + down) as f32 - horizon + unit * 0.012) / unit;
        // The nearer the water, the larger its waves look.
        let scale = 0.012 + near * 0.34;
        let rhythm = 0.16 / scale;
        ripple.row(left / scale * 0.5, 0.5 / scale / unit, rhythm * 14.0, &mut fine);
        swell.row(left / scale * 0.16, 0.16 / scale / unit, rhythm * 5.0, &mut broad);
        mirror.row(above, down as f32, near, (&fine, &broad), row);
    }
}

struct Mirror {
    width: f32,
    unit: f32,
    waves: f32,
    rows: f32,
    depth: f32,
    deep: Colour,
    bright: Colour,
    glow: Colour,
    glitter: f32,
    source: f32,
    /// How white the crests are: nothing below a fresh wind.
    foam: f32,
    white: Colour,
}

impl Mirror {
    fn new(easel: &Easel, water: Water) -> Self {
        let light = &easel.light;
        let deep = light
            .lit(easel.land.water, 0.45, 0.0)
            .mix(light.sky_at(0.35), 0.3);
        let named =
            easel.wish.has(super::composition::Thing::Sun) || easel.wish.has(super::composition::Thing::Moon);
        let low = smooth(0.9, 0.2, light.source.1)
            .max(light.night * 0.8)
            .max(f32::from(u8::from(named)) * 0.9);
        Self {
            width: easel.width(),
            unit: easel.unit(),
            waves: water.waves,
            rows: water.top.floor(),
            depth: water.bottom - water.top,
            deep: deep.scaled(0.82),
            bright: light.sky_at(0.8).lifted(0.04),
            glow: light.glow,
            glitter: low * light.glow_strength * 1.2,
            source: source(easel).0,
            foam: smooth(0.72, 1.0, water.waves) * 0.8,
            white: light.lit(Colour::hex(0xf0f6fa), 0.9, 0.1),
        }
    }

    fn row(
        &self,
        above: &[Colour],
        down: f32,
        near: f32,
        (fine, broad): (&[f32], &[f32]),
        row: &mut [Colour],
    ) {
        let reach = self.unit * (0.004 + near * 0.05) * lerp(0.25, 1.0, self.waves);
        let own = lerp(0.12, 0.55, smooth(0.0, 0.5, down / self.depth)) * lerp(0.75, 1.0, self.waves);
        let spread = self.unit * (0.02 + near * 0.22);
        let choppy = lerp(0.05, 0.3, self.waves);
        for (column, ((pixel, fine), broad)) in row.iter_mut().zip(fine).zip(broad).enumerate() {
            let wave = fine * 0.65 + broad * 0.5;
            let x = column as f32 + fine * reach * 0.7;
            let y = self.rows - 1.0 - down * 1.02 - (wave + 0.25) * reach * 2.2;
            let seen = self.read(above, x, y);
            let tilt = (wave * choppy * 2.0).clamp(-0.4, 0.45);
            let mut colour = seen.mix(self.deep, (own - tilt * 0.5).clamp(0.0, 0.9));
            colour = colour.mix(self.bright, (tilt * 0.55).max(0.0));
            let path = bell((column as f32 + 0.5 - self.source) / spread);
            let spark = smooth(0.05, 0.4, wave) * path * self.glitter;
            let crest = smooth(0.34, 0.62, broad * 0.7 + fine * 0.5) * self.foam;
            *pixel = colour.screen(self.glow, spark.min(0.95)).mix(self.white, crest);
        }
    }

    #[inline]
    fn read(&self, above: &[Colour], x: f32, y: f32) -> Colour {
        let column = x.clamp(0.0, self.width - 1.0) as usize;
        let line = y.abs().min(self.rows - 1.0) as usize;
        above
            .get(line * self.width as usize + column)
            .copied()
            .unwrap_or(self.deep)
    }
}
