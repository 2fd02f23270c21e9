//! How long something took, by classes of length.

use std::time::Duration;

use super::Counter;

/// The upper ends of the classes, in milliseconds, from the shortest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buckets(&'static [u32]);

impl Buckets {
    /// What this program does by itself.
    pub const OWN: Self = Self(&[1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000]);
    /// What is waited for elsewhere, while pictures are made.
    pub const WORK: Self = Self(&[
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000,
    ]);
}

/// How often something took how long.
#[derive(Debug)]
pub struct Histogram {
    buckets: Buckets,
    /// One for each class, and one for what is longer than all.
    counts: Vec<Counter>,
    nanos: Counter,
}

/// A histogram at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// The upper end of each class in seconds, and how many were no longer.
    pub(super) upto: Vec<(f64, u64)>,
    /// How many there were.
    pub(super) count: u64,
    /// All of them together, in seconds.
    pub(super) seconds: f64,
}

impl Histogram {
    /// Nothing yet, in these classes.
    #[must_use]
    pub fn new(buckets: Buckets) -> Self {
        let counts = (0..=buckets.0.len()).map(|_| Counter::default()).collect();
        Self {
            buckets,
            counts,
            nanos: Counter::default(),
        }
    }

    /// It took so long, once more.
    pub fn observe(&self, took: Duration) {
        let longer = |end: &u32| Duration::from_millis(u64::from(*end)) < took;
        let class = self.buckets.0.partition_point(longer);
        if let Some(count) = self.counts.get(class) {
            count.add_one();
        }
        self.nanos.add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX));
    }

    /// Its figures; one that is observed meanwhile may be in some of them and not yet in others.
    pub(super) fn read(&self) -> Read {
        let mut count = 0;
        let mut so_far = |more: &Counter| {
            count += more.read();
            count
        };
        let ends = self.buckets.0.iter().map(|end| f64::from(*end) / 1_000.0);
        let upto = ends
            .zip(&self.counts)
            .map(|(end, more)| (end, so_far(more)))
            .collect();
        if let Some(longest) = self.counts.last() {
            so_far(longest);
        }
        Read {
            upto,
            count,
            seconds: Duration::from_nanos(self.nanos.read()).as_secs_f64(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_length_is_in_its_class_and_in_all_longer_ones() {
        let histogram = Histogram::new(Buckets(&[10, 1_000]));
        for millis in [0, 10, 11, 1_000, 1_001] {
            histogram.observe(Duration::from_millis(millis));
        }
        let read = histogram.read();
        assert_eq!(read.upto, [(0.01, 2), (1.0, 4)]);
        assert_eq!(read.count, 5);
        assert!((read.seconds - 2.022).abs() < 1e-9, "{}", read.seconds);
    }
}
