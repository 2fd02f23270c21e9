//! What becomes of an answer.

use super::*;

/// The head of a PNG of this size, and some bytes.
fn sized(width: u32, height: u32, rest: &[u8]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend(rest);
    png
}

async fn asked(script: Script, count: &str) -> Told {
    let upstream = Scripted::start([script]).await;
    told(work(&provider(&upstream, |_| {}), &[(Field::Count, count)])).await
}

#[tokio::test]
async fn the_pictures_of_the_list_come_and_what_is_repeated_beside_them_does_not() {
    let told = asked(answer(200, &pictures(&[PICTURE])), "1").await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
}

#[tokio::test]
async fn a_sheet_of_all_pictures_is_let_go_in_whatever_pieces_it_comes() {
    let sheet = sized(2048, 1024, b"the sheet");
    let (a, b) = (sized(1024, 1024, b"a"), sized(1024, 1024, b"b"));
    let body = pictures(&[&sheet, &a, &b]).to_string();
    let length = format!("Content-Length: {}", body.len());
    for piece in [1, 7, body.len()] {
        let script = Script::head(200, &[&length]).send_in(piece, body.as_bytes());
        let told = asked(script, "2").await;
        assert_eq!((told.pictures, told.fault), (vec![a.clone(), b.clone()], None));
    }
    // One that is alone was asked for, whatever its size; and several without a sheet are all there.
    let told = asked(answer(200, &pictures(&[&sheet])), "1").await;
    assert_eq!(told.pictures, std::slice::from_ref(&sheet));
    let told = asked(answer(200, &pictures(&[&a, &b])), "2").await;
    assert_eq!(told.pictures, [a, b]);
    let told = asked(answer(200, &pictures(&[b"short"])), "2").await;
    assert_eq!(told.pictures, [b"short"]);
    let told = asked(answer(200, &pictures(&[&sheet])), "2").await;
    assert_eq!(told.fault, Some(Fault::NotAPicture), "a sheet alone is nothing");
}

#[tokio::test]
async fn what_is_no_list_of_pictures_is_a_fault() {
    for (script, fault) in [
        (answer(200, &json!({ "images": [] })), Fault::NotAPicture),
        (answer(200, &json!({ "images": null })), Fault::NotAPicture),
        (answer(200, &json!({ "images": [null] })), Fault::NotAPicture),
        (answer(200, &json!({ "images": [7] })), Fault::Malformed),
        (answer(200, &json!({ "images": ["***"] })), Fault::NotAPicture),
        (
            answer(404, &json!({ "detail": "Sampler not found" })),
            Fault::Gone,
        ),
        (
            answer(422, &json!({ "detail": [{ "msg": "leaked" }] })),
            Fault::Unacceptable,
        ),
        (
            answer(500, &json!({ "error": "OutOfMemoryError", "detail": "" })),
            Fault::Failed,
        ),
        (
            answer(401, &json!({ "detail": "Incorrect username" })),
            Fault::Unauthorized,
        ),
    ] {
        let told = asked(script, "1").await;
        assert_eq!((told.pictures, told.fault), (Vec::new(), Some(fault)));
    }
}
