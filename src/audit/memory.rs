//! Looks through the whole memory of another process.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::os::unix::fs::FileExt as _;

use aho_corasick::AhoCorasick;

use super::canary::Canary;

/// How much is read at a time, in bytes; mappings may be larger than memory.
const PIECE: usize = 1 << 20;

/// Knows what to look for.
pub(super) struct Search {
    names: Vec<&'static str>,
    automaton: AhoCorasick,
    longest: usize,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// How many mappings were read.
    pub(super) mappings: usize,
    /// How many bytes.
    pub(super) bytes: usize,
    /// How often, by what and where.
    pub(super) finds: BTreeMap<(&'static str, String), usize>,
}

impl Search {
    /// Looks for these in every way they may be written.
    ///
    /// # Errors
    /// When they are too many.
    pub(super) fn new<'c>(canaries: impl IntoIterator<Item = &'c Canary>) -> io::Result<Self> {
        let (mut names, mut needles) = (Vec::new(), Vec::new());
        for canary in canaries {
            for needle in canary.needles() {
                names.push(canary.name);
                needles.push(needle);
            }
        }
        let longest = needles.iter().map(|needle| needle.len()).max().unwrap_or(1);
        let automaton =
            AhoCorasick::new(needles.iter().map(|needle| needle.as_slice())).map_err(io::Error::other)?;
        Ok(Self {
            names,
            automaton,
            longest,
        })
    }

    /// What of it stands in some bytes.
    pub(super) fn within(&self, bytes: &[u8]) -> Vec<&'static str> {
        let hits = self.automaton.find_iter(bytes);
        let mut names: Vec<_> = hits
            .filter_map(|hit| self.names.get(hit.pattern().as_usize()).copied())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Reads every mapping that can be read (`proc_pid_maps(5)`, `proc_pid_mem(5)`).
    ///
    /// # Errors
    /// When the mappings are not told.
    pub(super) fn through(&self, memory: &File, maps: &File) -> io::Result<Found> {
        let (mut maps, mut text) = (maps, String::new());
        maps.rewind()?;
        maps.read_to_string(&mut text)?;
        let mut found = Found::default();
        for (from, to, name) in text.lines().filter_map(mapping) {
            found.mappings += 1;
            self.read(memory, from..to, name, &mut found);
        }
        Ok(found)
    }

    fn read(&self, memory: &File, range: std::ops::Range<u64>, name: &str, found: &mut Found) {
        let mut place = range.start;
        let mut buffer = vec![0; PIECE];
        while place < range.end {
            let want = usize::try_from(range.end - place).unwrap_or(PIECE).min(PIECE);
            // It may be gone by now, or end before its file's last page does.
            let read = buffer.get_mut(..want).map(|buffer| memory.read_at(buffer, place));
            let Some(Ok(count @ 1..)) = read else { return };
            let bytes = buffer.get(..count).unwrap_or_default();
            for hit in self.automaton.find_iter(bytes) {
                let needle = self
                    .names
                    .get(hit.pattern().as_usize())
                    .copied()
                    .unwrap_or_default();
                *found.finds.entry((needle, name.to_owned())).or_default() += 1;
            }
            found.bytes += count;
            // What lies across two pieces is read with the second.
            let more = count > self.longest && place + (count as u64) < range.end;
            let overlap = if more { self.longest } else { 0 };
            place += (count - overlap) as u64;
        }
    }
}

impl Found {
    /// How often anything was found.
    pub(super) fn total(&self) -> usize {
        self.finds.values().sum()
    }

    /// A line for each of these things that was found somewhere.
    pub(super) fn told(&self, names: &[&str]) -> Vec<String> {
        let finds = self.finds.iter().filter(|((name, _), _)| names.contains(name));
        let told =
            |((name, place), count): (&(&str, String), &usize)| format!("{name}: {count} times in {place}");
        finds.map(told).collect()
    }
}

/// Where a mapping that can be read begins and ends, and its name.
fn mapping(line: &str) -> Option<(u64, u64, &str)> {
    let mut fields = line.split_whitespace();
    let (range, rights) = (fields.next()?, fields.next()?);
    let name = fields.nth(3).unwrap_or("anonymous memory");
    // The kernel's own pages cannot be read so, and hold nothing of a visitor.
    if !rights.starts_with('r') || name.starts_with("[v") {
        return None;
    }
    let (from, to) = range.split_once('-')?;
    Some((
        u64::from_str_radix(from, 16).ok()?,
        u64::from_str_radix(to, 16).ok()?,
        name,
    ))
}
