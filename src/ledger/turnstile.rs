//! A lock that a long piece of work passes through bit by bit, letting everybody else go first.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A lock of which it is known whether anybody waits for it.
///
/// An ordinary one is soon taken again by whoever has just let go of it, so that one who waits for a part of the work
/// would wait for the whole.
pub(super) struct Turnstile<T> {
    inner: Mutex<T>,
    waiting: AtomicUsize,
}

impl<T> Turnstile<T> {
    pub(super) fn new(inner: T) -> Self {
        Self {
            inner: Mutex::new(inner),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Takes the lock for something short.
    pub(super) fn lock(&self) -> MutexGuard<'_, T> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let guard = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        guard
    }

    /// Takes the lock for a part of something long, once nobody waits.
    pub(super) fn lock_last(&self) -> MutexGuard<'_, T> {
        while self.waiting.load(Ordering::Relaxed) > 0 {
            std::thread::yield_now();
        }
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
