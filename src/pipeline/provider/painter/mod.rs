//! The painter: a small generator of compositions that needs no key and no network.
