//! The limit of memory of our control group (cgroups(7)): version 2, or the controller of version 1.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Which group of each hierarchy we are in.
const OURS: &str = "/proc/self/cgroup";
/// Where the hierarchies are mounted.
const GROUPS: &str = "/sys/fs/cgroup";
/// More is no limit: version 1 has the largest number of pages for none.
const ABSURD: u64 = 1 << 60;

/// The tightest limit in bytes of our group and those it lies in; none where there is none, or none can be read.
pub(super) fn limit() -> Option<u64> {
    limit_in(&fs::read_to_string(OURS).ok()?, Path::new(GROUPS))
}

fn limit_in(ours: &str, groups: &Path) -> Option<u64> {
    ours.lines().filter_map(|line| tightest(line, groups)).min()
}

/// What one line (`hierarchy:controllers:path`) limits us to.
fn tightest(line: &str, groups: &Path) -> Option<u64> {
    let mut parts = line.splitn(3, ':');
    let (number, controllers, path) = (parts.next()?, parts.next()?, parts.next()?);
    let (mounts, file): (&[&str], &str) = match (number, controllers) {
        // Beside version 1 it is mounted aside.
        ("0", "") => (&["", "unified"], "memory.max"),
        (_, controllers) if controllers.split(',').any(|name| name == "memory") => {
            (&["memory"], "memory.limit_in_bytes")
        }
        _ => return None,
    };
    let own = below(path);
    // In a container our path may be the one outside, which is not there: its root then is our group.
    let folders = mounts
        .iter()
        .map(|mount| groups.join(mount))
        .flat_map(|top| own.ancestors().map(move |path| top.join(path)));
    folders
        .filter_map(|folder| bytes(&fs::read_to_string(folder.join(file)).ok()?))
        .min()
}

/// A path in a hierarchy, without its root, and without the steps out of it that a namespace shows.
fn below(path: &str) -> PathBuf {
    let steps = Path::new(path).components();
    steps
        .filter(|step| matches!(step, Component::Normal(_)))
        .collect()
}

/// What stands in a file; none for `max` and for what cannot be meant.
fn bytes(text: &str) -> Option<u64> {
    let bytes = text.trim().parse().ok()?;
    (1..ABSURD).contains(&bytes).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    /// What these lines limit us to where these files are.
    fn limited(name: &str, ours: &str, files: &[(&str, &str)]) -> Option<u64> {
        let top = std::env::temp_dir().join(format!("afterimage-cgroup-{name}-{}", std::process::id()));
        for (file, text) in files {
            let file = top.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let limit = limit_in(ours, &top);
        let _ = fs::remove_dir_all(top);
        limit
    }

    #[test]
    fn version_2_has_the_limit_of_our_group() {
        let files = [("system.slice/afterimage.service/memory.max", "134217728\n")];
        let ours = "0::/system.slice/afterimage.service\n";
        assert_eq!(limited("v2", ours, &files), Some(128 * MIB));
    }

    #[test]
    fn the_tightest_of_the_groups_around_counts() {
        let files = [
            ("a/memory.max", "67108864\n"),
            ("a/b/memory.max", "134217728\n"),
            ("a/b/c/memory.max", "max\n"),
            ("a/b/c/d/memory.max", "1024\n"),
        ];
        assert_eq!(limited("nested", "0::/a/b/c\n", &files), Some(64 * MIB));
    }

    #[test]
    fn a_container_sees_its_own_group_at_the_root() {
        let root = [("memory.max", "134217728\n")];
        for (name, ours) in [
            ("root", "0::/\n"),
            ("outside", "0::/docker/4f\n"),
            ("aside", "0::/../../x\n"),
        ] {
            assert_eq!(limited(name, ours, &root), Some(128 * MIB), "{ours}");
        }
        let root = [("memory/memory.limit_in_bytes", "134217728\n")];
        assert_eq!(
            limited("v1-root", "4:memory:/docker/4f\n", &root),
            Some(128 * MIB)
        );
    }

    #[test]
    fn version_1_has_a_controller_for_memory() {
        let files = [
            ("memory/a/memory.limit_in_bytes", "134217728\n"),
            ("memory/memory.limit_in_bytes", "9223372036854771712\n"),
            ("cpu/a/memory.limit_in_bytes", "1024\n"),
        ];
        let ours = "5:cpu,cpuacct:/a\n4:hugetlb,memory:/a\n1:name=systemd:/a\n0::/a\n";
        assert_eq!(limited("v1", ours, &files), Some(128 * MIB));
    }

    #[test]
    fn where_nothing_is_said_or_nothing_sane_there_is_no_limit() {
        for (name, text) in [
            ("max", "max\n"),
            ("zero", "0\n"),
            ("huge", "9223372036854771712\n"),
            ("words", "much"),
            ("empty", ""),
            ("minus", "-1\n"),
        ] {
            assert_eq!(limited(name, "0::/\n", &[("memory.max", text)]), None, "{text}");
        }
        assert_eq!(limited("none", "0::/a\n", &[]), None);
        for ours in ["", "0\n", "::\n", "4:cpu:/\n"] {
            assert_eq!(
                limited("lines", ours, &[("memory.max", "1048576\n")]),
                None,
                "{ours}"
            );
        }
    }
}
