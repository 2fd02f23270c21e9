//! What a colour profile says in numbers, written anew without its words.
//!
//! A wide-gamut picture without its profile is shown pale, so the profile stays; but a profile has a name, a
//! description, a copyright, a date and room for private tags. So only the numbers of the two simple kinds are taken
//! over, three primaries with curves or one grey curve, and a fresh profile is written around them. Profiles that
//! work by tables (some printers', no generator's) are left out, and the picture is sRGB then, as the standards say
//! of one without a profile. Written by ICC.1:2022, and the same for every profile with the same numbers.

/// A profile beyond this is left out; three curves of 4,096 points take 24 KiB.
pub(super) const MAX_PROFILE: usize = 32 * 1024;

const HEADER: usize = 128;

/// The illuminant of the connection space, D50 (7.2.16).
const D50: [u8; 12] = [0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d];

const COLOUR_TAGS: &[&[u8; 4]] = &[b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"];
const GREY_TAGS: &[&[u8; 4]] = &[b"wtpt", b"kTRC"];

/// The profile with its numbers alone; None when it has none that can be trusted.
pub(super) fn clean(profile: &[u8]) -> Option<Vec<u8>> {
    let size = u32::from_be_bytes(*profile.first_chunk()?) as usize;
    let profile = profile
        .get(..size)
        .filter(|profile| profile.len() <= MAX_PROFILE)?;
    let space = chunk::<4>(profile, 16)?;
    let major = *profile.get(8)?;
    let kind = chunk::<4>(profile, 12)?;
    let is_ours = matches!(&kind, b"mntr" | b"scnr" | b"spac") && matches!(major, 2 | 4);
    if !is_ours || &chunk::<4>(profile, 20)? != b"XYZ " || &chunk::<4>(profile, 36)? != b"acsp" {
        return None;
    }
    let needed = match &space {
        b"RGB " => COLOUR_TAGS,
        b"GRAY" => GREY_TAGS,
        _ => return None,
    };
    let mut tags = vec![(*b"desc", words(major)), (*b"cprt", words_of_text(major))];
    for name in needed {
        tags.push((**name, element(profile, **name)?.to_vec()));
    }
    if let Some(adaptation) = element(profile, *b"chad") {
        tags.push((*b"chad", adaptation.to_vec()));
    }
    let intent = profile
        .get(67)
        .copied()
        .filter(|intent| *intent <= 3)
        .unwrap_or(0);
    write(major, space, intent, &tags).filter(|profile| profile.len() <= MAX_PROFILE)
}

fn chunk<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    chunk(bytes, at).map(|four| u32::from_be_bytes(four) as usize)
}

/// A tag's data, cut to what its type says it has.
fn element(profile: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = long(profile, HEADER)?.min(100);
    let entry = (0..count)
        .map(|tag| HEADER + 4 + tag * 12)
        .find(|at| chunk(profile, *at) == Some(name))?;
    let (start, size) = (long(profile, entry + 4)?, long(profile, entry + 8)?);
    let data = profile.get(start..start.checked_add(size)?)?;
    if chunk(data, 4)? != [0; 4] {
        return None;
    }
    match (&chunk::<4>(data, 0)?, &name) {
        (b"XYZ ", b"wtpt" | b"rXYZ" | b"gXYZ" | b"bXYZ") => {
            data.get(..20).filter(|data| are_small(data.get(8..)))
        }
        (b"sf32", b"chad") => data.get(..44).filter(|data| are_small(data.get(8..))),
        (b"curv", [_, b'T', b'R', b'C']) => curve(data),
        (b"para", [_, b'T', b'R', b'C']) => {
            let parameters = *[1usize, 3, 4, 5, 7].get(usize::from(u16::from_be_bytes(chunk(data, 8)?)))?;
            let data = data.get(..12 + 4 * parameters)?;
            (chunk(data, 10) == Some([0; 2]) && are_small(data.get(12..))).then_some(data)
        }
        _ => None,
    }
}

/// Whether fixed-point numbers (s15Fixed16) lie between -16 and 16; four letters do not.
fn are_small(numbers: Option<&[u8]>) -> bool {
    let small = |number: &[u8; 4]| i32::from_be_bytes(*number).unsigned_abs() <= 16 << 16;
    numbers.is_some_and(|numbers| numbers.as_chunks().0.iter().all(small))
}

/// A sampled curve; one that falls is no curve, which is what text would be.
fn curve(data: &[u8]) -> Option<&[u8]> {
    let points = long(data, 8)?;
    let data = data.get(..points.checked_mul(2)?.checked_add(12)?)?;
    let samples = data.get(12..)?.as_chunks::<2>().0;
    (points <= 4096 && samples.is_sorted()).then_some(data)
}

/// The description every profile of ours has: a dash, in the type its version asks for.
fn words(major: u8) -> Vec<u8> {
    if major >= 4 {
        return unicode();
    }
    let mut description = b"desc\0\0\0\0\0\0\0\x02-\0".to_vec();
    description.resize(92, 0);
    description
}

fn words_of_text(major: u8) -> Vec<u8> {
    if major >= 4 {
        unicode()
    } else {
        b"text\0\0\0\0-\0".to_vec()
    }
}

fn unicode() -> Vec<u8> {
    b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x02\0\0\0\x1c\0-".to_vec()
}

fn write(major: u8, space: [u8; 4], intent: u8, tags: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let mut table = u32::try_from(tags.len()).ok()?.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    let mut placed: Vec<(&[u8], usize)> = Vec::new();
    for (name, content) in tags {
        let known = placed.iter().find(|(other, _)| *other == content.as_slice());
        let at = known.map_or(start + data.len(), |(_, at)| *at);
        if known.is_none() {
            placed.push((content, at));
            data.extend_from_slice(content);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(name);
        table.extend_from_slice(&u32::try_from(at).ok()?.to_be_bytes());
        table.extend_from_slice(&u32::try_from(content.len()).ok()?.to_be_bytes());
    }
    let size = u32::try_from(start + data.len()).ok()?;
    let minor = if major >= 4 { 0x30 } else { 0x10 };
    let mut profile = Vec::with_capacity(start + data.len());
    profile.extend_from_slice(&size.to_be_bytes());
    profile.extend_from_slice(&[0, 0, 0, 0, major, minor, 0, 0]);
    profile.extend_from_slice(b"mntr");
    profile.extend_from_slice(&space);
    profile.extend_from_slice(b"XYZ ");
    // A date is asked for and read by nobody: the first day of the century.
    profile.extend_from_slice(&[7, 209, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    profile.extend_from_slice(b"acsp");
    profile.resize(67, 0);
    profile.push(intent);
    profile.extend_from_slice(&D50);
    profile.resize(HEADER, 0);
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&data);
    Some(profile)
}

#[cfg(test)]
mod tests;
