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
