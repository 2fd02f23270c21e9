//! `[site]`: how the service calls itself, and who runs it.

use time::Date;
use time::macros::format_description;

use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::urls::Link;

/// What the pages and policies say about the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The name on every page.
    ///
    /// `site.name`, `AFTERIMAGE_SITE__NAME`, default `Afterimage`.
    pub name: String,
    /// Where to write to.
    ///
    /// `site.contact`, `AFTERIMAGE_SITE__CONTACT`, default none.
    pub contact: Option<Contact>,
    /// Who runs it: a person's or a company's name, and whatever the law wants beside it.
    ///
    /// `site.operator`, `AFTERIMAGE_SITE__OPERATOR`, default none.
    pub operator: Option<String>,
    /// Whose machines it runs on, and where.
    ///
    /// `site.hosting`, `AFTERIMAGE_SITE__HOSTING`, default none.
    pub hosting: Option<String>,
    /// Who stands in front of it and sees what passes, such as a CDN.
    ///
    /// `site.proxy`, `AFTERIMAGE_SITE__PROXY`, default none.
    pub proxy: Option<String>,
    /// Where the source of the program can be read, as it runs here.
    ///
    /// `site.source_url`, `AFTERIMAGE_SITE__SOURCE_URL`, default none.
    pub source_url: Option<Link>,
    /// What the operator has changed in it that the privacy page has to say.
    ///
    /// `site.changes`, `AFTERIMAGE_SITE__CHANGES`, default none.
    pub changes: Vec<Change>,
}

/// A change that the operator states, such as `2026-11-20 Pictures are made by Example Ltd. from now on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day from which on it holds.
    pub date: Date,
    /// What it is.
    pub text: String,
}

/// An e-mail address or a web address to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    text: String,
    uri: String,
}

impl Contact {
    /// Reads `name@host`, `mailto:name@host` or an https address.
    ///
    /// # Errors
    /// [`Wrong`] when it is none of them.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let (text, uri) = match text.strip_prefix("mailto:").unwrap_or(text) {
            web if web.contains("://") => (web.to_owned(), https_address(web)?),
            mail => (mail.to_owned(), mail_address(mail)?),
        };
        Ok(Self { text, uri })
    }

    /// What a page prints.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a link and `security.txt` point to (RFC 9116, 2.5.3).
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }
}

impl Site {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let line = |text: &str| line(text, 60).and_then(|name| name.ok_or(Wrong::Empty));
        let name = reader.take("name", Expect::Text, "a line of 1 to 60 characters", line);
        let contact = |text: &str| {
            Some(text)
                .filter(|text| !text.is_empty())
                .map(Contact::parse)
                .transpose()
        };
        let allowed = "an e-mail address or an https address";
        let site = Self {
            name: name.unwrap_or_else(|| "Afterimage".to_owned()),
            contact: reader.take("contact", Expect::Text, allowed, contact).flatten(),
            operator: words(&mut reader, "operator"),
            hosting: words(&mut reader, "hosting"),
            proxy: words(&mut reader, "proxy"),
            source_url: source(&mut reader),
            changes: changes(&mut reader),
        };
        reader.finish();
        site
    }
}

fn words(reader: &mut Reader<'_>, key: &'static str) -> Option<String> {
    let parse = |text: &str| line(text, 300);
    let allowed = "a line of at most 300 characters";
    reader.take(key, Expect::Text, allowed, parse).flatten()
}

fn source(reader: &mut Reader<'_>) -> Option<Link> {
    let link = |text: &str| {
        Some(text)
            .filter(|text| !text.is_empty())
            .map(Link::parse)
            .transpose()
    };
    let allowed = "an http or https address";
    reader.take("source_url", Expect::Text, allowed, link).flatten()
}

fn changes(reader: &mut Reader<'_>) -> Vec<Change> {
    let allowed = "lines such as \"2026-11-20 What is different from then on\", of at most 500 characters";
    reader
        .list("changes", Expect::Text, allowed, change)
        .unwrap_or_default()
}

/// Reads `2026-11-20 What is different from then on`.
fn change(text: &str) -> Result<Change, Wrong> {
    let (day, text) = text.trim().split_once(' ').ok_or(Wrong::Invalid)?;
    let date = Date::parse(day, format_description!("[year]-[month]-[day]"));
    Ok(Change {
        date: date.map_err(|_| Wrong::Invalid)?,
        text: line(text, 500)?.ok_or(Wrong::Empty)?,
    })
}

/// One line of text; none when it is blank.
fn line(text: &str, longest: usize) -> Result<Option<String>, Wrong> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Wrong::Invalid);
    }
    if text.chars().count() > longest {
        return Err(Wrong::Range);
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// A web address to report to has to be https (RFC 9116, 2.5.3).
fn https_address(text: &str) -> Result<String, Wrong> {
    let address = Link::parse(text)?.as_str().to_owned();
    Some(address)
        .filter(|address| address.starts_with("https://"))
        .ok_or(Wrong::Invalid)
}

/// The `mailto:` address of what looks like a mailbox; only characters that need no escaping (RFC 6068, 2).
fn mail_address(text: &str) -> Result<String, Wrong> {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    let good = |part: &str| !part.is_empty() && part.chars().all(plain);
    match text.split_once('@') {
        Some((name, host)) if good(name) && good(host) => Ok(format!("mailto:{text}")),
        _ => Err(Wrong::Invalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_can_be_followed() {
        for (text, uri) in [
            ("hello@example.org", "mailto:hello@example.org"),
            ("mailto:a+b@example.org", "mailto:a+b@example.org"),
            ("https://example.org/contact", "https://example.org/contact"),
        ] {
            assert_eq!(Contact::parse(text).unwrap().uri(), uri);
        }
        for text in [
            "hello",
            "@example.org",
            "javascript:alert(1)//@x",
            "ftp://example.org",
            "http://example.org",
            "a@b?subject=x",
        ] {
            assert!(Contact::parse(text).is_err(), "{text}");
        }
    }
}
