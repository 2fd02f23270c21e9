//! Visitors come and go: each form of an answer, each fault of a service, each refusal on the way.

use std::collections::BTreeMap;
use std::io;

use super::memory::Search;
use super::planted::Planted;
use super::upstream::models;
use super::visitor::{Answer, FORMS, Order, Visitor};

/// What was answered, all in all.
#[derive(Default)]
pub(super) struct Log {
    statuses: BTreeMap<u16, usize>,
    /// How many answers held a picture that was made.
    pub(super) pictures: usize,
}

/// Where visitors go, and as whom.
pub(super) struct Road<'r> {
    /// The address of the instance.
    pub(super) to: &'r str,
    /// What they carry.
    pub(super) planted: &'r Planted,
    /// The header that names them.
    pub(super) forwarded: &'r str,
}

impl Road<'_> {
    /// Somebody new.
    ///
    /// # Errors
    /// That there is no randomness.
    pub(super) fn visitor(&self) -> io::Result<Visitor<'_>> {
        Visitor::new(self.to, self.planted, self.forwarded)
    }

    /// Orders in every form, and of every model of a scratch instance.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn order_everything(&self, log: &mut Log) -> io::Result<()> {
        let good = models()
            .filter(|model| model.fault == "good")
            .flat_map(|model| FORMS.iter().map(move |accept| (model, *accept)));
        let each = models().zip(FORMS.iter().copied().cycle());
        for (model, accept) in good.chain(each) {
            let order = Order {
                accept,
                model: Some(model.name),
                gives: model.fault == "edit",
                solves: true,
            };
            log.take(&self.visitor()?.order(&order)?, self.planted)?;
        }
        Ok(())
    }

    /// One order in each form of whatever comes first, by whoever does the work before it or not.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn order_the_first(&self, solves: bool, log: &mut Log) -> io::Result<()> {
        for accept in FORMS {
            let order = Order {
                accept,
                model: None,
                gives: false,
                solves,
            };
            log.take(&self.visitor()?.order(&order)?, self.planted)?;
        }
        Ok(())
    }

    /// Some come without a proxy, each from an address of its own, and some answer a check wrongly.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn come_directly(&self, log: &mut Log) -> io::Result<()> {
        for accept in FORMS {
            let order = Order {
                accept,
                model: None,
                gives: false,
                solves: true,
            };
            log.take(&self.visitor()?.directly()?.order(&order)?, self.planted)?;
        }
        for visitor in [self.visitor()?, self.visitor()?.directly()?] {
            if let Some(answer) = visitor.guess()? {
                log.take(&answer, self.planted)?;
            }
        }
        Ok(())
    }

    /// Requests that are refused before or after they were read.
    ///
    /// # Errors
    /// What connecting says.
    pub(super) fn err(&self, log: &mut Log) -> io::Result<()> {
        let (prompt, field) = (self.planted.prompt.text(), self.planted.field.text());
        let (prompt, field) = (prompt.as_str(), field.as_str());
        let plain = "Content-Type: application/x-www-form-urlencoded\r\n";
        let form = format!("prompt={prompt}&{field}=1&size={field}&code={field}");
        let sized = |media: &str, length: usize| format!("{media}Content-Length: {length}\r\n");
        let (post, large) = ("POST /generate", form.repeat(4_000));
        let parts = format!("Content-Type: multipart/form-data; boundary={field}\r\n");
        for (line, more, body) in [
            (post.to_owned(), sized(plain, form.len()), form.as_str()),
            (
                post.to_owned(),
                sized("Content-Type: text/plain\r\n", form.len()),
                &form,
            ),
            (post.to_owned(), sized(plain, form.len() + 500), &form),
            (post.to_owned(), sized(plain, large.len()), &large),
            (post.to_owned(), sized(&parts, form.len()), &form),
            (
                post.to_owned(),
                format!("{plain}Transfer-Encoding: chunked\r\n"),
                &form,
            ),
            (
                post.to_owned(),
                sized(&format!("{plain}Content-Encoding: gzip\r\n"), form.len()),
                &form,
            ),
            (format!("GET /{field}?{prompt}"), String::new(), ""),
            (format!("GET /?prompt={prompt}"), String::new(), ""),
            (format!("PUT /generate?{prompt}"), String::new(), ""),
            (format!("{} /{field}", field.to_uppercase()), String::new(), ""),
            ("GET /your-data".to_owned(), String::new(), ""),
            (
                format!("GET / {prompt}"),
                format!("X: {}\r\n", field.repeat(9_000)),
                "",
            ),
        ] {
            log.take(&self.visitor()?.say(&line, &more, body.as_bytes())?, self.planted)?;
        }
        // Some leave before they have said all.
        drop(self.visitor()?.begin()?);
        Ok(())
    }
}

impl Log {
    /// Counts an answer.
    ///
    /// # Errors
    /// That what was planted cannot be looked for.
    pub(super) fn take(&mut self, answer: &Answer, planted: &Planted) -> io::Result<()> {
        *self.statuses.entry(answer.status).or_default() += 1;
        let made = Search::new([&planted.picture])?.within(&answer.whole);
        self.pictures += usize::from(!made.is_empty());
        Ok(())
    }

    /// How many requests there were, and how they ended.
    pub(super) fn told(&self) -> String {
        let count: usize = self.statuses.values().sum();
        let told = |(status, count): (&u16, &usize)| match status {
            0 => format!("{count} with none"),
            _ => format!("{count} with {status}"),
        };
        let answers: Vec<String> = self.statuses.iter().map(told).collect();
        format!(
            "{count} requests were answered: {}; {} pictures came",
            answers.join(", "),
            self.pictures
        )
    }
}
