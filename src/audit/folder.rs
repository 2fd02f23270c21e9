//! A folder for one audit, which goes with it.

use std::env;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;

use crate::entropy::Entropy;

/// An empty folder that only this user can enter.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes one where temporary files lie.
    ///
    /// # Errors
    /// That none can be made there.
    pub(super) fn make(entropy: &Entropy) -> io::Result<Self> {
        let name = format!(
            "afterimage-audit-{}",
            entropy.token::<8>().map_err(io::Error::other)?
        );
        let folder = Self(env::temp_dir().join(name));
        let made = DirBuilder::new().mode(0o700).create(&folder.0);
        let told = |fault: io::Error| {
            let told = format!("there is no folder for a scratch instance, set TMPDIR to one: {fault}");
            io::Error::new(fault.kind(), told)
        };
        made.map_err(told)?;
        Ok(folder)
    }

    /// A new folder within it.
    ///
    /// # Errors
    /// That there is one of that name, or no room.
    pub(super) fn within(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.0.join(name);
        DirBuilder::new().mode(0o700).create(&folder)?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
