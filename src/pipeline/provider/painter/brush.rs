//! The tool that single things are painted with: it knows the light and the distance.

use super::colour::Colour;
use super::easel::Easel;
use super::ground_colours::Land;
use super::light::Light;
use super::shape::{Place, Shape};
use super::surface::Surface;

/// A loaded brush at a certain distance from the viewer.
pub(super) struct Brush<'a> {
    pub(super) surface: &'a mut Surface,
    pub(super) light: &'a Light,
    pub(super) land: &'a Land,
    /// A colour asked for in words, over the usual one.
    pub(super) dye: Option<Colour>,
    /// From 0 near to 1 lost in haze.
    pub(super) distance: f32,
    /// 1 for the thing itself, less for its reflection.
    pub(super) opacity: f32,
}

impl Easel {
    /// A brush for things at a distance.
    pub(super) const fn brush(&mut self, dye: Option<Colour>, distance: f32) -> Brush<'_> {
        Brush { surface: &mut self.surface, light: &self.light, land: &self.land, dye, distance, opacity: 1.0 }
    }
}

impl Brush<'_> {
    /// A colour as it is seen here: `facing` the light from 0 to 1.
    pub(super) fn lit(&self, local: Colour, facing: f32) -> Colour {
        self.light.lit(local, facing, self.distance)
    }

    /// The colour asked for, or the usual one.
    pub(super) fn dyed(&self, usual: u32) -> Colour {
        self.dye.unwrap_or_else(|| Colour::hex(usual))
    }

    /// Fills a shape with a local colour in this light.
    pub(super) fn fill(&mut self, shape: &Shape, local: Colour, facing: f32) {
        let seen = self.lit(local, facing);
        self.surface.glaze(shape, seen, self.opacity);
    }

    /// Fills a shape that bends away from the light from its sunny edge to its dark one.
    pub(super) fn round(&mut self, shape: &Shape, local: Colour) {
        let (left, top, right, bottom) = shape.bounds();
        let (sunny, dim) = (self.lit(local, 0.95), self.lit(local, 0.1));
        let (side, wide, tall) = (self.light.side(), (right - left).max(1.0), (bottom - top).max(1.0));
        self.surface.fill_with(shape, self.opacity, |x, y| {
            let across = ((x - left) / wide - 0.5) * side;
            let down = (y - top) / tall - 0.5;
            dim.mix(sunny, (0.55 + across * 0.75 - down * 0.35).clamp(0.0, 1.0))
        });
    }

    /// Fills a shape with light of its own: a window, a lamp, a flame.
    pub(super) fn shine(&mut self, shape: &Shape, colour: Colour, strength: f32) {
        self.surface.glaze(shape, colour, strength * self.opacity);
    }

    /// A soft glow around a point of the thing.
    pub(super) fn halo(&mut self, place: &Place, at: (f32, f32), radius: f32, colour: Colour, strength: f32) {
        let (x, y) = place.at(at);
        self.surface.glow(x, y, radius * place.size, colour, strength * self.opacity);
    }

    /// How strongly a lamp shows, from its bare glass by day to full light at night.
    pub(super) fn lamplight(&self) -> f32 {
        0.25 + 0.7 * super::curve::smooth(0.1, 0.6, self.light.night)
    }
}
