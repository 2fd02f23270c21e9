//! The decoders against serde_json and a base64 decoder that is too plain to be wrong, over everything that an
//! upstream may send: any order, any spelling, cut anywhere.

#[cfg(test)]
mod base64;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod seen;
#[cfg(test)]
mod spelling;
