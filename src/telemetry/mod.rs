//! stub
/// Network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "stub")]
pub enum LogNetwork {
    V4([u8; 3]),
    V6([u8; 6]),
    None,
}
