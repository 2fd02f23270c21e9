//! What programs can ask for, as OpenAPI 3.1 describes it: from the types that answer, the fields of a request, the
//! table of codes and the models there are.

mod answers;
mod facts;
mod fields;
mod operation;
mod page;
mod programs;
mod refusals;
mod visitors;

use afterimage_templates::{Offer, Site};
use serde_json::Value;
use utoipa::openapi::schema::{ComponentsBuilder, Object, ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{Info, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, ServerBuilder};

pub(super) use page::described;

use operation::{KEY, Operation, Tag};

/// The document of an instance where these models can be asked for.
pub(super) fn document(site: &Site, offer: &Offer) -> OpenApi {
    let operations = all(offer);
    let mut paths = PathsBuilder::new();
    for operation in operations {
        paths = paths.path(operation.path, operation.described());
    }
    let key = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The key that the operator gave out."))
        .build();
    let components = ComponentsBuilder::new()
        .schemas_from_iter(answers::schemas())
        .security_scheme(KEY, SecurityScheme::Http(key));
    let server = site.public_url.clone().unwrap_or_else(|| "/".to_owned());
    OpenApiBuilder::new()
        .info(info(site))
        .servers(Some([ServerBuilder::new().url(server).build()]))
        .paths(paths)
        .components(Some(components.build()))
        .tags(Some(Tag::ALL.map(|tag| {
            TagBuilder::new()
                .name(tag.name())
                .description(Some(tag.about()))
                .build()
        })))
        .build()
}

/// Every operation, in the order of the page.
fn all(offer: &Offer) -> Vec<Operation> {
    [programs::all(offer), visitors::all(offer), facts::all()]
        .into_iter()
        .flatten()
        .collect()
}

fn info(site: &Site) -> Info {
    InfoBuilder::new()
        .title(site.name.clone())
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "An image generator without accounts. No prompt and no picture is kept. Whatever path and method: a request \
             that cannot be read is answered 400, a slow one 408, a head that is too large 431, each as a page; a method \
             that a path does not take is answered 405.",
        ))
        .build()
}

/// A text that is one of these.
pub(super) fn one_of<'a>(about: &str, names: impl Iterator<Item = &'a str>) -> Object {
    let mut names: Vec<Value> = names.map(Value::from).collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.to_string()));
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(about))
        .enum_values(Some(names))
        .build()
}
