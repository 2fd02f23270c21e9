//! What is made of everything that is said.

use super::*;

#[tokio::test]
async fn a_job_waits_works_shows_itself_and_ends_with_its_picture() {
    let told = heard(&[
        remaining(3),
        remaining(4),
        remaining(3),
        remaining(9),
        remaining(1),
        start(),
        at(Some("3")),
        progress("3", 5, 20),
        described(&id(), "3", PREVIEW),
        progress("3", 5, 20),
        progress("3", 20, 20),
        at(Some("9")),
        progress("9", 0, 1),
        described(&id(), "9", PICTURE),
        at(None),
    ])
    .await;
    assert_eq!((told.queued, told.fault), (vec![3, 2, 0], None));
    assert_eq!(told.progress, [0.25, 1.0]);
    assert_eq!(
        (told.previews, told.pictures),
        (vec![PREVIEW.to_vec()], vec![PICTURE.to_vec()])
    );
}

#[tokio::test]
async fn a_picture_without_a_name_is_of_the_node_that_works() {
    let told = heard(&[
        start(),
        at(Some("3")),
        old(PREVIEW),
        at(Some("9")),
        old(PICTURE),
        at(None),
    ])
    .await;
    assert_eq!(
        (told.previews, told.pictures),
        (vec![PREVIEW.to_vec()], vec![PICTURE.to_vec()])
    );
}

#[tokio::test]
async fn a_picture_is_handed_on_while_it_comes_and_never_held_whole() {
    let picture = [b"\x89PNG".as_slice(), &[7; 900_000]].concat();
    let message = [start(), at(Some("9")), old(&picture)].concat();
    let (half, rest) = message.split_at(message.len() / 2);
    let signal = std::sync::Arc::new(tokio::sync::Notify::new());
    let socket = opened().send(half).wait(&signal).send(rest).stall();
    let upstream = Scripted::start([socket, taken(), written()]).await;
    let (provider, model) = provider(&upstream, graph());
    let mut events = provider.order(&order(&model, &[]), &model, patience());
    let mut come = 0;
    // The second half is not even sent before the first has been handed on.
    while come < picture.len() {
        match events.next().await.unwrap().unwrap() {
            Event::Bytes(bytes) => {
                assert!(bytes.len() <= super::super::super::decode::BLOCK);
                come += bytes.len();
            }
            _ => continue,
        }
        if come > picture.len() * 2 / 5 {
            signal.notify_one();
        }
    }
    assert_eq!(come, picture.len());
}

/// safety.md T43, the other way round: nothing of another visitor comes back.
#[tokio::test]
async fn what_is_another_jobs_is_not_ours() {
    let other = "11111111-1111-4111-8111-111111111111";
    let foreign = |kind: &str, data: Value| {
        let mut data = data;
        data["prompt_id"] = json!(other);
        say(kind, &data)
    };
    let told = heard(&[
        old(b"before anything began"),
        foreign("executing", json!({ "node": "9" })),
        old(b"of another"),
        described(other, "9", b"of another"),
        foreign("progress", json!({ "value": 1, "max": 2, "node": "3" })),
        foreign("execution_interrupted", json!({})),
        foreign("execution_error", json!({ "exception_type": "E" })),
        start(),
        at(Some("9")),
        foreign("executing", json!({ "node": "9" })),
        old(b"of another"),
        foreign("executing", json!({ "node": null })),
        at(Some("9")),
        old(PICTURE),
        at(None),
    ])
    .await;
    let expected = Told {
        pictures: vec![PICTURE.to_vec()],
        ..Told::default()
    };
    assert_eq!(told, expected);
}

#[tokio::test]
async fn fewer_pictures_are_given_and_more_are_not() {
    for (sent, count, came) in [(1, "3", 1), (3, "2", 2), (2, "2", 2)] {
        let mut said = vec![start(), at(Some("9"))];
        said.extend(std::iter::repeat_n(old(PICTURE), sent));
        said.push(at(None));
        let (told, _) = asked(graph(), &said, vec![written()], &[(Field::Count, count)]).await;
        assert_eq!((told.pictures.len(), told.fault), (came, None));
    }
}

#[tokio::test]
async fn a_job_that_fails_says_how() {
    let error = |kind: &str| {
        say(
            "execution_error",
            &json!({ "prompt_id": id(), "exception_type": kind, "exception_message": "leaked" }),
        )
    };
    for (said, fault) in [
        (error("torch.OutOfMemoryError"), Fault::Failed),
        (error("nodes.ModerationError"), Fault::Declined),
        (
            say("execution_interrupted", &json!({ "prompt_id": id() })),
            Fault::Failed,
        ),
        (at(None), Fault::NotAPicture),
        (frame(8, &[3, 232]), Fault::Truncated),
        (frame(3, b""), Fault::Malformed),
        (old(&vec![0; MAX_BYTES as usize + 1]), Fault::TooLarge),
        (frame(2, &[0, 0, 0, 4, 255, 0, 0, 0]), Fault::Malformed),
    ] {
        let told = heard(&[start(), at(Some("9")), said]).await;
        assert_eq!((told.fault, told.pictures), (Some(fault), Vec::new()));
    }
}

#[tokio::test]
async fn a_connection_that_is_lost_is_a_picture_that_is_lost() {
    let picture = old(PICTURE);
    let said = [start(), at(Some("9")), picture[..picture.len() - 1].to_vec()].concat();
    let upstream = Scripted::start([opened().send(&said), taken(), written()]).await;
    let (provider, model) = provider(&upstream, graph());
    let told = told(provider.order(&order(&model, &[]), &model, patience())).await;
    assert_eq!((told.fault, told.pictures), (Some(Fault::Truncated), Vec::new()));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_asked_whether_it_is_there_and_then_left() {
    let upstream = Scripted::start([opened().send(&start()).stall(), taken(), written()]).await;
    let settings = super::super::super::upstream::UpstreamSettings {
        idle: Duration::from_millis(50),
        ..bench::settings(&upstream, "")
    };
    let (provider, model) = provider_of(settings, graph());
    let told = told(provider.order(&order(&model, &[]), &model, patience())).await;
    assert_eq!(told.fault, Some(Fault::Timeout));
}

#[tokio::test]
async fn work_that_takes_too_long_is_given_up_and_waiting_is_no_work() {
    const SHORT: Duration = Duration::from_secs(3);
    for (said, fault, bound) in [
        (start(), Some(Fault::Timeout), SHORT * 20),
        (remaining(2), None, SHORT * 2),
    ] {
        let upstream = Scripted::start([opened().send(&said).stall(), taken(), written()]).await;
        let (provider, model) = provider(&upstream, graph());
        let events = provider.order(&order(&model, &[]), &model, Patience::new(SHORT));
        let told = tokio::time::timeout(bound, told(events)).await;
        assert_eq!(told.ok().map(|told| told.fault), fault.map(Some));
    }
}

#[tokio::test]
async fn words_in_between_and_words_of_others_do_no_harm() {
    let told = heard(&[
        say("feature_flags", &json!({ "max_upload_size": 1 })),
        frame(1, b"{\"type\": \"crystools.monitor\", \"data\": {\"cpu\": NaN}}"),
        frame(9, b"are you there?"),
        start(),
        frame(1, &vec![b'A'; 400_000]),
        frame(2, &[0, 0, 0, 3, 0, 0, 0, 1, b'9', b'w']),
        at(Some("9")),
        old(PICTURE),
        at(None),
    ])
    .await;
    assert_eq!((told.pictures.len(), told.fault), (1, None));
}

#[tokio::test]
async fn a_picture_on_the_servers_disk_is_fetched_by_its_name() {
    let files = json!([
        { "filename": "a&b ü.png", "subfolder": "x/y", "type": "temp" },
        { "filename": "c.png", "subfolder": "", "type": "input" },
    ]);
    let executed = say(
        "executed",
        &json!({ "node": "9", "output": { "images": files }, "prompt_id": id() }),
    );
    let view = Script::answer(200, "image/png", PICTURE);
    let said = [start(), at(Some("9")), executed, at(None)];
    let (told, upstream) = asked(disk(), &said, vec![view, written()], &[(Field::Count, "2")]).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    let lines = lines(&upstream, 5).await;
    assert_eq!(
        lines[2],
        "GET /view?filename=a%26b+%C3%BC.png&subfolder=x%2Fy&type=temp"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_fetched_is_a_fault_of_work_that_was_done() {
    let image = json!({ "filename": "c.png", "subfolder": "", "type": "output" });
    let executed = say(
        "executed",
        &json!({ "node": "9", "output": { "images": [image] }, "prompt_id": id() }),
    );
    for (script, fault) in [
        (answer(404, &json!({})), Fault::Failed),
        (Script::answer(200, "image/png", b""), Fault::NotAPicture),
        (
            Script::answer(200, "image/png", &vec![0; MAX_BYTES as usize + 1]),
            Fault::TooLarge,
        ),
    ] {
        let said = [start(), executed.clone(), at(None)];
        let (told, _) = asked(disk(), &said, vec![script, written()], &[]).await;
        assert_eq!((told.pictures, told.fault), (Vec::new(), Some(fault)));
    }
}
