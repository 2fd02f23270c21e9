//! Which system calls nobody in here needs: they are answered with EPERM, by seccomp(2).
//!
//! A list of what is denied and not of what is allowed: the calls of a runtime change with the C library and the
//! kernel, and a server that dies of an update would be run without any wall. What the list leaves out, Landlock
//! and the system's own rights still bound.

use std::collections::BTreeMap;

use std::env::consts::ARCH;

use libc::c_long;
use seccompiler::SeccompCmpOp::{Eq, MaskedEq, Ne};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter_all_threads,
};

type Condition = Result<SeccompCondition, BackendError>;

/// Other programs: none is started, no second process is made of this one, and none is looked into or steered.
const PROGRAMS: &[c_long] = &[
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_process_mrelease,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
];

/// Memory that is a file, is hidden from everybody's eyes, or outlives the process: words could stay there.
const MEMORY: &[c_long] = &[
    libc::SYS_memfd_create,
    libc::SYS_memfd_secret,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_shmctl,
    libc::SYS_semget,
    libc::SYS_msgget,
    libc::SYS_mq_open,
    libc::SYS_mq_unlink,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

/// Another view of the files than the one that was there at the start, and ways to a file around its path.
const VIEWS: &[c_long] = &[
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_mount_setattr,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_setns,
    libc::SYS_unshare,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_fanotify_init,
    libc::SYS_fanotify_mark,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
];

/// What can be done to files beside opening and deleting, which is all that a log needs: Landlock does not see most.
const FILES: &[c_long] = &[
    libc::SYS_linkat,
    libc::SYS_symlinkat,
    libc::SYS_mknodat,
    libc::SYS_mkdirat,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchmodat2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
];

/// The machine, its clock and its kernel: a server has no business with them, whoever it runs as.
const MACHINE: &[c_long] = &[
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_syslog,
    libc::SYS_acct,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_vhangup,
];

/// Parts of the kernel that attacks on it begin with, and that nothing in here uses.
const SURFACE: &[c_long] = &[
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_personality,
    libc::SYS_remap_file_pages,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
    libc::SYS_mbind,
    libc::SYS_set_mempolicy,
    libc::SYS_vmsplice,
];

/// Who the process is does not change any more.
const RIGHTS: &[c_long] = &[
    libc::SYS_setuid,
    libc::SYS_setgid,
    libc::SYS_setreuid,
    libc::SYS_setregid,
    libc::SYS_setresuid,
    libc::SYS_setresgid,
    libc::SYS_setfsuid,
    libc::SYS_setfsgid,
    libc::SYS_setgroups,
    libc::SYS_capset,
];

/// What only this architecture has: mostly older spellings of the above.
#[cfg(target_arch = "x86_64")]
const OLDER: &[c_long] = &[
    libc::SYS_fork,
    libc::SYS_vfork,
    libc::SYS_link,
    libc::SYS_symlink,
    libc::SYS_mknod,
    libc::SYS_mkdir,
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_lookup_dcookie,
    libc::SYS_uselib,
    libc::SYS_ustat,
    libc::SYS_sysfs,
    libc::SYS__sysctl,
    libc::SYS_nfsservctl,
];
#[cfg(not(target_arch = "x86_64"))]
const OLDER: &[c_long] = &[libc::SYS_lookup_dcookie];

const DENIED: [&[c_long]; 8] = [PROGRAMS, MEMORY, VIEWS, FILES, MACHINE, SURFACE, RIGHTS, OLDER];

/// The numbers of the x32 interface are these with a bit set (`__X32_SYSCALL_BIT`), and where its types differ
/// numbers of its own: `execve`, `ptrace`, `kexec_load`, `vmsplice`, `move_pages`, `process_vm_readv` and `_writev`,
/// `execveat`. A kernel that speaks it would else take them.
#[cfg(target_arch = "x86_64")]
const X32: c_long = 0x4000_0000;
#[cfg(target_arch = "x86_64")]
const X32_ALONE: &[c_long] = &[520, 521, 528, 532, 533, 539, 540, 545];

/// What a thread could have to itself, of all that processes share (namespaces(7)).
const NAMESPACES: [i32; 7] = [
    libc::CLONE_NEWNS,
    libc::CLONE_NEWCGROUP,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
];

/// The families of sockets that are spoken here.
const FAMILIES: [i32; 4] = [libc::AF_UNIX, libc::AF_INET, libc::AF_INET6, libc::AF_NETLINK];

/// The bits of a socket's type that are not flags (`SOCK_TYPE_MASK`).
const SOCKET_TYPE: u64 = 0xf;

/// The limit of core dumps, as a number.
const CORE: i32 = 4;

/// What became of the filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calls {
    /// So many system calls are denied in every thread, and of some others certain uses.
    Denied(usize),
    /// The kernel takes no filter: everything is allowed that was.
    Open,
}

/// Denies them, in this thread and in all others.
#[must_use]
pub fn deny() -> Calls {
    let raised = denials()
        .and_then(|filter| raise(filter))
        .and_then(|()| raise(unknown()?));
    match raised {
        Ok(()) => Calls::Denied(DENIED.iter().map(|calls| calls.len()).sum()),
        Err(_) => Calls::Open,
    }
}

fn raise(filter: SeccompFilter) -> seccompiler::Result<()> {
    let program: BpfProgram = filter.try_into()?;
    apply_filter_all_threads(&program)
}

/// The filter that answers with EPERM.
fn denials() -> seccompiler::Result<SeccompFilter> {
    let mut rules: BTreeMap<c_long, Vec<SeccompRule>> = uses()?;
    for call in DENIED.into_iter().flatten() {
        // Without a rule of its own a call is denied whatever is asked of it.
        rules.insert(*call, Vec::new());
    }
    #[cfg(target_arch = "x86_64")]
    {
        let same: Vec<_> = rules
            .iter()
            .map(|(call, rules)| (call | X32, rules.clone()))
            .collect();
        rules.extend(same);
        rules.extend(X32_ALONE.iter().map(|call| (call | X32, Vec::new())));
    }
    filter(rules, libc::EPERM)
}

/// The filter that says a call does not exist: where `clone3` is denied the C library gives up, where it is unknown it
/// asks `clone`, and only of that can a filter see what is asked.
fn unknown() -> seccompiler::Result<SeccompFilter> {
    filter(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), libc::ENOSYS)
}

fn filter(rules: BTreeMap<c_long, Vec<SeccompRule>>, answer: i32) -> seccompiler::Result<SeccompFilter> {
    let answer = SeccompAction::Errno(answer.unsigned_abs());
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, answer, ARCH.try_into()?);
    Ok(filter?)
}

/// The uses that are denied of calls which are needed otherwise.
fn uses() -> seccompiler::Result<BTreeMap<c_long, Vec<SeccompRule>>> {
    let masked = |argument, bits: i32| when(argument, MaskedEq(u64::from(bits.unsigned_abs())), bits);
    let mut clone = vec![
        // A second process, and not a thread of this one.
        rule([when(0, MaskedEq(u64::from(libc::CLONE_THREAD.unsigned_abs())), 0)])?,
    ];
    for namespace in NAMESPACES {
        clone.push(rule([masked(0, namespace)])?);
    }
    let sockets = vec![
        // A family that neither visitors, providers and the store nor the resolver (netlink) speak.
        rule(FAMILIES.map(|family| when(0, Ne, family)))?,
        // Packets put together by hand; the resolver's netlink socket is of that type as well.
        rule([
            when(0, Ne, libc::AF_NETLINK),
            when(1, MaskedEq(SOCKET_TYPE), libc::SOCK_RAW),
        ])?,
    ];
    // Memory that can be written and run, or that was written and shall now be run.
    let writable = || rule([masked(2, libc::PROT_WRITE | libc::PROT_EXEC)]);
    let runnable = || rule([masked(2, libc::PROT_EXEC)]);
    Ok(BTreeMap::from([
        (libc::SYS_clone, clone),
        (libc::SYS_socket, sockets),
        (libc::SYS_mmap, vec![writable()?]),
        (libc::SYS_mprotect, vec![runnable()?]),
        (libc::SYS_pkey_mprotect, vec![runnable()?]),
        // Core dumps, once off, stay off.
        (
            libc::SYS_prctl,
            vec![rule([when(0, Eq, libc::PR_SET_DUMPABLE), when(1, Ne, 0)])?],
        ),
        (libc::SYS_setrlimit, vec![rule([when(0, Eq, CORE)])?]),
        (
            libc::SYS_prlimit64,
            vec![rule([when(1, Eq, CORE), when(2, Ne, 0)])?],
        ),
    ]))
}

/// A condition on an argument, all of whose values that matter here are 32 bits wide.
fn when(argument: u8, how: SeccompCmpOp, value: i32) -> Condition {
    SeccompCondition::new(
        argument,
        SeccompCmpArgLen::Dword,
        how,
        u64::from(value.unsigned_abs()),
    )
}

/// All of these conditions together.
fn rule<const N: usize>(conditions: [Condition; N]) -> seccompiler::Result<SeccompRule> {
    let conditions: Result<Vec<_>, _> = conditions.into_iter().collect();
    Ok(SeccompRule::new(conditions?)?)
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::io::{self, Write as _};
    use std::process::Command;

    use super::*;

    const CHILD: &str = "AFTERIMAGE_TEST_CALLS";

    /// What a call answers to nothing but zeros.
    #[expect(unsafe_code, reason = "a denied call has no safe wrapper")]
    fn answer(call: c_long) -> Option<i32> {
        // SAFETY: the filters stand, so the kernel looks at the number and at nothing else.
        let said = unsafe { libc::syscall(call, 0, 0, 0, 0, 0, 0) };
        (said == -1).then(|| io::Error::last_os_error().raw_os_error().unwrap_or(0))
    }

    /// safety.md T28
    #[test]
    fn every_denied_call_is_refused_and_threads_are_still_started() {
        if env::var_os(CHILD).is_none() {
            let child = Command::new(env::current_exe().unwrap())
                .args(["sandbox::calls::tests::every_denied_call_is_refused_and_threads_are_still_started"])
                .args(["--exact", "--nocapture"])
                .env(CHILD, "1")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&child.stdout).into_owned();
            assert!(child.status.success() && said.contains("all refused"), "{said}");
            return;
        }
        assert_eq!(
            deny(),
            Calls::Denied(DENIED.iter().map(|calls| calls.len()).sum())
        );
        for call in DENIED.into_iter().flatten() {
            assert_eq!(answer(*call), Some(libc::EPERM), "{call}");
        }
        assert_eq!(answer(libc::SYS_clone3), Some(libc::ENOSYS));
        // A process by the old call, with no flag at all.
        assert_eq!(answer(libc::SYS_clone), Some(libc::EPERM));
        assert_eq!(std::thread::spawn(|| 7).join().unwrap(), 7);
        writeln!(io::stdout(), "all refused").unwrap();
    }
}
