//! The painter's promises: every word it knows is to be seen, and nothing but the words, the seed and the size counts.

#[cfg(test)]
mod file;
#[cfg(test)]
mod meaning;
#[cfg(test)]
mod measures;
#[cfg(test)]
mod vocabulary;
