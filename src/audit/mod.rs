//! The proof that an operator can ask for: everything a visitor sends is planted in the shipped program, and looked for.
//!
//! Without a process named it starts an instance for itself ([`Errand`]); a running one it looks into as far as it may.
//! The canaries are held as two halves, each random by itself, and whole only while they are sent or looked for.

mod aged;
mod answers;
mod canary;
mod errand;
mod files;
mod folder;
mod form;
mod identity;
mod kernel;
mod memory;
mod peer;
mod planted;
mod programs;
mod remembered;
mod report;
mod rows;
mod scratch;
mod shown;
mod upstream;
mod visitor;
mod visits;
mod watched;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

pub use errand::Errand;

use crate::cli::{Audit, Exit};
use crate::clock::Clock;
use crate::config::{Config, ForwardedHeader, Kind, Store};
use crate::entropy::Entropy;
use crate::key::{Fingerprint, Key};
use folder::Folder;
use memory::Search;
use planted::Planted;
use report::{Finding, Report, Verdict};
use scratch::Scratch;
use upstream::Upstream;
use visits::{Log, Road};
use watched::Watched;

/// Looks at an instance, and says what holds.
///
/// # Errors
/// What the system says where nothing could be looked at, or the report not be written.
pub fn run(audit: &Audit, config: &Config, out: &mut dyn Write) -> io::Result<Exit> {
    let entropy = Entropy::system();
    let planted = Arc::new(Planted::draw(&entropy).map_err(io::Error::other)?);
    let folder = Folder::make(&entropy)?;
    let mut report = match audit.pid {
        None => scratch(audit, config, &planted, &folder)?,
        Some(id) => running(id, audit, config, &planted)?,
    };
    let now = Clock::system().wall();
    report
        .findings
        .push(aged::retention(&folder.within("aged")?, now));
    if audit.json {
        report.write_json(out)?;
    } else {
        report.write_text(out)?;
    }
    Ok(report.exit())
}

/// Looks at an instance of its own, which is told everything.
fn scratch(audit: &Audit, config: &Config, planted: &Arc<Planted>, folder: &Folder) -> io::Result<Report> {
    let upstream = Upstream::start(Arc::clone(planted))?;
    let key = config.api.enabled.then(|| Key::new(planted.entropy()));
    let key = key.transpose().map_err(io::Error::other)?;
    let errand = Errand {
        upstream: upstream.port,
        secure: upstream.secure,
        key: key.as_ref().map(Fingerprint::of),
        log: folder.within("log")?,
    };
    fs::write(errand.authority(), &upstream.authority)?;
    let instance = Scratch::start(audit.config.as_deref(), errand)?;
    let road = Road {
        to: &instance.address,
        planted,
        forwarded: ForwardedHeader::XForwardedFor.name(),
    };
    let mut log = Log::default();
    road.order_everything(&mut log)?;
    road.come_directly(&mut log)?;
    if let Some(key) = &key {
        programs::ask(&road, key, &mut log)?;
    }
    road.err(&mut log)?;
    let [third, cookie] = answers::all(&road);
    let watched = &instance.watched;
    let mut findings = remembered::nothing(watched, &road)?;
    let addresses = planted.addresses();
    let search = Search::new(planted.all().into_iter().chain(addresses.iter()))?;
    let own = config.log.dir.as_ref().map(|_| instance.log.clone());
    let logs: Vec<PathBuf> = own.iter().chain(&config.log.dir).cloned().collect();
    findings.extend([
        files::written(&instance.log, &instance.said(), &search),
        files::lines(&logs, &search, Clock::system().wall()),
        upstream.finding(),
        third,
        cookie,
        files::open(watched, own.as_deref()),
        kernel::walls(watched, Some(&instance.walls)),
        kernel::cores(watched),
        kernel::environment(watched),
        kernel::swap(watched),
    ]);
    findings.push(shown::metrics(&instance.metrics, &search));
    findings.extend(store(config));
    Ok(Report {
        instance: format!(
            "A scratch instance with your configuration, before a service of ours: {}.",
            log.told()
        ),
        facts: kernel::facts(watched, config.log.dir.as_deref()),
        findings,
    })
}

/// Looks at a running instance, as far as that is allowed.
fn running(id: u32, audit: &Audit, config: &Config, planted: &Planted) -> io::Result<Report> {
    let watched = Watched::hold(id);
    watched
        .told("status")
        .map_err(|fault| io::Error::new(fault.kind(), "there is no such process"))?;
    let own = config.server.own_address().to_string();
    let road = Road {
        to: audit.address.as_deref().unwrap_or(&own),
        planted,
        forwarded: config.server.forwarded_header.name(),
    };
    let mut log = Log::default();
    // Nobody pays for what nobody wants to see.
    let solves = audit.spend
        || config
            .providers
            .iter()
            .take(1)
            .all(|first| first.kind == Kind::Painter);
    let mut findings = match road
        .order_the_first(solves, &mut log)
        .and_then(|()| road.err(&mut log))
    {
        Ok(()) => {
            let mut findings = remembered::nothing(&watched, &road)?;
            findings.extend(answers::all(&road));
            findings
        }
        Err(fault) => {
            let (verdict, why) = kernel::unseen(&format!("nothing could be sent to {}", road.to), &fault);
            vec![Finding::of_policy("privacy-prompt-never", verdict, why)]
        }
    };
    let addresses = planted.addresses();
    let search = Search::new(planted.all().into_iter().chain(addresses.iter()))?;
    let logs: Vec<PathBuf> = config.log.dir.iter().cloned().collect();
    findings.extend([
        files::lines(&logs, &search, Clock::system().wall()),
        files::open(&watched, config.log.dir.as_deref()),
        kernel::walls(&watched, None),
        kernel::cores(&watched),
        kernel::environment(&watched),
        kernel::swap(&watched),
        kernel::rights(&watched),
    ]);
    let metrics = config.server.admin_bind.map(|address| address.to_string());
    findings.extend(metrics.map(|address| shown::metrics(&address, &search)));
    findings.extend(store(config));
    let mut facts = kernel::facts(&watched, config.log.dir.as_deref());
    facts.extend(
        watched
            .program()
            .map(|program| format!("the process runs {}", program.display())),
    );
    if config.api.enabled {
        facts.push("programs were not asked for: the auditor has no key to a running instance".to_owned());
    }
    facts.push(match solves {
        true => "pictures were asked for".to_owned(),
        false => "no picture was asked for: the first model costs money, --spend allows it".to_owned(),
    });
    let instance = format!("Process {id}, asked at {}: {}.", road.to, log.told());
    Ok(Report {
        instance,
        facts,
        findings,
    })
}

/// What several servers share is not looked into: it is theirs, and visitors are in it.
fn store(config: &Config) -> Option<Finding> {
    let evidence = "whether it writes to a disk, and when it forgets, was not looked at: CONFIG GET save appendonly, TTL";
    let promise = "The store that the servers share keeps nothing longer than /privacy says, and on no disk.";
    matches!(config.ledger.store, Store::Shared(_))
        .then(|| Finding::named("store", promise, Verdict::NotChecked, vec![evidence.to_owned()]))
}
