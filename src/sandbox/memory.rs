//! Keys stay out of swap.

use std::ptr;

use rustix::mm::mlock;

/// Keeps the pages of a value in memory for as long as the process lives, where the limit of locked memory
/// (RLIMIT_MEMLOCK) allows it; says whether it does.
///
/// It holds for the place, not for the value: what is moved or copied afterwards lies elsewhere.
#[expect(unsafe_code, reason = "mlock(2) has no safe wrapper")]
pub fn lock<T: ?Sized>(value: &T) -> bool {
    let place = ptr::from_ref(value).cast_mut().cast();
    // SAFETY: the pages of a live value are mapped, and locking them changes nothing that a program can see.
    unsafe { mlock(place, size_of_val(value)) }.is_ok()
}

/// Puts a key where it stays, and keeps that place out of swap.
#[must_use]
pub fn locked<T>(key: T) -> Box<T> {
    let key = Box::new(key);
    lock(&*key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked() -> u64 {
        let status = std::fs::read_to_string("/proc/thread-self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmLck:"));
        line.unwrap().trim().trim_end_matches(" kB").parse().unwrap()
    }

    #[test]
    fn a_locked_key_is_counted_by_the_kernel() {
        let before = locked();
        // So large that the keys of other tests, which come and go meanwhile, make no difference.
        let key = vec![7_u8; 1 << 20].into_boxed_slice();
        assert!(lock(&*key));
        assert!(locked() >= before + 512, "{} kB, then {} kB", before, locked());
    }
}
