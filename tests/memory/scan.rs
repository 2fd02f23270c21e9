//! Looks through the whole memory of another process.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use aho_corasick::AhoCorasick;

use crate::mark::{Mark, Needle};

/// How much is read at a time; mappings may be larger than memory.
const PIECE: usize = 1 << 20;
/// What stands around a find, for messages.
const AROUND: usize = 48;

/// Knows what to look for.
pub(crate) struct Scanner {
    needles: Vec<Needle>,
    automaton: AhoCorasick,
    longest: usize,
}

/// What a scan found.
#[derive(Default)]
pub(crate) struct Found {
    /// How many mappings were read, and how many bytes.
    pub(crate) mappings: usize,
    pub(crate) bytes: usize,
    /// Finds by what they are and where.
    finds: BTreeMap<(String, String), (usize, String)>,
}

impl Found {
    /// How often anything was found.
    pub(crate) fn total(&self) -> usize {
        self.finds.values().map(|(count, _)| count).sum()
    }

    /// Whether something of this mark was found.
    pub(crate) fn holds(&self, mark: &Mark) -> bool {
        let of = |name: &String| name.starts_with(&format!("{},", mark.name));
        self.finds.keys().any(|(needle, _)| of(needle))
    }

    /// The finds, for messages.
    pub(crate) fn told(&self) -> String {
        let mut told = String::new();
        for ((needle, mapping), (count, around)) in &self.finds {
            let _ = writeln!(told, "{count:5} × {needle} in {mapping}: {around}");
        }
        told
    }
}

impl Scanner {
    /// Looks for these in every way they may be written.
    pub(crate) fn new<'m>(marks: impl IntoIterator<Item = &'m Mark>) -> Self {
        let needles: Vec<Needle> = marks.into_iter().flat_map(Mark::needles).collect();
        let longest = needles.iter().map(|needle| needle.bytes.len()).max().unwrap();
        let automaton = AhoCorasick::new(needles.iter().map(|needle| &needle.bytes)).unwrap();
        Self {
            needles,
            automaton,
            longest,
        }
    }

    /// Whether some bytes hold anything that is looked for.
    pub(crate) fn finds(&self, bytes: &[u8]) -> bool {
        self.automaton.is_match(bytes)
    }

    /// Reads every mapping of a process that can be read (`proc_pid_maps(5)`, `proc_pid_mem(5)`).
    pub(crate) fn scan(&self, process: u32) -> Found {
        let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("it runs");
        let memory =
            File::open(format!("/proc/{process}/mem")).expect("the right to look into it, which root has");
        let mut found = Found::default();
        for line in maps.lines() {
            let mut fields = line.split_whitespace();
            let (range, rights) = (fields.next().unwrap(), fields.next().unwrap());
            let name = fields.nth(3).unwrap_or("anonymous");
            // The kernel's own pages cannot be read so, and hold nothing of ours.
            if !rights.starts_with('r') || name.starts_with("[v") {
                continue;
            }
            let (from, to) = range.split_once('-').unwrap();
            let [from, to] = [from, to].map(|end| u64::from_str_radix(end, 16).unwrap());
            found.mappings += 1;
            self.mapping(&memory, from, to, &format!("{name} {rights}"), &mut found);
        }
        found
    }

    fn mapping(&self, memory: &File, from: u64, to: u64, name: &str, found: &mut Found) {
        let mut place = from;
        let mut buffer = vec![0; PIECE];
        while place < to {
            let want = usize::try_from(to - place).unwrap_or(PIECE).min(PIECE);
            // It may be gone by now, or end before its file's last page does.
            let Ok(count) = memory.read_at(&mut buffer[..want], place) else {
                return;
            };
            self.piece(&buffer[..count], place, name, found);
            found.bytes += count;
            // What lies across two pieces is read with the second.
            let overlap = if count > self.longest && place + (count as u64) < to {
                self.longest
            } else {
                0
            };
            place += (count - overlap).max(1) as u64;
        }
    }

    fn piece(&self, bytes: &[u8], place: u64, name: &str, found: &mut Found) {
        for hit in self.automaton.find_iter(bytes) {
            let needle = &self.needles[hit.pattern()].name;
            let around = &bytes[hit.start().saturating_sub(AROUND)..(hit.end() + AROUND).min(bytes.len())];
            let entry = found.finds.entry((needle.clone(), name.to_owned()));
            let (count, _) = entry.or_insert_with(|| {
                let address = place + hit.start() as u64;
                (0, format!("{address:x} {}", around.escape_ascii()))
            });
            *count += 1;
        }
    }
}
