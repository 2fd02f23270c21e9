//! Sessions: a cookie with a random name in it, over the ledger.
//!
//! actix-session reads and writes the cookie; what it stands for is kept by the ledger. A session exists only
//! for visitors who asked for a challenge, and its cookie changes with each answer that was right.

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_session::config::{BrowserSession, CookieContentSecurity, TtlExtensionPolicy};
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_session::{Session, SessionExt, SessionMiddleware};
use actix_web::cookie::{CookieJar, Key, SameSite, time::Duration};
use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::{Error, FromRequest, HttpMessage as _, HttpRequest};
use serde_json::json;
use zeroize::Zeroizing;

use crate::client::Client;
use crate::clock::Moment;
use crate::entropy::{Entropy, NoEntropy};
use crate::error::{Code, Refusal};
use crate::ledger::retention::{SESSION_IDLE, SESSION_LIFE};
use crate::ledger::{Ledger, SessionId, SessionRecord};

use super::doors::Doors;
use super::origin::OwnOrigin;

/// The cookie's name where it cannot be protected by the `__Host-` prefix.
const PLAIN_NAME: &str = "afterimage_session";
/// The cookie's name on an https origin (RFC 6265bis, 4.1.3.2).
const HOST_NAME: &str = "__Host-afterimage_session";
/// The session's own name, inside its state.
const ID: &str = "id";
/// When it began, inside its state.
const BORN: &str = "born";
/// The opaque name of the network it was asked for from, inside its state.
const NETWORK: &str = "network";
/// Stands alone in the state of a session that could not be looked up.
const UNKNOWN: &str = "unknown";

/// How cookies are written.
#[derive(Clone)]
pub struct Cookies {
    /// Signs them; random at each start unless replicas share one.
    pub key: Key,
    /// Whether a visitor's origin is https.
    origin: OwnOrigin,
}

impl Cookies {
    /// Cookies under the key that replicas share, or a fresh one.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for it.
    pub fn new(shared: Option<&str>, entropy: &Entropy, origin: OwnOrigin) -> Result<Self, NoEntropy> {
        let key = match shared {
            Some(shared) => {
                let mut key = Zeroizing::new([0; 64]);
                let mut hasher = blake3::Hasher::new_derive_key("afterimage 2026-11 session cookies");
                hasher.update(shared.as_bytes()).finalize_xof().fill(&mut *key);
                Key::from(&*key)
            }
            None => Key::from(&entropy.bytes::<64>()?),
        };
        Ok(Self { key, origin })
    }

    /// The value of a request's cookie, as far as we have signed it: read without the session being used.
    #[must_use]
    pub fn read(&self, request: &HttpRequest) -> Option<String> {
        let (mut jar, name) = (CookieJar::new(), self.name_for(request.headers()));
        jar.add_original(request.cookie(name)?);
        let cookie = jar.signed(&self.key).get(name)?;
        Some(cookie.value().to_owned())
    }

    /// The cookie's name as it is sent to whoever does not ask the onion service.
    #[must_use]
    pub fn name(&self) -> &'static str {
        name(self.origin.is_https())
    }

    /// The cookie's name as it is sent to whoever sent this.
    #[must_use]
    pub fn name_for(&self, headers: &HeaderMap) -> &'static str {
        name(self.is_secure_for(headers))
    }

    /// Whether whoever sent this keeps the cookie for TLS alone.
    #[must_use]
    pub fn is_secure_for(&self, headers: &HeaderMap) -> bool {
        self.origin.is_https_for(headers)
    }
}

/// The cookie's name.
#[must_use]
pub fn name(secure: bool) -> &'static str {
    if secure { HOST_NAME } else { PLAIN_NAME }
}

/// The layer that finds and keeps sessions; only the routes that need one are behind it.
#[must_use]
pub fn layer(cookies: &Cookies, store: &LedgerSessions) -> Doors<SessionMiddleware<LedgerSessions>> {
    let of = |secure| over(&cookies.key, store.clone(), secure);
    Doors::new([false, true].map(of), cookies.origin.clone())
}

/// The layer for visitors with TLS, or for those without.
fn over(key: &Key, store: LedgerSessions, secure: bool) -> SessionMiddleware<LedgerSessions> {
    let lifecycle = BrowserSession::default()
        .state_ttl(Duration::try_from(SESSION_IDLE).unwrap_or(Duration::ZERO))
        .state_ttl_extension_policy(TtlExtensionPolicy::OnEveryRequest);
    SessionMiddleware::builder(store, key.clone())
        .cookie_name(name(secure).to_owned())
        .cookie_secure(secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Strict)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(lifecycle)
        .build()
}

/// The session of a request, which begins when it is first needed.
pub struct VisitorSession {
    session: Session,
    network: [u8; 16],
}

impl VisitorSession {
    /// The session's name, when there is a session.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when the ledger did not say: whoever holds a pass is not asked for a challenge meanwhile, and
    /// no new session takes the place of theirs.
    pub fn id(&self) -> Result<Option<SessionId>, Refusal> {
        let read = |key| self.session.get::<String>(key).ok().flatten();
        match read(UNKNOWN) {
            Some(_) => Err(Code::Unavailable.into()),
            None => Ok(read(ID).map(SessionId::new)),
        }
    }

    /// When the session ends however busy it is, on the clock of [`Ledger::now`]; none of one that begins with this answer.
    #[must_use]
    pub fn ends(&self) -> Option<Moment> {
        let born = self.session.get::<u64>(BORN).ok().flatten()?;
        Some(Moment::from_nanos(born) + SESSION_LIFE)
    }

    /// The session's name; a new session when there was none.
    ///
    /// # Errors
    /// [`Code::Internal`] when there is no randomness for a name, and as for [`VisitorSession::id`].
    pub fn begin(&self, entropy: &Entropy) -> Result<SessionId, Refusal> {
        if let Some(id) = self.id()? {
            return Ok(id);
        }
        let id = entropy.token::<16>().map_err(|_| Code::Internal)?;
        self.session.insert(ID, &id).map_err(|_| Code::Internal)?;
        self.session
            .insert(NETWORK, self.network)
            .map_err(|_| Code::Internal)?;
        Ok(SessionId::new(id))
    }

    /// Gives the session a new cookie: the one that was just used is worth nothing from now on.
    pub fn renew(&self) {
        self.session.renew();
    }
}

impl FromRequest for VisitorSession {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let client = request.extensions().get::<Client>().copied();
        ready(Ok(Self {
            session: request.get_session(),
            network: client.map_or([0; 16], |client| client.key.network()),
        }))
    }
}

/// The ledger as actix-session sees it.
#[derive(Clone)]
pub struct LedgerSessions {
    ledger: Arc<dyn Ledger>,
    entropy: Entropy,
}

impl LedgerSessions {
    /// Sessions in this ledger.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>, entropy: Entropy) -> Self {
        Self { ledger, entropy }
    }

    /// Writes a session under a cookie; a state without a name is no session and is not kept.
    async fn keep(
        &self,
        cookie: &str,
        state: &HashMap<String, String>,
    ) -> Result<(), crate::ledger::LedgerFault> {
        let read = |key| state.get(key).map(String::as_str);
        let id = read(ID).and_then(|json| serde_json::from_str(json).ok());
        let born = read(BORN).and_then(|json| serde_json::from_str(json).ok());
        let network = read(NETWORK).and_then(|json| serde_json::from_str(json).ok());
        let Some(id) = id else { return Ok(()) };
        // A session begins when it is first kept, by the clock of those who share the ledger.
        let born = match born {
            Some(born) => born,
            None => self.ledger.now().await?.nanos(),
        };
        let record = SessionRecord {
            id: SessionId::new(id),
            born,
            network: network.unwrap_or_default(),
        };
        self.ledger.keep_session(cookie, record).await
    }

    /// 256 random bits, as hexadecimal.
    fn fresh_cookie(&self) -> Result<String, NoEntropy> {
        self.entropy.token::<32>()
    }
}

/// A ledger that does not answer is no reason to fail here: nobody knows the visitor's session then, and whatever needs
/// it says so in its own words.
impl SessionStore for LedgerSessions {
    async fn load(&self, cookie: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let Ok(record) = self.ledger.session(cookie.as_ref()).await else {
            return Ok(Some(HashMap::from([(UNKNOWN.to_owned(), "\"\"".to_owned())])));
        };
        Ok(record.map(|record| {
            // The session API keeps values as JSON; hexadecimal needs no escaping.
            HashMap::from([
                (ID.to_owned(), format!("\"{}\"", record.id.as_str())),
                (BORN.to_owned(), record.born.to_string()),
                (NETWORK.to_owned(), json!(record.network).to_string()),
            ])
        }))
    }

    async fn save(&self, state: HashMap<String, String>, _: &Duration) -> Result<SessionKey, SaveError> {
        let cookie = self
            .fresh_cookie()
            .map_err(|fault| SaveError::Other(fault.into()))?;
        let _ = self.keep(&cookie, &state).await;
        SessionKey::try_from(cookie).map_err(|fault| SaveError::Other(fault.into()))
    }

    async fn update(
        &self,
        cookie: SessionKey,
        state: HashMap<String, String>,
        _: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        let _ = self.keep(cookie.as_ref(), &state).await;
        Ok(cookie)
    }

    async fn update_ttl(&self, cookie: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        let _ = self.ledger.touch_session(cookie.as_ref()).await;
        Ok(())
    }

    async fn delete(&self, cookie: &SessionKey) -> Result<(), anyhow::Error> {
        let _ = self.ledger.end_session(cookie.as_ref()).await;
        Ok(())
    }
}
