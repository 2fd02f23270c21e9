//! Everything that one audit plants.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::canary::Canary;
use crate::entropy::{Entropy, NoEntropy};

/// How the pixels of a picture are written (PNG, third edition, 11.2.1).
#[derive(Clone, Copy)]
pub(super) enum Colours {
    /// In three colours.
    Plain = 2,
    /// And how much is seen of them: a mask has to be.
    Clear = 6,
}

/// All canaries of an audit.
pub(super) struct Planted {
    /// In every prompt.
    pub(super) prompt: Canary,
    /// What shall not be on a picture.
    pub(super) negative: Canary,
    /// Fields that do not exist, paths, and what follows a question mark.
    pub(super) field: Canary,
    /// The browser's name, where it came from, a key that is none.
    pub(super) header: Canary,
    /// A cookie of another site's.
    cookie: Canary,
    /// What is answered to a check, wrongly.
    pub(super) answer: Canary,
    /// A file's name.
    pub(super) file: Canary,
    /// What a visitor's picture holds.
    pub(super) upload: Canary,
    /// What is made.
    pub(super) picture: Canary,
    /// What the service says beside it.
    pub(super) said: Canary,
    /// What proxies name, new for each visit, and where those came from who came without one.
    addresses: Mutex<Vec<Canary>>,
    entropy: Entropy,
}

impl Planted {
    /// Draws them.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness.
    pub(super) fn draw(entropy: &Entropy) -> Result<Self, NoEntropy> {
        let word = |name| Canary::word(name, entropy);
        Ok(Self {
            prompt: word("the prompt")?,
            negative: word("the negative prompt")?,
            field: word("a field, a path or a query")?,
            header: word("a header")?,
            cookie: word("a cookie")?,
            answer: word("an answer to a check")?,
            file: word("a file's name")?,
            upload: Canary::bytes("a visitor's picture", entropy)?,
            picture: Canary::bytes("a picture that was made", entropy)?,
            said: word("words of the service")?,
            addresses: Mutex::default(),
            entropy: entropy.clone(),
        })
    }

    /// Everything but addresses.
    pub(super) fn all(&self) -> [&Canary; 10] {
        [
            &self.prompt,
            &self.negative,
            &self.field,
            &self.header,
            &self.cookie,
            &self.answer,
            &self.file,
            &self.upload,
            &self.picture,
            &self.said,
        ]
    }

    /// What no service that makes pictures has to know, but for addresses.
    pub(super) fn about_visitor(&self) -> [&Canary; 5] {
        [&self.field, &self.header, &self.cookie, &self.answer, &self.file]
    }

    /// Where more randomness comes from.
    pub(super) fn entropy(&self) -> &Entropy {
        &self.entropy
    }

    /// Every address that was named so far.
    pub(super) fn addresses(&self) -> MutexGuard<'_, Vec<Canary>> {
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes where somebody came from who came without a proxy.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn came_from(&self, address: [u8; 4], port: u16) -> io::Result<()> {
        let canaries = Canary::peer(address, port, &self.entropy).map_err(io::Error::other)?;
        self.addresses().extend(canaries);
        Ok(())
    }

    /// The header fields of a new visitor, each ending its line.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn fields(&self, forwarded: &str) -> io::Result<Zeroizing<String>> {
        let (address, canaries) = Canary::address(&self.entropy).map_err(io::Error::other)?;
        self.addresses().extend(canaries);
        let (header, cookie) = (self.header.text(), self.cookie.text());
        Ok(Zeroizing::new(format!(
            "{forwarded}: {}\r\nUser-Agent: {}\r\nReferer: http://{}/\r\nX-{}: 1\r\nCookie: {}={}",
            *address, *header, *header, *header, *cookie, *cookie
        )))
    }

    /// A marked picture of about so many bytes; its pixels are nobody's business.
    pub(super) fn picture(&self, mark: &Canary, length: usize, colours: Colours) -> Zeroizing<Vec<u8>> {
        let mark = mark.whole();
        let data: Vec<u8> = (0..length.div_ceil(mark.len() + 8))
            .flat_map(|number| [mark.as_slice(), format!("{number:08}").as_bytes()].concat())
            .collect();
        let header = [0, 0, 0, 48, 0, 0, 0, 32, 8, colours as u8, 0, 0, 0];
        let mut file = Zeroizing::new(b"\x89PNG\r\n\x1a\n".to_vec());
        for (kind, data) in [(b"IHDR", &header[..]), (b"IDAT", &data), (b"IEND", &[])] {
            let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
            let checked = Zeroizing::new([kind, data].concat());
            file.extend(length.to_be_bytes());
            file.extend(checked.as_slice());
            file.extend(crc32fast::hash(&checked).to_be_bytes());
        }
        file
    }
}
