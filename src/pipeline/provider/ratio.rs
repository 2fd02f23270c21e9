//! A size as the ratio of its sides, for upstreams that are told nothing else.

use super::Size;

/// The ratios that such upstreams know, with what they come to.
const RATIOS: [(&str, f64); 11] = [
    ("1:1", 1.0),
    ("16:9", 16.0 / 9.0),
    ("9:16", 9.0 / 16.0),
    ("3:2", 3.0 / 2.0),
    ("2:3", 2.0 / 3.0),
    ("4:3", 4.0 / 3.0),
    ("3:4", 3.0 / 4.0),
    ("5:4", 5.0 / 4.0),
    ("4:5", 4.0 / 5.0),
    ("21:9", 21.0 / 9.0),
    ("9:21", 9.0 / 21.0),
];

/// The ratio that is nearest to a size.
pub(super) fn nearest(size: Size) -> &'static str {
    let wanted = f64::from(size.width.max(1)) / f64::from(size.height.max(1));
    let distance = |ratio: f64| (wanted / ratio).ln().abs();
    RATIOS
        .iter()
        .min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)))
        .map_or("1:1", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_becomes_the_nearest_ratio() {
        for (width, height, name) in [
            (1024, 1024, "1:1"),
            (1360, 768, "16:9"),
            (864, 1152, "3:4"),
            (1216, 832, "3:2"),
            (1536, 640, "21:9"),
            (1, 5_000, "9:21"),
            (0, 0, "1:1"),
        ] {
            assert_eq!(nearest(Size { width, height }), name);
        }
    }
}
