//! The filters of seccomp(2): what nobody in here needs is answered with EPERM.

use std::collections::BTreeMap;
use std::env::consts::ARCH;

use libc::c_long;
use seccompiler::SeccompCmpOp::{Eq, MaskedEq, Ne};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter_all_threads,
};

use super::denied::DENIED;
#[cfg(target_arch = "x86_64")]
use super::denied::{X32, X32_ALONE};

/// A condition, or why there can be none.
type Condition = Result<SeccompCondition, BackendError>;

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
    let raised = denials().and_then(raise).and_then(|()| raise(unknown()?));
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
        (libc::SYS_prlimit64, vec![rule([when(1, Eq, CORE)])?]),
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
