//! `[log]`: where access is logged, and what of an address.

use std::path::PathBuf;

use super::problem::Wrong;
use super::reader::{Expect, Reader};

/// The access log; the days it is kept are no setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The folder of the files; none writes no file at all.
    ///
    /// `log.dir`, `AFTERIMAGE_LOG__DIR`, default `logs`; empty for none.
    pub dir: Option<PathBuf>,
    /// What is written of an address.
    ///
    /// `log.address`, `AFTERIMAGE_LOG__ADDRESS`, default `prefix`.
    pub address: LogAddress,
}

/// What a line of the access log says about an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogAddress {
    /// The network it is from: /24 for IPv4, /48 for IPv6.
    Prefix,
    /// Nothing.
    None,
}

impl Log {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let path = |text: &str| {
            let path = Some(text).filter(|path| !path.is_empty()).map(PathBuf::from);
            if text.contains('\0') {
                Err(Wrong::Invalid)
            } else {
                Ok(path)
            }
        };
        let address = |text: &str| match text {
            "prefix" => Ok(LogAddress::Prefix),
            "none" => Ok(LogAddress::None),
            _ => Err(Wrong::Invalid),
        };
        let dir = reader.take(
            "dir",
            Expect::Text,
            "the path of a folder, or empty for no files",
            path,
        );
        let address = reader.take("address", Expect::Text, "prefix or none", address);
        reader.finish();
        Self {
            dir: dir.unwrap_or_else(|| Some(PathBuf::from("logs"))),
            address: address.unwrap_or(LogAddress::Prefix),
        }
    }
}
