//! The pages of Afterimage as pure functions of data.
