//! Which files there are for this process: a few to read, a folder for the writer of the log, and none to run.
//!
//! Landlock (landlock(7)) shuts in the thread that asks for it and every thread that this one starts afterwards, for
//! good. A rule holds for the folder that was there when it was made, and not for another that comes to stand under
//! the same name; a thread that is let into that one has to be started by one that was not shut in as narrowly.

use std::path::PathBuf;

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, RestrictionStatus, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, make_bitflags, path_beneath_rules,
};

/// What is asked of the kernel: the newest of its interfaces that this was tried with. An older one gives less.
const TRIED: ABI = ABI::V7;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Everything that was asked for holds; with the number of the kernel's interface.
    Full(u32),
    /// What this older kernel knows of it holds; with the number of its interface.
    Part(u32),
    /// The kernel has no Landlock, or has it switched off.
    Open,
}

/// From now on this thread and those it starts read beneath these paths and nowhere else, write no file, run none,
/// and take no port; they send no signal to another process, and find none by an abstract name. Connections out are
/// free: where they lead is the configuration's to say, also after it was read again.
#[must_use]
pub fn fence(read: &[PathBuf]) -> Ground {
    shut(read, make_bitflags!(AccessFs::{ReadFile | ReadDir}))
}

/// The same for a thread whose one business is files in these folders: to make, append to and delete them there.
#[must_use]
pub fn enter(folders: &[PathBuf]) -> Ground {
    let log = make_bitflags!(AccessFs::{ReadFile | ReadDir | WriteFile | MakeReg | RemoveFile | Truncate});
    shut(folders, log)
}

fn shut(paths: &[PathBuf], rights: BitFlags<AccessFs>) -> Ground {
    restrict(paths, rights).map_or(Ground::Open, |status| {
        let LandlockStatus::Available { effective_abi, .. } = status.landlock else {
            return Ground::Open;
        };
        match status.ruleset {
            RulesetStatus::FullyEnforced => Ground::Full(effective_abi as u32),
            RulesetStatus::PartiallyEnforced => Ground::Part(effective_abi as u32),
            RulesetStatus::NotEnforced => Ground::Open,
        }
    })
}

fn restrict(paths: &[PathBuf], rights: BitFlags<AccessFs>) -> Result<RestrictionStatus, RulesetError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(TRIED))?
        .handle_access(AccessNet::BindTcp)?
        .scope(Scope::from_all(TRIED))?
        .create()?
        // A path that is not there gives no right, and is no reason to go without the others.
        .add_rules(path_beneath_rules(paths, rights))?
        .restrict_self()
}
