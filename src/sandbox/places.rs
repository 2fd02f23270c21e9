//! What of the system's files is read while the service runs.

use std::env;
use std::ffi::OsStr;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path, PathBuf};

use rustix::process::geteuid;

/// Where systems keep the certificates they trust, as `openssl-probe` looks for them, and where links out of those
/// folders lead. Where private keys lie beside them, the folder above is not named.
const CERTIFICATES: &[&str] = &[
    "/etc/ssl/certs",
    "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/certs",
    "/etc/pki/tls/cacert.pem",
    "/etc/pki/ca-trust/extracted",
    "/etc/ca-certificates",
    "/opt/etc/ssl/certs",
    "/usr/share/ca-certificates",
    "/usr/local/share/ca-certificates",
    "/usr/share/pki",
    "/var/lib/ca-certificates",
    "/nix/store",
];

/// What `getaddrinfo` reads (nsswitch.conf(5), resolv.conf(5), gai.conf(5)), and the libraries it loads when it is first
/// asked, which a static executable does as well.
const RESOLVER: &[&str] = &[
    "/etc/resolv.conf",
    "/etc/hosts",
    "/etc/nsswitch.conf",
    "/etc/gai.conf",
    "/etc/host.conf",
    "/etc/services",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
];

/// Randomness where the kernel's call for it is denied from outside, as some containers do, or is not looked for, as in a
/// program that is linked statically: the first is waited for, the other read.
const RANDOMNESS: &[&str] = &["/dev/random", "/dev/urandom"];

/// How many processors there are to use, in a container as well (cgroups(7)).
const PROCESSORS: &[&str] = &["/proc/self/cgroup", "/sys/fs/cgroup", "/sys/devices/system/cpu"];

/// The file that names the resolvers: programs that configure networks put another one in its place.
const RESOLVERS: &str = "/etc/resolv.conf";

/// Folders below the root's own that hold more than what belongs to one service.
const SHARED: &[&str] = &[
    "/etc/pki",
    "/etc/ssl",
    "/usr/lib",
    "/usr/local",
    "/usr/share",
    "/var/lib",
    "/var/log",
];

/// The variables that name other certificates, `SSL_CERT_DIR` several with colons between them.
const VARIABLES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// The system's files that are read while the service runs, as far as they are there.
#[must_use]
pub fn system() -> Vec<PathBuf> {
    let named = [CERTIFICATES, RESOLVER, RANDOMNESS, PROCESSORS].concat();
    let mut places: Vec<PathBuf> = named.into_iter().map(PathBuf::from).collect();
    for value in VARIABLES.iter().filter_map(env::var_os) {
        places.extend(env::split_paths(&value).flat_map(|path| {
            let folder = path.is_dir().then(|| path.clone());
            folder.into_iter().chain(beside(&path))
        }));
    }
    places.extend(resolvers(Path::new(RESOLVERS)));
    places
}

/// Where the file of the resolvers will be found when it has been replaced.
///
/// As a mount, a container's, it cannot be. Otherwise its folder is named, which `/etc` itself may be: of that a
/// service without privileges reads what everybody does, and only as root the whole of it would be too much.
fn resolvers(file: &Path) -> Option<PathBuf> {
    let real = file.canonicalize().ok()?;
    let folder = real.parent()?;
    let mounted = real.metadata().ok()?.dev() != folder.metadata().ok()?.dev();
    let public = is_own(folder) || !geteuid().is_root();
    (public && !mounted).then(|| folder.to_owned())
}

/// What has to be readable so that a file can be read again after it was replaced: the folder it is named in and the
/// one it really lies in, as secrets behind links that are swapped do (Kubernetes' `..data`).
///
/// A folder that holds more than what belongs to one service, such as `/etc` or a home, is not given for a file in it:
/// then it is the file itself, and one put in its place can be read only after a restart.
#[must_use]
pub fn beside(file: &Path) -> Vec<PathBuf> {
    let named = std::path::absolute(file).ok();
    let real = file.canonicalize().ok();
    let place = |path: PathBuf| match path.parent() {
        Some(folder) if is_own(folder) => folder.to_owned(),
        _ => path,
    };
    named.into_iter().chain(real).map(place).collect()
}

/// Whether a folder is likely to be one service's own: deeper than the root's own folders, not shared, nobody's home.
fn is_own(folder: &Path) -> bool {
    let names = |component: &Component<'_>| matches!(component, Component::Normal(_));
    let depth = folder.components().filter(names).count();
    let home = folder.parent() == Some(Path::new("/home"))
        || env::var_os("HOME").is_some_and(|home| OsStr::new(&home) == folder);
    depth >= 2 && !home && !SHARED.iter().any(|shared| Path::new(shared) == folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_brings_its_folder_and_never_a_home_or_all_of_etc() {
        for (file, place) in [
            ("/etc/afterimage-none/key", "/etc/afterimage-none"),
            ("/run/secrets/provider_key", "/run/secrets"),
            (
                "/run/credentials/afterimage.service/key",
                "/run/credentials/afterimage.service",
            ),
            ("/etc/afterimage.toml", "/etc/afterimage.toml"),
            ("/afterimage.toml", "/afterimage.toml"),
            ("/home/somebody/key", "/home/somebody/key"),
            ("/etc/ssl/none.pem", "/etc/ssl/none.pem"),
            ("/home/somebody/afterimage/key", "/home/somebody/afterimage"),
        ] {
            assert_eq!(beside(Path::new(file)), [PathBuf::from(place)], "{file}");
        }
    }

    #[test]
    fn a_link_brings_both_its_folder_and_that_of_what_it_leads_to() {
        let top = env::temp_dir().join(format!("afterimage-places-{}", std::process::id()));
        let (named, real) = (top.join("named"), top.join("real"));
        std::fs::create_dir_all(&named).unwrap();
        std::fs::create_dir_all(&real).unwrap();
        std::fs::write(real.join("key"), "key").unwrap();
        std::os::unix::fs::symlink(real.join("key"), named.join("key")).unwrap();
        assert_eq!(beside(&named.join("key")), [named.clone(), real.clone()]);
        std::fs::remove_dir_all(top).unwrap();
    }
}
