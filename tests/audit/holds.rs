//! The shipped program as it is.

use std::process::Command;

use crate::program::{Audited, Folder};

// safety.md T27, T28, tier: run
#[test]
fn everything_holds_on_a_scratch_instance_and_the_exit_code_says_so() {
    let folder = Folder::new("holds");
    let audited = Audited::with(&folder.config(""), &[], &[]);
    let swap = audited.of("swap");
    for promise in audited.report["promises"].as_array().unwrap() {
        let id = promise["id"].as_str().unwrap();
        // That is the machine's to say.
        if id != "swap" || swap.0 == "broken" {
            assert_eq!(promise["verdict"], "holds", "{promise:#}");
        }
        assert!(promise["promise"].as_str().unwrap().ends_with('.'), "{promise}");
        assert!(!promise["evidence"].as_array().unwrap().is_empty(), "{promise}");
    }
    let all = swap.0 == "holds";
    assert_eq!(audited.report["all_hold"], all);
    assert_eq!(audited.code, Some(if all { 0 } else { 3 }));
    assert!(audited.report["unseen"].as_array().unwrap().len() > 3);
    // It was there to be seen: pictures came, and the search saw who waited.
    let instance = audited.report["instance"].as_str().unwrap();
    assert!(!instance.contains(" 0 pictures"), "{instance}");
    assert!(audited.of("privacy-prompt-never").1.contains("it saw them"));
    let (_, sent) = audited.of("privacy-words-only");
    assert!(
        sent.contains("of them over TLS") && !sent.contains("\"0 of them"),
        "{sent}"
    );
}

// safety.md T27, tier: run
#[test]
fn what_the_operator_has_turned_on_is_tried_too() {
    let folder = Folder::new("all");
    let card =
        "name = 'n'\nregion = 'Germany'\nretention = 'r'\ntraining = 't'\nterms_url = 'https://a.example'\n";
    let lines = format!(
        "[server]\npublic_url = 'https://pictures.example'\n[api]\nenabled = true\n[[api.keys]]\nname = 'k'\n\
         hash = 'blake3:{}'\nlast4 = '0000'\n[content.moderation]\nbase_url = 'http://127.0.0.1:9/v1'\n\
         [content.moderation.disclosure]\n{card}",
        "7a".repeat(32)
    );
    let audited = Audited::with(&folder.config(&lines), &[], &[]);
    for promise in audited.report["promises"].as_array().unwrap() {
        if promise["id"] != "swap" {
            assert_eq!(promise["verdict"], "holds", "{promise:#}");
        }
    }
    let instance = audited.report["instance"].as_str().unwrap();
    // A key that is none, twice, and a check that was answered wrongly by two.
    for told in [" 2 with 401", " with 422"] {
        assert!(instance.contains(told), "{instance}");
    }
    let (_, evidence) = audited.of("privacy-words-only");
    assert!(evidence.contains("of them to look at words first"), "{evidence}");
}

#[test]
fn a_store_that_servers_share_is_said_not_to_have_been_looked_into() {
    let folder = Folder::new("store");
    let lines = format!(
        "[challenge]\nkinds = []\n[ledger]\nstore = 'redis://127.0.0.1:9'\nkey = '{}'\n",
        "k".repeat(40)
    );
    let audited = Audited::with(&folder.config(&lines), &[], &[]);
    assert_eq!(audited.code, Some(3));
    assert_eq!(audited.of("store").0, "not-checked");
}

#[test]
fn an_audit_leaves_no_folder_behind() {
    let folder = Folder::new("leaves");
    let temporary = folder.path("temporary");
    std::fs::create_dir(&temporary).unwrap();
    let variables = [("TMPDIR", temporary.to_str().unwrap())];
    Audited::with(&folder.config("[challenge]\nkinds = []"), &[], &variables);
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0);
}

#[test]
fn a_wrong_configuration_is_named_and_nothing_is_audited() {
    let folder = Folder::new("wrong");
    let config = folder.config("[server]\nbind = [\"nowhere\"]");
    let ended = Command::new(env!("CARGO_BIN_EXE_afterimage"))
        .args(["audit", "--config"])
        .arg(config)
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(78));
    assert!(ended.stdout.is_empty());
}
