//! The shape of a picture, by the name people know it by.

/// Shapes with a name of their own, the wide ones; the tall ones are the same turned.
const KNOWN: [(u32, u32); 7] = [(1, 1), (5, 4), (4, 3), (3, 2), (16, 9), (2, 1), (21, 9)];

/// Models make sides that are whole multiples of something, so their shapes are near the known ones: within so much.
const NEAR: f64 = 0.03;

/// The largest number in the name of a shape that has none.
const LARGEST: u32 = 32;

/// Width to height in small numbers: 1344 × 768 is 16:9 to everybody but a ruler.
pub(crate) fn ratio((width, height): (u32, u32)) -> (u32, u32) {
    let turned = |(long, short): (u32, u32)| {
        if width < height {
            (short, long)
        } else {
            (long, short)
        }
    };
    let shape = f64::from(width.max(height)) / f64::from(width.min(height).max(1));
    let off = |(long, short): &(u32, u32)| (shape * f64::from(*short) / f64::from(*long) - 1.0).abs();
    let nearest = KNOWN
        .into_iter()
        .min_by(|one, other| off(one).total_cmp(&off(other)));
    if let Some(known) = nearest.filter(|known| off(known) <= NEAR) {
        return turned(known);
    }
    let common = divisor(width, height);
    let (across, down) = (width / common, height / common);
    if across.max(down) <= LARGEST {
        (across, down)
    } else {
        // In tenths, as far as a name goes.
        let tenths = |side: u32| (f64::from(side) * 10.0 / f64::from(width.min(height).max(1))).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a side is at most some thousand times the other"
        )]
        let small = |side: u32| tenths(side) as u32;
        (small(width), small(height))
    }
}

/// The greatest common divisor; 1 for nothing.
fn divisor(one: u32, other: u32) -> u32 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_models_have_the_names_people_know() {
        for (size, name) in [
            ((1024, 1024), (1, 1)),
            ((1024, 768), (4, 3)),
            ((768, 1024), (3, 4)),
            ((1216, 832), (3, 2)),
            ((1536, 1024), (3, 2)),
            ((1344, 768), (16, 9)),
            ((720, 1280), (9, 16)),
            ((1792, 1024), (16, 9)),
            ((1536, 640), (21, 9)),
            ((1152, 896), (5, 4)),
        ] {
            assert_eq!(ratio(size), name, "{size:?}");
        }
    }

    #[test]
    fn a_shape_without_a_name_is_said_in_its_own_numbers() {
        assert_eq!(ratio((1200, 1000)), (6, 5));
        assert_eq!(ratio((3000, 1000)), (3, 1));
        assert_eq!(ratio((1001, 283)), (35, 10));
        assert_eq!(ratio((0, 0)), (0, 0));
    }
}
