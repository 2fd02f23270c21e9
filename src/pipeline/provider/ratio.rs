//! A size as the ratio of its sides, for upstreams that are told nothing else.

use super::Size;

/// The ratios that most such upstreams know.
const USUAL: [&str; 11] = [
    "1:1", "16:9", "9:16", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "21:9", "9:21",
];

/// The ratio that is nearest to a size.
pub(super) fn nearest(size: Size) -> &'static str {
    among(size, &USUAL)
}

/// The one of these ratios, such as `16:9`, that is nearest to a size; `1:1` when there is none.
pub(super) fn among(size: Size, ratios: &[&'static str]) -> &'static str {
    let wanted = f64::from(size.width.max(1)) / f64::from(size.height.max(1));
    let distance = |ratio: &str| (wanted / value(ratio)).ln().abs();
    let nearest = ratios.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.copied().unwrap_or("1:1")
}

/// What a ratio comes to.
fn value(ratio: &str) -> f64 {
    let side = |text: &str| text.parse::<f64>().unwrap_or(1.0);
    let (width, height) = ratio.split_once(':').unwrap_or(("1", "1"));
    side(width) / side(height)
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

    #[test]
    fn only_ratios_that_an_upstream_knows_are_told() {
        let landscape = Size {
            width: 1152,
            height: 864,
        };
        assert_eq!(among(landscape, &["1:1", "5:4", "3:2"]), "5:4");
        assert_eq!(among(landscape, &[]), "1:1");
    }
}
