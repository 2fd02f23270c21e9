//! How much is allowed in which windows, and how it is said that it is used up.

use std::num::NonZeroU32;
use std::time::Duration;

use super::tier::Tier;

/// A span in which something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
}

impl Window {
    /// Every window, the shortest first.
    pub const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    /// Its length.
    #[must_use]
    pub fn length(self) -> Duration {
        match self {
            Self::Minute => Duration::from_secs(60),
            Self::Hour => Duration::from_secs(60 * 60),
            Self::Day => super::retention::RATE_WINDOW,
        }
    }

    /// The smallest time it tells apart, in nanoseconds: what is longer is rarer, and may be told more coarsely.
    pub(super) const fn tick(self) -> u64 {
        match self {
            Self::Minute => 20_000,
            Self::Hour => 500_000,
            Self::Day => 12_500_000,
        }
    }

    fn nanos(self) -> u64 {
        u64::try_from(self.length().as_nanos()).unwrap_or(u64::MAX)
    }
}

/// How much each window allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    limits: [NonZeroU32; 3],
}

/// Why something is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    /// Not now.
    Wait(Over),
    /// Never: the window as a whole is smaller.
    Never(Window),
}

/// An allowance that is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// Whose: the client's own, or that of a network it shares.
    pub tier: Tier,
    /// The window that is used up; where several are, the one that takes longest.
    pub window: Window,
    /// How long until what was asked for fits, at least a second.
    pub wait: Duration,
    /// How many of those asked for do not fit now.
    pub by: u32,
}

/// What is left, by window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// How many more are allowed now in each of [`Window::ALL`]: by the client's tiers together.
    pub left: [u32; 3],
    /// How long until each of [`Window::ALL`] is whole again, in every tier.
    pub whole_in: [Duration; 3],
}

impl Quotas {
    /// The limits of a minute, an hour and a day; a window never allows more than one in each of its ticks.
    #[must_use]
    pub fn new(minute: NonZeroU32, hour: NonZeroU32, day: NonZeroU32) -> Self {
        let mut limits = [minute, hour, day];
        for (window, limit) in Window::ALL.into_iter().zip(limits.iter_mut()) {
            let ticks = u32::try_from(window.nanos() / window.tick()).unwrap_or(u32::MAX);
            *limit = NonZeroU32::new(ticks).map_or(*limit, |most| most.min(*limit));
        }
        Self { limits }
    }

    /// The same windows with so many times the limits.
    #[must_use]
    pub fn times(&self, factor: u32) -> Self {
        let factor = NonZeroU32::new(factor).unwrap_or(NonZeroU32::MIN);
        let [minute, hour, day] = self.limits.map(|limit| limit.saturating_mul(factor));
        Self::new(minute, hour, day)
    }

    /// How much a window allows when it is whole.
    #[must_use]
    pub fn limit(&self, window: Window) -> NonZeroU32 {
        let [minute, hour, day] = self.limits;
        match window {
            Window::Minute => minute,
            Window::Hour => hour,
            Window::Day => day,
        }
    }

    /// The nanoseconds in which a window allows one more, in whole ticks.
    pub(super) fn step(&self, window: Window) -> u64 {
        let tick = window.tick();
        window.nanos() / u64::from(self.limit(window).get()) / tick * tick
    }
}

impl Over {
    /// Whichever of two ways opens first.
    #[must_use]
    pub fn sooner(self, other: Self) -> Self {
        if other.wait < self.wait { other } else { self }
    }

    /// The longer wait is the true one: the visitor shall not be told to come back twice.
    pub(super) fn or_longer(self, other: Option<Self>) -> Self {
        other.filter(|other| other.wait > self.wait).unwrap_or(self)
    }
}

impl Remaining {
    /// What both allow.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for (left, other) in self.left.iter_mut().zip(other.left) {
            *left = other.min(*left);
        }
        for (whole_in, other) in self.whole_in.iter_mut().zip(other.whole_in) {
            *whole_in = other.max(*whole_in);
        }
        self
    }
}
