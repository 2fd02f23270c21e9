//! What every layer of a picture is painted from: the surface, the wish, the plan and the light.

use super::composition::{Composition, Meaning, Scene, Thing, Weather};
use super::ground_colours::Land;
use super::light::Light;
use super::noise::{Chance, Field};
use super::plan::Plan;
use super::surface::Surface;

/// A picture in the making.
pub(super) struct Easel {
    pub(super) surface: Surface,
    pub(super) wish: Composition,
    pub(super) plan: Plan,
    pub(super) light: Light,
    pub(super) land: Land,
    pub(super) seed: u64,
}

impl Easel {
    pub(super) fn new(wish: Composition, seed: u64, width: usize, height: usize) -> Self {
        let seed = seed ^ wish.guess();
        let surface = Surface::new(width, height);
        let light = Light::new(&wish, seed);
        let plan = Plan::new(&wish, &light, seed, width as f32, height as f32);
        let land = Land::new(&wish, seed);
        Self {
            surface,
            wish,
            plan,
            light,
            land,
            seed,
        }
    }

    pub(super) const fn width(&self) -> f32 {
        self.surface.width() as f32
    }

    pub(super) const fn height(&self) -> f32 {
        self.surface.height() as f32
    }

    pub(super) fn unit(&self) -> f32 {
        self.surface.unit()
    }

    /// Chances for one element of this picture.
    pub(super) const fn chance(&self, purpose: u64) -> Chance {
        Chance::new(self.seed, purpose)
    }

    /// Noise for one element of this picture.
    pub(super) const fn field(&self, purpose: u64, octaves: u32) -> Field {
        Field::new(self.seed, purpose, octaves)
    }

    pub(super) fn has_scene(&self, scene: Scene) -> bool {
        self.wish.has_scene(scene)
    }

    pub(super) fn air(&self, weather: Weather) -> bool {
        self.wish.air(weather)
    }

    pub(super) fn bans_thing(&self, thing: Thing) -> bool {
        self.wish.bans(Meaning::Thing(thing))
    }

    /// A column's place from the middle of the picture, in units.
    pub(super) fn across(&self, column: f32) -> f32 {
        (column - self.width() * 0.5) / self.unit()
    }

    /// A skyline in pixels: `rise` gives how far it stands above `base`, in units, for a place across.
    pub(super) fn skyline(&self, base: f32, rise: impl Fn(f32) -> f32) -> Vec<f32> {
        let unit = self.unit();
        (0..self.surface.width())
            .map(|x| base - unit * rise(self.across(x as f32 + 0.5)))
            .collect()
    }

    /// How far below the horizon a line of the ground lies, from 0 at the horizon to 1 at the lower edge.
    pub(super) fn nearness(&self, y: f32) -> f32 {
        ((y - self.plan.horizon) / (self.height() - self.plan.horizon).max(1.0)).clamp(0.0, 1.0)
    }

    /// The lean that the wind gives to what stands in it, in its own height.
    pub(super) fn lean(&self) -> f32 {
        let wind = if self.air(Weather::Wind) { 0.22 } else { 0.0 };
        let storm = if self.air(Weather::Storm) { 0.12 } else { 0.0 };
        (wind + storm) * -self.light.side()
    }
}
