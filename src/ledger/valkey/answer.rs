//! Reading what the store says; whatever is not as its script says it is a fault.

use redis::Value;
use zeroize::Zeroizing;

use crate::ledger::LedgerFault;

/// A whole number that is not negative.
pub(super) fn number(value: &Value) -> Result<u64, LedgerFault> {
    match value {
        Value::Int(number) => u64::try_from(*number).map_err(|_| LedgerFault),
        Value::BulkString(text) => {
            let text = str::from_utf8(text).map_err(|_| LedgerFault)?;
            text.parse().map_err(|_| LedgerFault)
        }
        _ => Err(LedgerFault),
    }
}

/// A list of them.
pub(super) fn numbers(value: Value) -> Result<Vec<u64>, LedgerFault> {
    list(value)?.iter().map(number).collect()
}

/// A list.
pub(super) fn list(value: Value) -> Result<Vec<Value>, LedgerFault> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(LedgerFault),
    }
}

/// A list, or nothing.
pub(super) fn list_if_any(value: Value) -> Result<Option<Vec<Value>>, LedgerFault> {
    match value {
        Value::Nil => Ok(None),
        value => list(value).map(Some),
    }
}

/// Bytes.
pub(super) fn bytes(value: Value) -> Result<Vec<u8>, LedgerFault> {
    match value {
        Value::BulkString(bytes) => Ok(bytes),
        _ => Err(LedgerFault),
    }
}

/// Text.
pub(super) fn text(value: Value) -> Result<String, LedgerFault> {
    String::from_utf8(bytes(value)?).map_err(|_| LedgerFault)
}

/// Text that is nobody else's business.
pub(super) fn secret(bytes: &[u8]) -> Result<Zeroizing<String>, LedgerFault> {
    let text = str::from_utf8(bytes).map_err(|_| LedgerFault)?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Sixteen bytes, as hexadecimal.
pub(super) fn name(value: Value) -> Result<[u8; 16], LedgerFault> {
    let text = text(value)?;
    let number = u128::from_str_radix(&text, 16).map_err(|_| LedgerFault)?;
    Ok(number.to_be_bytes())
}
