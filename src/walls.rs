//! From the configuration to the walls that the kernel keeps around the process.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::PathBuf;

use afterimage_templates as templates;

use crate::config::{Config, Sandbox};
use crate::sandbox::{self, Calls, Ground};
use crate::telemetry::ShutIn;

/// The walls that stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walls(Option<(Ground, Calls)>);

/// How the threads of the access log are shut in, which start before the walls stand.
#[must_use]
pub fn of_log(config: &Config) -> ShutIn {
    match config.server.sandbox {
        // They are told with everything else whether the kernel can.
        Sandbox::On | Sandbox::Require => |folders| {
            let _ = sandbox::enter(folders);
        },
        Sandbox::Off => |_| {},
    }
}

/// Raises them, after everything is bound and before there are threads; `files` are those of the configuration.
///
/// # Errors
/// That the kernel lacks some of them, where all are required.
pub fn raise(config: &Config, files: &BTreeSet<PathBuf>) -> io::Result<Walls> {
    if config.server.sandbox == Sandbox::Off {
        return Ok(Walls(None));
    }
    let mut readable = sandbox::system();
    // Where they lie and not what they are: after a reload they are read again, and may have been replaced by then.
    let named = files.iter().chain(authorities(config));
    readable.extend(named.flat_map(|file| sandbox::beside(file)));
    let stand = (sandbox::fence(&readable), sandbox::deny());
    let all = matches!(stand, (Ground::Full(_), Calls::Denied(_)));
    if config.server.sandbox == Sandbox::Require && !all {
        let lacks =
            "server.sandbox is \"require\", and this kernel does not give all of Landlock and seccomp";
        return Err(io::Error::other(lacks));
    }
    Ok(Walls(Some(stand)))
}

/// The files of certificates, which are read when clients are built.
fn authorities(config: &Config) -> impl Iterator<Item = &PathBuf> {
    let apis = config
        .providers
        .iter()
        .filter_map(|provider| provider.api.as_ref());
    let moderation = config.content.moderation.as_ref();
    apis.filter_map(|api| api.ca_file.as_ref())
        .chain(moderation.and_then(|moderation| moderation.ca_file.as_ref()))
}

impl Walls {
    /// Whether only files can be read that lie where something was read at the start.
    #[must_use]
    pub fn hide_files(self) -> bool {
        matches!(self.0, Some((Ground::Full(_) | Ground::Part(_), _)))
    }

    /// The same for the pages.
    #[must_use]
    pub fn told(self) -> templates::Walls {
        self.0.map_or(templates::Walls::Off, |(ground, calls)| {
            templates::Walls::Raised {
                files: match ground {
                    Ground::Full(_) => templates::Files::Full,
                    Ground::Part(_) => templates::Files::Part,
                    Ground::Open => templates::Files::Open,
                },
                calls: match calls {
                    Calls::Denied(count) => u64::try_from(count).ok(),
                    Calls::Open => None,
                },
            }
        })
    }
}

impl fmt::Display for Walls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("core dumps off, ")?;
        let Some((ground, calls)) = self.0 else {
            return f.write_str("landlock and seccomp off");
        };
        match ground {
            Ground::Full(abi) => write!(f, "landlock fully (ABI {abi}), "),
            Ground::Part(abi) => write!(f, "landlock in part (ABI {abi}), "),
            Ground::Open => f.write_str("no landlock, "),
        }?;
        match calls {
            Calls::Denied(count) => write!(f, "seccomp ({count} calls denied)"),
            Calls::Open => f.write_str("no seccomp"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_which_hold() {
        for (walls, line) in [
            (
                Some((Ground::Full(7), Calls::Denied(9))),
                "core dumps off, landlock fully (ABI 7), seccomp (9 calls denied)",
            ),
            (
                Some((Ground::Part(1), Calls::Open)),
                "core dumps off, landlock in part (ABI 1), no seccomp",
            ),
            (
                Some((Ground::Open, Calls::Denied(9))),
                "core dumps off, no landlock, seccomp (9 calls denied)",
            ),
            (None, "core dumps off, landlock and seccomp off"),
        ] {
            assert_eq!(Walls(walls).to_string(), line);
        }
    }
}
