//! What every upstream across a network needs: where it is, who we are to it, and whom to trust.

use std::path::PathBuf;

use super::kind::Kind;
use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::secret::Secret;
use super::urls::BaseUrl;
use crate::pipeline::provider::upstream::Origins;

/// How an upstream is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Api {
    /// Where it is; `base_url`, default by the kind.
    pub base_url: BaseUrl,
    /// What it knows us by; `api_key` or the file it lies in, `api_key_file`. Only an upstream of one's own needs none.
    pub api_key: Option<Secret>,
    /// Further hosts that the addresses of its pictures may lead to, such as `*.pictures.example`; `picture_hosts`,
    /// default those that the kind is known to use.
    pub picture_hosts: Origins,
    /// A file of certificates in PEM that are trusted besides the system's; `ca_file`, default none.
    pub ca_file: Option<PathBuf>,
}

/// What a base address may be.
pub(super) const BASE_URL: &str = "an https address without a query, such as https://api.example/v1; \
                                   http on loopback and private networks";

impl Api {
    /// Reads the settings; a key is asked for only where the kind is `certain`.
    pub(super) fn read(reader: &mut Reader<'_>, kind: Kind, certain: bool) -> Option<Self> {
        let base_url = base_url(reader, kind, certain);
        let keyed = reader.has("api_key") || reader.has("api_key_file");
        let api_key = reader.secret("api_key", "api_key_file");
        if !keyed && certain && base_url.as_ref().is_some_and(|url| needs_key(kind, url)) {
            reader.problem(
                "api_key",
                Wrong::Missing,
                "the upstream's key, here or in the file that api_key_file names",
            );
        }
        let allowed = "names of hosts, such as [\"*.pictures.example\"]";
        let hosts = reader.list("picture_hosts", Expect::Text, allowed, |host| {
            Origins::parse([host]).ok_or(Wrong::Invalid)
        });
        Some(Self {
            base_url: base_url?,
            api_key,
            picture_hosts: hosts
                .unwrap_or_default()
                .into_iter()
                .fold(Origins::default(), Origins::and),
            ca_file: ca_file(reader),
        })
    }
}

/// The file of certificates that are trusted besides the system's.
pub(super) fn ca_file(reader: &mut Reader<'_>) -> Option<PathBuf> {
    reader.take(
        "ca_file",
        Expect::Text,
        "the path of a file in PEM",
        |path| match path {
            "" => Err(Wrong::Empty),
            path => Ok(PathBuf::from(path)),
        },
    )
}

fn base_url(reader: &mut Reader<'_>, kind: Kind, certain: bool) -> Option<BaseUrl> {
    match (reader.has("base_url"), kind.url()) {
        (false, Some(usual)) => {
            // Asked for all the same, so that the key is known.
            reader.take("base_url", Expect::Text, BASE_URL, BaseUrl::parse);
            BaseUrl::parse(usual).ok()
        }
        (false, None) if certain => reader.require("base_url", Expect::Text, BASE_URL, BaseUrl::parse),
        _ => reader.take("base_url", Expect::Text, BASE_URL, BaseUrl::parse),
    }
}

/// Whether an address is the one where nobody is served without a key.
fn needs_key(kind: Kind, url: &BaseUrl) -> bool {
    let usual = kind.url().and_then(|url| BaseUrl::parse(url).ok());
    kind.keyed() && usual.is_some_and(|usual| usual.host() == url.host())
}
