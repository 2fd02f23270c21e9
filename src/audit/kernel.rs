//! What the kernel says of the process: who may look into it, what it may do, where its pages may go.

use std::fs;
use std::io;
use std::path::Path;

use super::report::{Finding, Verdict};
use super::watched::Watched;

/// How the names of variables end that hold a secret itself, and not the file that it lies in.
const SECRETS: [&str; 3] = ["__API_KEY", "__PASSWORD", "__LEDGER__KEY"];

/// Secrets are not among the variables, which stay where they are for as long as the process lives.
pub(super) fn environment(watched: &Watched) -> Finding {
    let (verdict, evidence) = match watched.environment() {
        Err(fault) => unseen("its variables", &fault),
        Ok(names) => {
            let ours = names.iter().filter(|name| name.starts_with("AFTERIMAGE_"));
            // `AFTERIMAGE_LEDGER__KEY` has its double underscore within the name of the section.
            let of_secret = |name: &String| {
                let marked = name.replace("AFTERIMAGE_", "__");
                SECRETS.iter().any(|end| marked.ends_with(end))
            };
            let secret: Vec<String> = ours.clone().filter(|name| of_secret(name)).cloned().collect();
            let told = if secret.is_empty() {
                format!(
                    "{} variables are for this program, none holds a secret",
                    ours.count()
                )
            } else {
                format!("give it as a file instead (…_FILE): {}", secret.join(", "))
            };
            (Verdict::of(secret.is_empty()), vec![told])
        }
    };
    let promise = "No secret stands in the environment, where it could not be wiped.";
    Finding::named("environment", promise, verdict, evidence)
}

/// Nobody gets a copy of its memory: no core dump, no debugger.
pub(super) fn cores(watched: &Watched) -> Finding {
    let limits = watched.told("limits").unwrap_or_default();
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"));
    let core: Vec<&str> = line.unwrap_or_default().split_whitespace().take(2).collect();
    let none = core == ["0", "0"];
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
    let mut evidence = vec![format!(
        "limit of core dumps: {} (the machine sends them to: {})",
        core.join(", "),
        pattern.trim()
    )];
    let verdict = match watched.is_closed() {
        Err(fault) => {
            evidence.push(format!(
                "whether others of its user may look into it could not be tried: {}",
                fault.kind()
            ));
            if none {
                Verdict::NotChecked
            } else {
                Verdict::Broken
            }
        }
        Ok(closed) => {
            evidence.push(if closed {
                "somebody without power over others tried to look into it and was refused".to_owned()
            } else {
                "somebody without power over others could look into it".to_owned()
            });
            Verdict::of(none && closed)
        }
    };
    let promise = "No core dump is made of it, and nobody but root can look into its memory.";
    Finding::named("cores", promise, verdict, evidence)
}

/// The walls that the kernel keeps stand.
pub(super) fn walls(watched: &Watched, told: Option<&str>) -> Finding {
    let status = |name| watched.status(name).unwrap_or_else(|| "unknown".to_owned());
    let (filters, privileges) = (status("Seccomp"), status("NoNewPrivs"));
    let mut evidence = vec![format!("Seccomp: {filters}, NoNewPrivs: {privileges}")];
    let ground = match told {
        Some(told) => {
            evidence.push(format!("at its start it said: {told}"));
            told.contains("landlock fully") || told.contains("landlock in part")
        }
        None => {
            evidence.push(
                "whether Landlock holds it the kernel tells nobody: the line at its start and /about say it"
                    .to_owned(),
            );
            false
        }
    };
    let promise = "The kernel keeps it from starting programs, gaining rights and writing elsewhere.";
    let seen = filters == "2" && privileges == "1";
    let verdict = match (seen, ground, told) {
        (true, false, None) => Verdict::NotChecked,
        _ => Verdict::of(seen && ground),
    };
    Finding::named("walls", promise, verdict, evidence)
}

/// Its pages are not written to a disk.
pub(super) fn swap(watched: &Watched) -> Finding {
    let swapped = watched.status("VmSwap").unwrap_or_default();
    let areas = fs::read_to_string("/proc/swaps").unwrap_or_default();
    let areas: Vec<&str> = areas
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let most = most_swap(watched);
    let mut evidence = vec![format!("swapped out now: {swapped}")];
    evidence.push(match (areas.is_empty(), most.as_deref()) {
        (true, _) => "the machine has no swap".to_owned(),
        (_, Some("0")) => "its control group may not swap (memory.swap.max 0)".to_owned(),
        _ => format!(
            "it could be swapped to {}: MemorySwapMax=0 forbids that",
            areas.join(", ")
        ),
    });
    let verdict = match swapped.as_str() {
        "0 kB" if areas.is_empty() || most.as_deref() == Some("0") => Verdict::Holds,
        "0 kB" => Verdict::NotChecked,
        "" => Verdict::NotChecked,
        _ => Verdict::Broken,
    };
    Finding::named(
        "swap",
        "Nothing of its memory is swapped to a disk.",
        verdict,
        evidence,
    )
}

/// It runs as nobody in particular.
pub(super) fn rights(watched: &Watched) -> Finding {
    let user = watched.status("Uid").unwrap_or_default();
    let rights = watched.status("CapEff").unwrap_or_default();
    let effective = user.split_whitespace().nth(1).unwrap_or("unknown");
    let none = u64::from_str_radix(&rights, 16) == Ok(0);
    let evidence = vec![format!("user {effective}, capabilities {rights}")];
    let holds = Verdict::of(none && effective != "0" && effective != "unknown");
    Finding::named(
        "rights",
        "It is not root and has no power of root.",
        holds,
        evidence,
    )
}

/// What is worth knowing, and is promised by nobody.
pub(super) fn facts(watched: &Watched, log: Option<&Path>) -> Vec<String> {
    let mut facts = vec![crate::cli::VERSION.to_owned()];
    if let Ok(program) = fs::read("/proc/self/exe") {
        facts.push(format!("this program's BLAKE3: {}", blake3::hash(&program)));
    }
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    facts.push(format!("kernel: {}", kernel.trim()));
    let mount = |what: &str, path: &Path| {
        let (kind, options) = watched.mount(path)?;
        let rights = if options.split(',').any(|option| option == "ro") {
            "read-only"
        } else {
            "writable"
        };
        Some(format!("{what}: {kind}, {rights}"))
    };
    facts.extend(mount("the root of its files", Path::new("/")));
    let log = log.and_then(|log| log.canonicalize().ok());
    facts.extend(log.and_then(|log| mount(&format!("the log folder {}", log.display()), &log)));
    let files = watched.told("limits").unwrap_or_default();
    let files = files.lines().find_map(|line| line.strip_prefix("Max open files"));
    let files = files.and_then(|line| line.split_whitespace().next());
    facts.extend(files.map(|most| format!("open files: at most {most}")));
    facts
}

/// What could not be looked at, and why.
pub(super) fn unseen(what: &str, fault: &io::Error) -> (Verdict, Vec<String>) {
    let told = match fault.kind() {
        io::ErrorKind::PermissionDenied => format!("{what}: there is no right to look; root has it"),
        kind => format!("{what}: {kind}"),
    };
    (Verdict::NotChecked, vec![told])
}

/// What its control group may swap at the most (cgroups(7), version 2).
fn most_swap(watched: &Watched) -> Option<String> {
    let groups = watched.told("cgroup").ok()?;
    let group = groups.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let most = fs::read_to_string(format!("/sys/fs/cgroup/{group}/memory.swap.max")).ok()?;
    Some(most.trim().to_owned())
}
