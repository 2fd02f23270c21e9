//! Small buildings: a house, a church, a windmill, a tent.

use super::brush::Brush;
use super::colour::Colour;
use super::curve::{cosine, sine};
use super::noise::Chance;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A house with its gable to the viewer, smoke on its chimney and light in its windows.
    pub(super) fn house(&mut self, place: &Place, chance: &mut Chance) {
        let walls = [0xe8dcc4, 0xc88c64, 0xd8c8a8, 0xa85444];
        let wall = self
            .dye
            .unwrap_or_else(|| Colour::hex(walls.get(chance.below(4)).copied().unwrap_or_default()));
        let roof = self.dye.map_or(Colour::hex(0x783c30), |dye| dye.scaled(0.55));
        let roof = self.land.snowed(roof, 0.95);
        let toward = self.light.side() * place.facing < 0.0;
        let (front, flank) = if toward { (0.95, 0.3) } else { (0.35, 0.85) };
        let side = Shape::new().rect(place, 0.08, 0.0, 0.62, 0.46);
        self.fill(&side, wall, flank);
        let gable = [(-0.5, 0.0), (-0.5, 0.44), (-0.2, 0.8), (0.1, 0.44), (0.1, 0.0)];
        self.fill(&Shape::new().polygon(place, &gable), wall, front);
        let chimney = Shape::new().rect(place, 0.3, 0.7, 0.4, 1.0);
        self.fill(&chimney, Colour::hex(0x806054), front);
        let slope = Shape::new().polygon(place, &[(-0.24, 0.84), (0.46, 0.84), (0.7, 0.4), (0.1, 0.4)]);
        self.fill(&slope, roof, flank * 0.8 + 0.15);
        let eave = Shape::new()
            .line(place, (-0.58, 0.38), (-0.2, 0.84), (0.06, 0.06))
            .line(place, (-0.22, 0.85), (0.12, 0.4), (0.05, 0.05));
        self.fill(&eave, roof.scaled(0.85), front);
        let door = Shape::new().rect(place, -0.26, 0.0, -0.13, 0.27);
        self.fill(&door, Colour::hex(0x4c3022), front * 0.7);
        let panes = Shape::new()
            .rect(place, -0.42, 0.2, -0.32, 0.34)
            .rect(place, -0.06, 0.2, 0.04, 0.34)
            .rect(place, -0.25, 0.5, -0.15, 0.62)
            .rect(place, 0.2, 0.17, 0.32, 0.31)
            .rect(place, 0.42, 0.17, 0.54, 0.31);
        self.windows(place, &panes, (0.0, 0.25), 0.5);
        if place.upward > 0.0 {
            self.smoke(place, (0.35, 1.02), chance);
        }
    }

    /// Panes of glass: dark by day, lamplight by night.
    pub(super) fn windows(&mut self, place: &Place, panes: &Shape, middle: Point, radius: f32) {
        let strength = self.lamplight();
        self.fill(panes, Colour::hex(0x303844), 0.4);
        let lamp = self.light.lamp();
        self.shine(panes, lamp, strength);
        self.halo(place, middle, radius, lamp, 0.22 * (strength - 0.25));
    }

    fn smoke(&mut self, place: &Place, from: Point, chance: &mut Chance) {
        let grey = self.lit(Colour::hex(0xd8d4d4), 0.7);
        let drift = -self.light.side() * place.facing;
        for i in 0..16_u8 {
            let t = f32::from(i) / 16.0;
            let at = place.at((
                from.0 + drift * t * t * 0.5 + chance.between(-0.03, 0.03),
                from.1 + t * 0.8,
            ));
            let radius = place.size * (0.035 + 0.1 * t);
            self.surface.dab(
                at,
                (radius, radius),
                (1.0, 0.0),
                grey,
                0.3 * (1.0 - t) * self.opacity,
            );
        }
    }

    /// A church with a pointed steeple.
    pub(super) fn church(&mut self, place: &Place) {
        let wall = self.dyed(0xece4d4);
        let roof = self
            .land
            .snowed(self.dye.map_or(Colour::hex(0x505868), |dye| dye.scaled(0.5)), 0.9);
        let nave = Shape::new().rect(place, -0.08, 0.0, 0.5, 0.3);
        self.fill(&nave, wall, 0.6);
        let ridge = Shape::new().polygon(place, &[(-0.1, 0.29), (0.54, 0.29), (0.44, 0.5), (-0.1, 0.5)]);
        self.fill(&ridge, roof, 0.6);
        let toward = self.light.side() * place.facing;
        let tower = Shape::new().rect(place, -0.3, 0.0, -0.05, 0.62);
        self.fill(&tower, wall, 0.85);
        let dark = if toward < 0.0 {
            (-0.12, -0.05)
        } else {
            (-0.3, -0.23)
        };
        self.fill(&Shape::new().rect(place, dark.0, 0.0, dark.1, 0.62), wall, 0.25);
        let steeple = Shape::new().polygon(place, &[(-0.34, 0.61), (-0.01, 0.61), (-0.175, 1.08)]);
        self.round(&steeple, roof);
        let cross = Shape::new()
            .line(place, (-0.175, 1.05), (-0.175, 1.2), (0.016, 0.016))
            .line(place, (-0.225, 1.15), (-0.125, 1.15), (0.014, 0.014));
        self.fill(&cross, Colour::hex(0x403830), 0.6);
        let panes = Shape::new()
            .ellipse(place, (-0.175, 0.5), 0.04, 0.06)
            .rect(place, 0.02, 0.08, 0.08, 0.22)
            .rect(place, 0.18, 0.08, 0.24, 0.22)
            .rect(place, 0.34, 0.08, 0.4, 0.22);
        self.windows(place, &panes, (0.1, 0.2), 0.4);
        self.fill(
            &Shape::new().rect(place, -0.22, 0.0, -0.13, 0.16),
            Colour::hex(0x4c3428),
            0.5,
        );
    }

    /// A windmill with four lattice sails.
    pub(super) fn windmill(&mut self, place: &Place, chance: &mut Chance) {
        let body = self.dyed(0xece0cc);
        let tower = Shape::new().polygon(place, &[(-0.22, 0.0), (-0.13, 0.66), (0.13, 0.66), (0.22, 0.0)]);
        self.round(&tower, body);
        let cap = Shape::new().smooth(
            place,
            &[
                (-0.16, 0.65),
                (-0.12, 0.76),
                (0.0, 0.82),
                (0.12, 0.76),
                (0.16, 0.65),
            ],
        );
        self.round(&cap, self.land.snowed(Colour::hex(0x743c2c), 0.9));
        self.fill(
            &Shape::new().rect(place, -0.06, 0.0, 0.06, 0.18),
            Colour::hex(0x4c3428),
            0.4,
        );
        let panes = Shape::new().rect(place, -0.03, 0.32, 0.04, 0.4);
        self.windows(place, &panes, (0.0, 0.36), 0.2);
        let start = chance.between(0.03, 0.2);
        let (mut arms, mut cloth) = (Shape::new(), Shape::new());
        for i in 0..4_u8 {
            let turn = start + f32::from(i) * 0.25;
            let (dx, dy) = (cosine(turn), sine(turn));
            let at = |out: f32, off: f32| (dx * out - dy * off, 0.72 + dy * out + dx * off);
            arms = arms.line(place, at(-0.03, 0.0), at(0.52, 0.0), (0.024, 0.014));
            for step in 0..6_u8 {
                let out = 0.14 + 0.07 * f32::from(step);
                arms = arms.line(place, at(out, 0.0), at(out, 0.1), (0.008, 0.008));
            }
            cloth = cloth.polygon(
                place,
                &[at(0.13, 0.005), at(0.51, 0.005), at(0.51, 0.1), at(0.13, 0.1)],
            );
        }
        let sail = self.lit(Colour::hex(0xf4ead8), 0.85);
        self.surface.glaze(&cloth, sail, 0.62 * self.opacity);
        self.fill(&arms, Colour::hex(0x503c2c), 0.4);
    }

    /// A tent that glows from inside when it is dark.
    pub(super) fn tent(&mut self, place: &Place) {
        let cloth = self.dyed(0xd88434);
        let toward = self.light.side() * place.facing;
        let front = Shape::new().polygon(place, &[(-0.6, 0.0), (-0.1, 0.9), (0.3, 0.0)]);
        let flank = Shape::new().polygon(place, &[(-0.1, 0.9), (0.42, 0.84), (0.82, 0.0), (0.3, 0.0)]);
        self.fill(&flank, cloth, if toward > 0.0 { 0.95 } else { 0.3 });
        self.fill(&front, cloth, if toward > 0.0 { 0.4 } else { 0.95 });
        let door = Shape::new().polygon(place, &[(-0.28, 0.0), (-0.1, 0.66), (0.06, 0.0)]);
        self.fill(&door, cloth.scaled(0.35), 0.3);
        let strength = self.lamplight() - 0.2;
        let lamp = self.light.lamp();
        self.shine(&door, lamp, strength);
        self.shine(&front, lamp, strength * 0.3);
        self.halo(place, (-0.1, 0.25), 0.9, lamp, strength * 0.35);
        let ropes = Shape::new()
            .line(place, (-0.1, 0.9), (-0.86, 0.0), (0.012, 0.012))
            .line(place, (0.42, 0.84), (1.05, 0.0), (0.012, 0.012));
        self.fill(&ropes, Colour::hex(0x5c4c3c), 0.5);
    }
}
