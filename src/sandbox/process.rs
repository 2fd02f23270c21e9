//! What holds for the whole process from its first line on, before a secret has been read.

use std::io;

use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit, umask};
use rustix::thread::{clear_ambient_capability_set, set_no_new_privs};

/// The first descriptor that is no standard stream.
const FIRST: libc::c_uint = 3;

/// No core dump, nobody's debugger but root's, no way to a privilege, files for their owner alone, and nothing that
/// was left open by whoever started the program.
///
/// # Errors
/// What the system says when it refuses what every Linux does.
pub fn harden() -> io::Result<()> {
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    // The limit alone would not do: a core that is piped to a program is made all the same (core(5)).
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    set_no_new_privs(true)?;
    // A kernel that has no such capabilities has none to clear.
    let _ = clear_ambient_capability_set();
    umask(Mode::RWXG | Mode::RWXO);
    close_inherited();
    Ok(())
}

/// Closes what is open beyond the standard streams; a kernel before 5.9 cannot, and keeps them.
#[expect(unsafe_code, reason = "close_range(2) has no safe wrapper")]
fn close_inherited() {
    let flags: libc::c_uint = 0;
    // SAFETY: this runs first in `main`, before anything of this process has opened a descriptor that is owned.
    unsafe { libc::syscall(libc::SYS_close_range, FIRST, libc::c_uint::MAX, flags) };
}
