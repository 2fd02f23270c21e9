use super::*;

const CANARY: &[u8] = b"a canary in the snow";

fn fixed(numbers: &[f64]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| ((number * 65_536.0).round() as i32).to_be_bytes())
        .collect()
}

fn xyz(numbers: [f64; 3]) -> Vec<u8> {
    [&b"XYZ \0\0\0\0"[..], &fixed(&numbers)].concat()
}

fn curve_of(samples: &[u16]) -> Vec<u8> {
    let points: Vec<u8> = samples.iter().flat_map(|sample| sample.to_be_bytes()).collect();
    [
        &b"curv\0\0\0\0"[..],
        &(samples.len() as u32).to_be_bytes(),
        &points,
    ]
    .concat()
}

/// Display P3, with words wherever a profile has room for some.
fn wordy(red: Vec<u8>, gamma: Vec<u8>) -> Vec<u8> {
    let tags = [
        (*b"desc", [b"desc\0\0\0\0\0\0\0\x15", CANARY, &[0; 80]].concat()),
        (*b"cprt", [b"text\0\0\0\0", CANARY].concat()),
        (*b"prmt", CANARY.to_vec()),
        (*b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (*b"rXYZ", red),
        (*b"gXYZ", xyz([0.2920, 0.6922, 0.0419])),
        (*b"bXYZ", xyz([0.1571, 0.0666, 0.7841])),
        (*b"rTRC", gamma.clone()),
        (*b"gTRC", gamma.clone()),
        (*b"bTRC", gamma),
        (
            *b"chad",
            [
                &b"sf32\0\0\0\0"[..],
                &fixed(&[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]),
            ]
            .concat(),
        ),
    ];
    let mut profile = write(4, *b"RGB ", 1, &tags).unwrap();
    profile[4..8].copy_from_slice(b"cana");
    profile[40..64].copy_from_slice(b"a canary in the snow now");
    profile[80..128].copy_from_slice(&[CANARY, CANARY, b"a canary"].concat());
    profile
}

fn display_p3() -> Vec<u8> {
    wordy(
        xyz([0.5151, 0.2412, -0.0011]),
        [
            &b"para\0\0\0\0\0\x03\0\0"[..],
            &fixed(&[2.4, 0.95, 0.05, 0.08, 0.04]),
        ]
        .concat(),
    )
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn the_numbers_stay_and_the_words_go() {
    let profile = display_p3();
    let cleaned = clean(&profile).unwrap();
    for name in [
        b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"chad",
    ] {
        assert_eq!(element(&cleaned, *name), element(&profile, *name));
        assert!(element(&cleaned, *name).is_some());
    }
    assert!(!holds(&cleaned, b"cana") && !holds(&cleaned, b"snow"));
    assert_eq!(clean(&cleaned), Some(cleaned));
}

#[test]
fn words_in_the_place_of_numbers_are_no_profile() {
    let gamma = curve_of(&[563]);
    assert!(clean(&wordy(xyz([0.5, 0.2, 0.0]), gamma.clone())).is_some());
    assert_eq!(
        clean(&wordy(b"XYZ \0\0\0\0a canary too".to_vec(), gamma.clone())),
        None
    );
    assert_eq!(clean(&wordy(b"text\0\0\0\0a canary too".to_vec(), gamma)), None);
    let words = [&b"curv\0\0\0\0\0\0\0\x0a"[..], CANARY].concat();
    assert_eq!(clean(&wordy(xyz([0.5, 0.2, 0.0]), words)), None);
}

#[test]
fn a_sampled_curve_stays_when_it_rises() {
    let rising: Vec<u16> = (0..1024).map(|n| n * 64).collect();
    assert!(clean(&wordy(xyz([0.5, 0.2, 0.0]), curve_of(&rising))).is_some());
    assert_eq!(clean(&wordy(xyz([0.5, 0.2, 0.0]), curve_of(&[3, 2, 1]))), None);
    assert_eq!(clean(&wordy(xyz([0.5, 0.2, 0.0]), curve_of(&[9; 4097]))), None);
}

#[test]
fn other_kinds_of_profile_are_left_out() {
    let profile = display_p3();
    let with = |at: usize, bytes: &[u8]| {
        let mut profile = profile.clone();
        profile[at..at + bytes.len()].copy_from_slice(bytes);
        clean(&profile)
    };
    assert!(with(0, &[]).is_some());
    for (at, bytes) in [
        (8, &[5][..]),
        (12, b"prtr"),
        (16, b"CMYK"),
        (16, b"GRAY"),
        (20, b"Lab "),
        (36, b"abcd"),
    ] {
        assert_eq!(with(at, bytes), None, "{at}");
    }
}

#[test]
fn damage_anywhere_is_never_more_than_no_profile() {
    let profile = display_p3();
    for at in 0..profile.len() {
        assert_eq!(clean(&profile[..at]), None);
        for byte in [0, 1, 0x7f, 0x80, 0xff] {
            let mut profile = profile.clone();
            profile[at] = byte;
            if let Some(cleaned) = clean(&profile) {
                assert!(!holds(&cleaned, b"canary"));
                assert_eq!(clean(&cleaned).as_deref(), Some(&cleaned[..]));
            }
        }
    }
}
