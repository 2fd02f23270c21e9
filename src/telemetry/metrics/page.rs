//! Writes figures as Prometheus reads them: its text format 0.0.4, or OpenMetrics 1.0 for whoever asks for that.

use std::fmt::{Display, Write as _};

use super::histogram::Histogram;
use super::table::{Family, Kind};

/// Which of the two formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `text/plain; version=0.0.4`.
    Prometheus,
    /// `application/openmetrics-text; version=1.0.0`.
    OpenMetrics,
}

impl Form {
    /// What an `Accept` header asks for: OpenMetrics where it is named and not refused (RFC 9110, 12.5.1).
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let named = |range: &str| {
            let mut parts = range.split(';').map(str::trim);
            let media = parts.next().unwrap_or_default();
            let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            media.eq_ignore_ascii_case("application/openmetrics-text") && !refused
        };
        if header.split(',').any(named) {
            Self::OpenMetrics
        } else {
            Self::Prometheus
        }
    }

    /// What the answer says it is.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Prometheus => "text/plain; version=0.0.4; charset=utf-8",
            Self::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        }
    }
}

/// All families, one after the other.
pub struct Page {
    form: Form,
    text: String,
}

/// The figures of one family.
pub struct Samples<'a> {
    family: &'static Family,
    text: &'a mut String,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(form: Form) -> Self {
        let text = String::with_capacity(32 * 1_024);
        Self { form, text }
    }

    /// Begins a family, which stands on the page once.
    pub fn family(&mut self, family: &'static Family) -> Samples<'_> {
        let name = match self.form {
            Form::Prometheus => family.full_name(),
            Form::OpenMetrics => family.name.to_owned(),
        };
        let (help, kind) = (family.help, family.kind.name());
        push(
            &mut self.text,
            format_args!("# HELP {name} {help}\n# TYPE {name} {kind}\n"),
        );
        Samples {
            family,
            text: &mut self.text,
        }
    }

    /// The whole page.
    #[must_use]
    pub fn end(mut self) -> String {
        if self.form == Form::OpenMetrics {
            self.text.push_str("# EOF\n");
        }
        self.text
    }
}

impl Samples<'_> {
    /// A figure; `labels` are values, in the order of the family's.
    pub fn put(&mut self, labels: &[&str], value: impl Display) -> &mut Self {
        let (name, labels) = (self.family.full_name(), self.labels(labels, None));
        push(self.text, format_args!("{name}{labels} {value}\n"));
        self
    }

    /// A whole histogram.
    pub fn put_histogram(&mut self, labels: &[&str], histogram: &Histogram) -> &mut Self {
        let (name, read) = (self.family.name, histogram.read());
        for (end, upto) in &read.upto {
            let labels = self.labels(labels, Some(&format!("{end:?}")));
            push(self.text, format_args!("{name}_bucket{labels} {upto}\n"));
        }
        let all = self.labels(labels, Some("+Inf"));
        let own = self.labels(labels, None);
        let (count, seconds) = (read.count, read.seconds);
        push(
            self.text,
            format_args!(
                "{name}_bucket{all} {count}\n{name}_sum{own} {seconds}\n{name}_count{own} {count}\n"
            ),
        );
        self
    }

    fn labels(&self, values: &[&str], le: Option<&str>) -> String {
        let own = self.family.labels.iter().copied().zip(values.iter().copied());
        let all = own.chain(le.map(|end| ("le", end)));
        let all: Vec<String> = all
            .map(|(name, value)| format!("{name}=\"{}\"", escaped(value)))
            .collect();
        if all.is_empty() {
            String::new()
        } else {
            format!("{{{}}}", all.join(","))
        }
    }
}

impl Family {
    /// Its name as it is asked for: a counter's ends with `_total`.
    #[must_use]
    pub fn full_name(&self) -> String {
        let ending = if self.kind == Kind::Counter { "_total" } else { "" };
        format!("{}{ending}", self.name)
    }
}

fn push(text: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = text.write_fmt(piece);
}

fn escaped(value: &str) -> String {
    value
        .replace('\\', r"\\")
        .replace('"', "\\\"")
        .replace('\n', r"\n")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::{Buckets, family};
    use super::*;

    fn page(form: Form) -> String {
        let histogram = Histogram::new(Buckets::OWN);
        histogram.observe(Duration::from_millis(3));
        let mut page = Page::new(form);
        page.family(&family::REFUSALS).put(&["queue-full"], 3);
        page.family(&family::KEY_PICTURES).put(&["a \"b\"\\\n"], 1);
        page.family(&family::ADMISSION).put_histogram(&[], &histogram);
        page.end()
    }

    #[test]
    fn a_page_is_what_prometheus_reads() {
        let page = page(Form::Prometheus);
        for line in [
            "# TYPE afterimage_refusals_total counter",
            "afterimage_refusals_total{code=\"queue-full\"} 3",
            r#"afterimage_key_pictures_total{key="a \"b\"\\\n"} 1"#,
            "afterimage_admission_seconds_bucket{le=\"0.002\"} 0",
            "afterimage_admission_seconds_bucket{le=\"0.005\"} 1",
            "afterimage_admission_seconds_bucket{le=\"1.0\"} 1",
            "afterimage_admission_seconds_bucket{le=\"+Inf\"} 1",
            "afterimage_admission_seconds_sum 0.003",
            "afterimage_admission_seconds_count 1",
        ] {
            assert!(page.lines().any(|said| said == line), "{line} is not in\n{page}");
        }
    }

    #[test]
    fn openmetrics_names_a_counter_without_its_ending_and_says_where_it_ends() {
        let page = page(Form::OpenMetrics);
        assert!(page.contains("# TYPE afterimage_refusals counter\n"), "{page}");
        assert!(page.contains("\nafterimage_refusals_total{code=\"queue-full\"} 3\n"));
        assert!(page.ends_with("\n# EOF\n"));
    }

    #[test]
    fn whoever_asks_for_openmetrics_gets_it_and_nobody_else() {
        let prometheus =
            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1";
        assert_eq!(Form::accepted(prometheus), Form::OpenMetrics);
        for header in [
            "",
            "*/*",
            "text/plain",
            "application/openmetrics-text;q=0, text/plain",
        ] {
            assert_eq!(Form::accepted(header), Form::Prometheus, "{header}");
        }
    }
}
