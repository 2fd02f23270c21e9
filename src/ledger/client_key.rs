//! The opaque name that records of a client stand under.

/// Stands for a client without saying where it is: a hash under a key that rotates, made by `client` alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientKey {
    current: [u8; 16],
    previous: Option<[u8; 16]>,
}

impl ClientKey {
    /// The name under today's key, and the one under the key before while that still counts.
    #[must_use]
    pub fn new(current: [u8; 16], previous: Option<[u8; 16]>) -> Self {
        Self { current, previous }
    }

    /// The name new records are written under.
    #[must_use]
    pub fn current(&self) -> [u8; 16] {
        self.current
    }

    /// Another name for the same client, under which something else is counted than pictures.
    #[must_use]
    pub fn apart(&self) -> Self {
        self.masked(0xFF)
    }

    /// Yet another, under which sounds are counted.
    #[must_use]
    pub fn for_sounds(&self) -> Self {
        self.masked(0x55)
    }

    fn masked(self, mask: u8) -> Self {
        let other = |name: [u8; 16]| name.map(|byte| byte ^ mask);
        Self {
            current: other(self.current),
            previous: self.previous.map(other),
        }
    }

    /// A key of its own for each number.
    #[cfg(test)]
    pub(crate) fn for_tests(number: u8) -> Self {
        Self {
            current: [number; 16],
            previous: None,
        }
    }

    /// Every name a record of this client can stand under, the current one first.
    pub fn names(&self) -> impl Iterator<Item = [u8; 16]> + use<> {
        std::iter::once(self.current).chain(self.previous)
    }
}
