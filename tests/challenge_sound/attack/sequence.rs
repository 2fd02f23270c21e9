//! The likeliest code: twelve places, as far apart as words are, of which the seventh says what the first said.

use super::{Fit, LETTERS, STEP};

/// Words said in all: the code, twice.
const SPOKEN: usize = 12;
/// The least and the most seconds from the beginning of one word to that of the next.
const APART: (f32, f32) = (0.6, 2.9);

pub(super) fn likeliest(fit: &Fit) -> String {
    let places = places(fit);
    let said =
        |letter: usize, word: usize| fit[places[word]][letter] + fit[places[word + SPOKEN / 2]][letter];
    let letters = (0..SPOKEN / 2).map(|word| {
        let best = (0..LETTERS.len()).max_by(|a, b| said(*a, word).total_cmp(&said(*b, word)));
        char::from(LETTERS[best.unwrap()])
    });
    letters.collect()
}

/// Where words begin: of all ways to lay twelve, the one whose best letters fit best (dynamic programming).
fn places(fit: &Fit) -> Vec<usize> {
    let best: Vec<f32> = fit
        .iter()
        .map(|row| row.iter().copied().fold(f32::MIN, f32::max))
        .collect();
    let (least, most) = ((APART.0 / STEP) as usize, (APART.1 / STEP) as usize);
    let mut sums = vec![best.clone()];
    let mut from = Vec::new();
    for _ in 1..SPOKEN {
        let before = sums.last().unwrap();
        let reached = (0..best.len()).map(|here| {
            let window = here.saturating_sub(most)..here.saturating_sub(least);
            window.max_by(|a, b| before[*a].total_cmp(&before[*b]))
        });
        let reached: Vec<Option<usize>> = reached.collect();
        let added = reached
            .iter()
            .zip(&best)
            .map(|(place, best)| place.map_or(f32::MIN, |place| before[place] + best));
        sums.push(added.collect());
        from.push(reached);
    }
    let last = sums.last().unwrap();
    let mut places = vec![
        (0..last.len())
            .max_by(|a, b| last[*a].total_cmp(&last[*b]))
            .unwrap(),
    ];
    for step in from.iter().rev() {
        let here = *places.last().unwrap();
        places.push(step[here].unwrap_or(here));
    }
    places.reverse();
    places
}
