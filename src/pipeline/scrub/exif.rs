//! The one thing in EXIF that a picture needs to be shown right: which side is up.

/// A TIFF structure with one entry takes so many bytes.
pub(super) const MINIMAL: usize = 26;

/// Tag 0x0112 of EXIF 2.32, section 4.6.4.
const ORIENTATION: u16 = 0x0112;

/// A TIFF structure that holds the orientation and nothing else.
///
/// None when there is no orientation, when it says "upright", which is what no EXIF at all says, or when the
/// structure cannot be followed.
pub(super) fn minimal(tiff: &[u8]) -> Option<[u8; MINIMAL]> {
    let turned = u8::try_from(orientation(tiff)?).ok()?;
    (2..=8).contains(&turned).then(|| write(turned))
}

/// EXIF for a place where there must be some: it says "upright".
pub(super) fn upright() -> [u8; MINIMAL] {
    write(1)
}

fn write(turned: u8) -> [u8; MINIMAL] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    if let Some(value) = tiff.get_mut(19) {
        *value = turned;
    }
    tiff
}

fn orientation(tiff: &[u8]) -> Option<u16> {
    let read = Reader::new(tiff)?;
    let directory = read.long(4)? as usize;
    let entries = usize::from(read.short(directory)?);
    (0..entries)
        .map_while(|entry| directory.checked_add(2 + entry * 12))
        .find(|entry| read.short(*entry) == Some(ORIENTATION))
        .filter(|entry| read.short(entry + 2) == Some(3) && read.long(entry + 4) == Some(1))
        .and_then(|entry| read.short(entry + 8))
}

/// Numbers of a TIFF structure in its own byte order.
struct Reader<'a> {
    tiff: &'a [u8],
    little: bool,
}

impl<'a> Reader<'a> {
    fn new(tiff: &'a [u8]) -> Option<Self> {
        let little = match tiff.first_chunk()? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { tiff, little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.tiff.get(at..)?.first_chunk()?;
        Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.tiff.get(at..)?.first_chunk()?;
        Some(if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn little(turned: u8) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
        tiff.extend(b"\x0e\x01\x02\0\x0d\0\0\0\x26\0\0\0");
        tiff.extend([0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0]);
        tiff.extend(b"a description");
        tiff
    }

    #[test]
    fn only_the_orientation_is_left() {
        let six = minimal(&little(6)).unwrap();
        assert_eq!(orientation(&six), Some(6));
        assert_eq!(minimal(&six), Some(six));
        assert!(!six.windows(3).any(|window| window == b"des"));
    }

    #[test]
    fn an_upright_or_senseless_orientation_needs_no_exif() {
        for turned in [0, 1, 9, 255] {
            assert_eq!(minimal(&little(turned)), None);
        }
    }

    #[test]
    fn a_cut_or_lying_structure_is_no_orientation() {
        let whole = little(6);
        for cut in 0..36 {
            let cut = &whole[..cut];
            assert!(minimal(cut).is_none() || cut.len() >= 32);
        }
        assert_eq!(minimal(b"MM\0*\xff\xff\xff\xff"), None);
    }
}
