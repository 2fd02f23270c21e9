//! `[ledger]`: where it is remembered what has to be, and what replicas share.

use url::Url;

use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::secret::Secret;
use super::server::is_private_host;

/// The fewest characters of a key that nobody guesses.
const KEY: usize = 32;

/// What is remembered between two requests, and under which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Where.
    ///
    /// `ledger.store`, `AFTERIMAGE_LEDGER__STORE`, default `memory`.
    pub store: Store,
    /// The password of a shared store.
    ///
    /// `ledger.password` or the file `ledger.password_file`, `AFTERIMAGE_LEDGER__PASSWORD` or `…_FILE`, default none.
    pub password: Option<Secret>,
    /// Signs cookies and seals what a shared store holds: the same for all replicas, and needed with a shared store.
    ///
    /// `ledger.key` or the file `ledger.key_file`, `AFTERIMAGE_LEDGER__KEY` or `…_FILE`, default random at each start.
    pub key: Option<Secret>,
}

/// Where it is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Store {
    /// In this process.
    Memory,
    /// In a Valkey or Redis at this address, in which no password stands.
    Shared(Url),
}

impl Ledger {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let allowed = "memory, redis://host:port, rediss://host:port or unix:///path; without TLS only on loopback or a \
                       private network";
        let url = reader.take("store", Expect::Text, allowed, address);
        let password = reader.secret("password", "password_file");
        let stated = reader.has("key") || reader.has("key_file");
        let key = reader.secret("key", "key_file");
        let short = key.as_ref().is_some_and(|key| key.expose().len() < KEY);
        if short {
            reader.problem("key", Wrong::Range, "at least 32 characters that nobody guesses");
        }
        if matches!(url, Some(Some(_))) && !stated {
            let allowed = "at least 32 random characters, the same for all replicas";
            reader.problem("key", Wrong::Missing, allowed);
        }
        reader.finish();
        Self {
            store: url.flatten().map_or(Store::Memory, Store::Shared),
            password,
            key,
        }
    }
}

/// Reads where the store is; none is this process's memory.
fn address(text: &str) -> Result<Option<Url>, Wrong> {
    if text == "memory" {
        return Ok(None);
    }
    if text.is_empty() {
        return Err(Wrong::Empty);
    }
    let url = Url::parse(text).map_err(|_| Wrong::Invalid)?;
    if url.password().is_some() {
        return Err(Wrong::HoldsKey);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Wrong::Surplus);
    }
    match url.scheme() {
        "unix" if url.path().len() > 1 && !url.has_host() => Ok(Some(url)),
        "redis" | "rediss" if url.has_host() => {
            let database = url.path().trim_start_matches('/');
            if !database.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(Wrong::Surplus);
            }
            if url.scheme() == "redis" && !is_near(text) {
                return Err(Wrong::Unencrypted);
            }
            Ok(Some(url))
        }
        _ => Err(Wrong::Invalid),
    }
}

/// Whether a `redis://` address is on loopback or a private network: only of a web address the URL standard reads
/// numbers as such.
fn is_near(text: &str) -> bool {
    let web = text.replacen("redis", "http", 1);
    Url::parse(&web).is_ok_and(|url| is_private_host(&url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_near_by_or_encrypted_and_holds_no_password() {
        for good in [
            "redis://127.0.0.1:6379",
            "redis://10.0.0.7:6379/3",
            "redis://valkey",
            "redis://user@[::1]:6379/",
            "rediss://store.example:6380",
            "unix:///run/valkey/valkey.sock",
        ] {
            assert!(matches!(address(good), Ok(Some(_))), "{good}");
        }
        assert!(matches!(address("memory"), Ok(None)));
        for (bad, why) in [
            ("", Wrong::Empty),
            ("valkey:6379", Wrong::Invalid),
            ("http://127.0.0.1", Wrong::Invalid),
            ("redis:", Wrong::Invalid),
            ("unix:///", Wrong::Invalid),
            ("redis://store.example", Wrong::Unencrypted),
            ("redis://8.8.8.8:6379", Wrong::Unencrypted),
            ("redis://:cana7y@127.0.0.1", Wrong::HoldsKey),
            ("rediss://user:cana7y@store.example", Wrong::HoldsKey),
            ("redis://127.0.0.1?pass=cana7y", Wrong::Surplus),
            ("redis://127.0.0.1/name", Wrong::Surplus),
        ] {
            assert_eq!(address(bad).err(), Some(why), "{bad}");
        }
    }
}
