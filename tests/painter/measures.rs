//! What a picture is measured by.

use afterimage::pipeline::provider::painter::{Canvas, paint};

/// The side of a picture that is only measured, in pixels.
pub(crate) const SIDE: u32 = 128;

const SEEDS: [u64; 3] = [1, 7, 23];

/// The least change, in parts of the full range averaged over the picture, that counts as seen.
pub(crate) const SEEN: f32 = 0.006;

/// A small square picture.
pub(crate) fn picture(words: &str, seed: u64) -> Canvas {
    sized(words, seed, SIDE, SIDE)
}

/// A picture of any size.
pub(crate) fn sized(words: &str, seed: u64, width: u32, height: u32) -> Canvas {
    paint(words, "", seed, width, height, &|| false).expect("nobody cancelled")
}

/// The mean difference of all parts of all pixels, from 0 to 1.
pub(crate) fn difference(a: &Canvas, b: &Canvas) -> f32 {
    let sum: u64 = a
        .rgb()
        .iter()
        .zip(b.rgb())
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f32 / a.rgb().len() as f32 / 255.0
}

/// The mean difference that other words make, over several seeds.
pub(crate) fn change(from: &str, to: &str) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| difference(&picture(from, seed), &picture(to, seed)))
        .sum();
    sum / SEEDS.len() as f32
}

/// The mean of red, green and blue, each from 0 to 1.
pub(crate) fn mean(canvas: &Canvas) -> [f32; 3] {
    let mut sums = [0_u64; 3];
    for pixel in canvas.rgb().chunks_exact(3) {
        sums.iter_mut()
            .zip(pixel)
            .for_each(|(sum, part)| *sum += u64::from(*part));
    }
    sums.map(|sum| sum as f32 / (canvas.rgb().len() / 3) as f32 / 255.0)
}

/// How bright a picture of these words is, over several seeds.
pub(crate) fn brightness(words: &str) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| mean(&picture(words, seed)).iter().sum::<f32>() / 3.0)
        .sum();
    sum / SEEDS.len() as f32
}

/// How much of the light is of one part: 0 red, 1 green, 2 blue.
pub(crate) fn share(words: &str, part: usize) -> f32 {
    let sum: f32 = SEEDS
        .iter()
        .map(|&seed| {
            let mean = mean(&picture(words, seed));
            mean[part] / mean.iter().sum::<f32>()
        })
        .sum();
    sum / SEEDS.len() as f32
}

/// How far the parts of a pixel are from one another, on average.
pub(crate) fn colourfulness(words: &str) -> f32 {
    let canvas = picture(words, 7);
    let spread = |pixel: &[u8]| f32::from(pixel.iter().max().unwrap() - pixel.iter().min().unwrap());
    canvas.rgb().chunks_exact(3).map(spread).sum::<f32>() / (canvas.rgb().len() / 3) as f32
}

/// The same picture, each side divided by a number.
pub(crate) fn shrink(canvas: &Canvas, by: usize) -> Canvas {
    // A picture of the right size to hold the mean of every block.
    let (width, side) = (canvas.width() as usize, canvas.width() as usize / by);
    let mean = |x: usize, y: usize, part: usize| {
        let block = (0..by).flat_map(|dy| (0..by).map(move |dx| (x * by + dx, y * by + dy)));
        let sum: usize = block
            .map(|(x, y)| usize::from(canvas.rgb()[(y * width + x) * 3 + part]))
            .sum();
        (sum / (by * by)) as u8
    };
    let bytes = (0..side * side * 3)
        .map(|i| mean(i / 3 % side, i / 3 / side, i % 3))
        .collect();
    Canvas::from_rgb(side as u32, side as u32, bytes).expect("as many bytes as pixels")
}
