//! What every page knows about the service it belongs to.

use crate::text::Lang;

/// The service as its operator named it, in one language.
#[derive(Clone)]
pub struct Site {
    /// The name in the header and in titles (`site.name`).
    pub name: String,
    /// Who runs this instance (`site.operator`); empty when the operator has not said.
    pub operator: String,
    /// An e-mail address or an https address (`site.contact`); empty when the operator has not said.
    pub contact: String,
    /// Whose machines it runs on (`site.hosting`); empty when the operator has not said.
    pub hosting: String,
    /// Who stands in front of it (`site.proxy`); empty when the operator has not said.
    pub proxy: String,
    /// What the operator has changed in the policies (`site.changes`).
    pub changes: Vec<Change>,
    /// What tells the settings behind the policies from all others: it changes when any of them does.
    pub settings: String,
    /// The address the service is reached at (`server.public_url`), without a trailing slash.
    pub public_url: Option<String>,
    /// Whether programs are served (`api.enabled`), which a page of its own describes.
    pub programs: bool,
    /// The language of the page.
    pub lang: Lang,
    /// Whether the page's address names its language, as the addresses in it then do.
    pub named: bool,
    /// Where the static files are.
    pub assets: Assets,
}

/// A change of the policies.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    /// The day from which on it holds, as in `2026-11-20`.
    pub date: String,
    /// What it is, in the operator's words.
    pub text: String,
}

/// Knows the hashed address of every static file.
#[derive(Clone)]
pub struct Assets {
    prefix: String,
}

impl Assets {
    /// Takes the address all static files share, such as `/static/1f3a/`; a missing final slash is added.
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        let slash = if prefix.ends_with('/') { "" } else { "/" };
        Self {
            prefix: format!("{prefix}{slash}"),
        }
    }

    /// The address of one file, named by its path under `assets/static`, such as `css/base.css`.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

impl Site {
    /// The service in another language; `named` where the address of the page names it.
    #[must_use]
    pub fn spoken(&self, lang: Lang, named: bool) -> Self {
        Self {
            lang,
            named,
            ..self.clone()
        }
    }

    /// The address of a page of ours, where the visitor stays in the language they have chosen.
    pub(crate) fn page(&self, path: &str) -> String {
        if self.named {
            Self::page_in(self.lang, path)
        } else {
            path.to_owned()
        }
    }

    /// The address of a page of ours that is in this language whatever the visitor's browser prefers.
    pub(crate) fn page_in(lang: Lang, path: &str) -> String {
        format!("/{}{path}", lang.folder())
    }

    /// The address of the contact as a link, when it is one a browser can follow.
    pub(crate) fn contact_link(&self) -> Option<String> {
        if self.contact.starts_with("https://") || self.contact.starts_with("mailto:") {
            Some(self.contact.clone())
        } else if self.contact.contains('@') && !self.contact.contains([' ', ':']) {
            Some(format!("mailto:{}", self.contact))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(contact: &str) -> Site {
        Site {
            name: "Afterimage".into(),
            operator: String::new(),
            contact: contact.into(),
            hosting: String::new(),
            proxy: String::new(),
            changes: Vec::new(),
            settings: String::new(),
            public_url: None,
            programs: false,
            lang: Lang::En,
            named: false,
            assets: Assets::new("/static/0"),
        }
    }

    #[test]
    fn a_static_file_is_named_under_the_hash() {
        assert_eq!(
            Assets::new("/static/0").url("css/base.css"),
            "/static/0/css/base.css"
        );
        assert_eq!(
            Assets::new("/static/0/").url("css/base.css"),
            "/static/0/css/base.css"
        );
    }

    #[test]
    fn only_a_contact_a_browser_can_follow_becomes_a_link() {
        assert_eq!(
            site("a@b.example").contact_link().as_deref(),
            Some("mailto:a@b.example")
        );
        assert_eq!(
            site("https://b.example/x").contact_link().as_deref(),
            Some("https://b.example/x")
        );
        assert_eq!(site("javascript:alert(1)//@").contact_link(), None);
        assert_eq!(site("write to a@b.example").contact_link(), None);
    }
}
