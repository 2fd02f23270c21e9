//! A secret can lie in a file, and is shown nowhere.

use std::io;
use std::path::Path;

use afterimage::config::{Environment, Loaded, Problem, load};

const REMOTE: &str = "[[provider]]\nid = 'my-server'\nkind = 'openai'\nmodels = ['m']\n";

fn with_files(text: &str, variables: &[(&str, &str)]) -> Result<Loaded, Vec<Problem>> {
    let read = |path: &Path| match path.to_str() {
        Some("/run/secrets/key") => Ok("  key-in-a-file\n".to_owned()),
        Some("/run/secrets/empty") => Ok("\n".to_owned()),
        _ => Err(io::ErrorKind::PermissionDenied.into()),
    };
    load(text, &Environment::new(variables.iter().copied()), &read)
}

fn key(loaded: &Loaded) -> Option<&str> {
    let api = loaded.config.providers.first()?.api.as_ref()?;
    api.api_key.as_ref().map(|key| key.expose())
}

#[test]
fn a_key_comes_from_the_file_a_variable_or_the_file_that_either_names() {
    const VARIABLE: &str = "AFTERIMAGE_PROVIDER__MY_SERVER__API_KEY";
    const FILE_VARIABLE: &str = "AFTERIMAGE_PROVIDER__MY_SERVER__API_KEY_FILE";
    let stated = format!("{REMOTE}api_key = 'stated'");
    let named = format!("{REMOTE}api_key_file = '/run/secrets/key'");
    for (text, variables, expected) in [
        (stated.as_str(), &[][..], "stated"),
        (&named, &[], "key-in-a-file"),
        (REMOTE, &[(VARIABLE, "in-a-variable")], "in-a-variable"),
        (REMOTE, &[(FILE_VARIABLE, "/run/secrets/key")], "key-in-a-file"),
        // A variable wins over the file, whichever of the two it is.
        (&stated, &[(VARIABLE, "in-a-variable")], "in-a-variable"),
        (&stated, &[(FILE_VARIABLE, "/run/secrets/key")], "key-in-a-file"),
        (&named, &[(VARIABLE, "in-a-variable")], "in-a-variable"),
    ] {
        assert_eq!(key(&with_files(text, variables).unwrap()), Some(expected));
    }
    let both = with_files(REMOTE, &[(VARIABLE, "a"), (FILE_VARIABLE, "/run/secrets/key")]);
    assert_eq!(super::wrong(&both), [FILE_VARIABLE]);
}

#[test]
fn a_file_that_holds_no_key_is_refused_without_its_path() {
    for path in ["/run/secrets/empty", "/run/secrets/locked"] {
        let result = with_files(REMOTE, &[("AFTERIMAGE_PROVIDER__MY_SERVER__API_KEY_FILE", path)]);
        assert_eq!(
            super::wrong(&result),
            ["AFTERIMAGE_PROVIDER__MY_SERVER__API_KEY_FILE"]
        );
        let line = result.unwrap_err().remove(0).to_string();
        assert!(!line.contains("/run"), "{line}");
    }
}

#[test]
fn no_output_of_a_good_configuration_shows_its_key() {
    let loaded = with_files(&format!("{REMOTE}api_key = 'cana7y'"), &[]).unwrap();
    let shown = format!("{loaded:?} {loaded:#?}");
    assert!(!shown.contains("cana7y"));
    assert!(shown.contains("[secret]"));
}
