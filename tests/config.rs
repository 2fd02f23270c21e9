//! Promises about the configuration: what is good, what is refused, and that no value is ever shown.

mod config {
    mod budget;
    mod comfyui;
    mod content;
    mod example;
    mod mistakes;
    mod refusals;
    mod secrets;
    mod sources;
    mod variables;

    use std::io;
    use std::path::Path;

    use afterimage::config::{Environment, Loaded, Problem, load};

    /// A graph for ComfyUI that every slot can be found in.
    const GRAPH: &str = include_str!("fixtures/providers/comfyui/graph-with-picture.json");

    /// Loads a file's text and variables; no file can be read.
    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Loaded, Vec<Problem>> {
        let environment = Environment::new(variables.iter().copied());
        load(text, &environment, &no_file)
    }

    fn no_file(_: &Path) -> io::Result<String> {
        Err(io::ErrorKind::NotFound.into())
    }

    /// The keys of what is wrong, in order.
    fn wrong(result: &Result<Loaded, Vec<Problem>>) -> Vec<&str> {
        let problems = result.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        problems.iter().map(Problem::key).collect()
    }
}
