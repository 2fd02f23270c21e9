//! The front page and refusals, beside nginx that serves the same bytes under the same headers from files.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::time::Duration;

use crate::figures::{Table, median, ratio};
use crate::load::{Answer, Ask, once};
use crate::workshop::{Server, Upstream, Workshop};

/// So often, in turns.
const ROUNDS: usize = 5;
/// So long each time.
const TIME: Duration = Duration::from_secs(2);

/// A page that is compared.
struct Page {
    name: &'static str,
    path: &'static str,
    form: Option<&'static str>,
    status: u16,
}

const PAGES: [Page; 3] = [
    Page {
        name: "front page",
        path: "/",
        form: None,
        status: 200,
    },
    Page {
        name: "404, a page that is none",
        path: "/nothing",
        form: None,
        status: 404,
    },
    Page {
        name: "422, a form without words",
        path: "/generate",
        form: Some("prompt="),
        status: 422,
    },
];

/// Measures answers a second and processor time.
pub(crate) fn measure(workshop: &Workshop) -> io::Result<Table> {
    let mut table = Table::new(
        "Pages, one core, 16 connections",
        &[
            "",
            "nginx, a second",
            "Afterimage, a second",
            "to nginx",
            "processor, µs",
            "to nginx",
        ],
    );
    let ours = workshop.afterimage(Upstream::Fast)?;
    let answers: Vec<(&Page, Answer)> = PAGES
        .iter()
        .map(|page| once(ours.port, &request(page)).map(|answer| (page, answer)))
        .collect::<io::Result<_>>()?;
    let folder = workshop.path("pages");
    fs::create_dir_all(&folder)?;
    for (page, answer) in &answers {
        fs::write(folder.join(page.status.to_string()), &answer.body)?;
    }
    let log = workshop.path("nginx.log");
    let nginx = workshop.nginx(|port| {
        let locations: String = answers
            .iter()
            .map(|(page, answer)| location(page, answer))
            .collect();
        format!(
            "server {{ listen 127.0.0.1:{port} backlog=8192; root {}; etag off; server_tokens off;\n\
             if_modified_since off; max_ranges 0; open_file_cache max=16;\n\
             access_log {} combined buffer=64k flush=1s;\n{locations}}}\n",
            folder.display(),
            log.display()
        )
    })?;
    for page in &PAGES {
        compare(workshop, page, &nginx, &ours, &mut table)?;
    }
    Ok(table)
}

fn compare(
    workshop: &Workshop,
    page: &Page,
    nginx: &Server,
    ours: &Server,
    table: &mut Table,
) -> io::Result<()> {
    let (mut theirs, mut us) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(round(workshop, page, nginx)?);
        us.push(round(workshop, page, ours)?);
    }
    let rate = |rounds: &[(f64, f64)]| median(rounds.iter().map(|round| round.0));
    let processor = |rounds: &[(f64, f64)]| median(rounds.iter().map(|round| round.1)) * 1e6;
    table.row(&[
        page.name.to_owned(),
        format!("{:.0}", rate(&theirs)),
        format!("{:.0}", rate(&us)),
        ratio(rate(&us), rate(&theirs)),
        format!("{:.1}", processor(&us)),
        ratio(processor(&us), processor(&theirs)),
    ]);
    Ok(())
}

/// Answers a second, and the processor time of one.
fn round(workshop: &Workshop, page: &Page, server: &Server) -> io::Result<(f64, f64)> {
    let ask = Ask {
        url: format!("http://127.0.0.1:{}{}", server.port, page.path),
        form: page.form,
        accept: "text/html",
        connections: 16,
        time: TIME,
        close: false,
    };
    let before = server.process.processor()?;
    let outcome = ask.run(workshop, page.status >= 400)?;
    let taken = server.process.processor()? - before;
    Ok((outcome.per_second, taken.as_secs_f64() / outcome.answers))
}

fn request(page: &Page) -> String {
    let head = "Host: localhost\r\nAccept: text/html\r\nConnection: close\r\n";
    let path = page.path;
    match page.form {
        None => format!("GET {path} HTTP/1.1\r\n{head}\r\n"),
        Some(form) => format!(
            "POST {path} HTTP/1.1\r\n{head}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{form}",
            form.len()
        ),
    }
}

/// The same answer by nginx: the body from a file, our headers one by one, and our way with the connection.
fn location(page: &Page, answer: &Answer) -> String {
    let Page { path, status, .. } = page;
    let mut lines = String::new();
    let mut media = "text/html".to_owned();
    for (name, value) in answer
        .head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
    {
        match name.to_ascii_lowercase().as_str() {
            "content-length" | "connection" | "date" => {}
            "content-type" => media = value.to_owned(),
            _ => {
                let value = value.replace('"', "\\\"");
                // Writing to a string cannot fail.
                let _ = writeln!(lines, "add_header {name} \"{value}\" always;");
            }
        }
    }
    let file = format!("location = /{status} {{ default_type \"{media}\"; {lines} }}\n");
    match page.form {
        None if *status == 200 => {
            format!(
                "location = {path} {{ rewrite ^ /{status} break; default_type \"{media}\"; {lines} }}\n{file}"
            )
        }
        None => format!("location = {path} {{ error_page 404 /{status}; return 404; }}\n{file}"),
        Some(_) => format!(
            "location = {path} {{ error_page 405 ={status} /{status}; return 405; }}\n\
             location = /{status} {{ keepalive_timeout 0; default_type \"{media}\"; {lines} }}\n"
        ),
    }
}
