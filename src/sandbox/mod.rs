//! Walls that the kernel keeps: what nobody in here needs to do, nobody in here can do.
//!
//! Every sentence of the privacy page about files is held by code that writes none. These walls hold it also against
//! a library that thinks otherwise, and against one that was taken over by what it was given to read. They are raised
//! in two steps: [`harden`] before anything is known, [`close`] when everything is bound and before there are threads.
//! This is the one room with unsafe code and raw system calls.

mod calls;
mod denied;
mod ground;
mod memory;
mod places;
mod process;

pub use calls::{Calls, deny};
pub use ground::{Ground, enter, fence};
pub use memory::{lock, locked};
pub use places::{beside, system};
pub use process::harden;
