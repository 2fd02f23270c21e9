//! Writes every page with made-up data into a folder, to be looked at through any static server.
//!
//! `cargo run -p afterimage-templates --example preview -- FOLDER [LANGUAGE]`, the language as in addresses: `de`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::Path;
use std::time::Duration;
use std::{env, fs, io};

use afterimage_templates::{
    Challenge, Erased, Fault, Form, Funds, Lang, Problem, Site, about, answer, api, challenge, contact,
    cookies, erase, front, gallery, privacy, problem, terms, your_data,
};

/// A picture of one grey pixel stands for the code and for the answer.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// The hour is used up until ten past two.
const CLOSED: Funds = Funds::Spent {
    hour: 14,
    minute: 10,
    day: false,
};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "preview".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("static"))?;
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/static");
    copy(&assets, &folder.join("static/0"))?;
    let lang = env::args().nth(2).and_then(|folder| Lang::of_folder(&folder));
    for (name, page) in pages(&sample::site().spoken(lang.unwrap_or(Lang::DEFAULT), false)) {
        fs::write(folder.join(format!("{name}.html")), page)?;
    }
    Ok(())
}

fn pages(site: &Site) -> Vec<(&'static str, String)> {
    let (one, several) = (sample::painter(), sample::several());
    let retention = sample::retention();
    let picture = format!("data:image/png;base64,{PIXEL}");
    let code = Challenge::Code {
        id: "c1",
        picture: &picture,
    };
    let wrong = [Fault {
        field: Some("code"),
        code: "challenge-wrong",
        args: &[],
        retry_after: None,
    }];
    let form = |faults| Form {
        offer: &one,
        draft: sample::draft(),
        faults,
        challenge: code,
        funds: Funds::Left { percent: 70 },
    };
    let busy = Problem {
        status: 503,
        code: "queue-full",
        args: &[],
        retry_after: Some(Duration::from_secs(30)),
    };
    let lost = Problem {
        status: 404,
        code: "not-found",
        args: &[],
        retry_after: None,
    };
    vec![
        (
            "index",
            front::page(site, &one, Challenge::OnRequest, Funds::Unlimited).into_string(),
        ),
        (
            "several",
            front::page(site, &several, Challenge::OnRequest, CLOSED).into_string(),
        ),
        ("challenge", challenge::page(site, &form(&wrong)).into_string()),
        (
            "answer",
            answer_page(
                site,
                &Form {
                    challenge: Challenge::OnRequest,
                    ..form(&[])
                },
            ),
        ),
        (
            "problem",
            problem::page(site, &busy, Some(&form(&[]))).into_string(),
        ),
        ("not-found", problem::page(site, &lost, None).into_string()),
        (
            "your-data",
            your_data::page(site, &retention, &sample::held()).into_string(),
        ),
        (
            "your-data-none",
            your_data::page(site, &retention, &sample::nothing_held()).into_string(),
        ),
        ("erase", erase::ask(site).into_string()),
        (
            "forgotten",
            erase::done(site, &retention, Erased::Connection).into_string(),
        ),
        (
            "erased",
            erase::done(site, &retention, Erased::Everything).into_string(),
        ),
        ("gallery", gallery::page(site, &several).into_string()),
        ("privacy", privacy::page(site, &retention, &several).into_string()),
        ("cookies", cookies::page(site, &retention).into_string()),
        ("terms", terms::page(site).into_string()),
        ("api", api::page(site, &sample::described()).into_string()),
        (
            "about",
            about::page(site, &several, &sample::provenance()).into_string(),
        ),
        ("contact", contact::page(site).into_string()),
    ]
}

fn answer_page(site: &Site, form: &Form<'_>) -> String {
    let (head, tail) = answer::frame(site, &sample::painter());
    let (open, close) = answer::picture(site.lang, "image/png", 1);
    let waiting = answer::waiting_line(site.lang, 2).into_string();
    let done = answer::done(site.lang, 1, 1, Some(42)).into_string();
    [
        head,
        waiting,
        open,
        PIXEL.to_owned(),
        close,
        done,
        answer::next(site, form).into_string(),
        tail,
    ]
    .concat()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}
