//! What becomes of a job.

use futures_util::StreamExt;

use super::*;

const PICTURE: &[u8] = b"\x89PNG the picture";

#[tokio::test]
async fn a_job_waits_works_and_ends_with_its_pictures() {
    let (told, upstream) = asked(
        vec![
            taken(),
            job("queued", 3, &Value::Null),
            job("queued", 3, &Value::Null),
            job("queued", 1, &Value::Null),
            job("generating", 0, &Value::Null),
            job("completed", 0, &pictures(&[PICTURE, b"\x89PNG another"])),
        ],
        &[(Field::Count, "2")],
    )
    .await;
    assert_eq!(told.pictures, [PICTURE, b"\x89PNG another"]);
    // The place is told when it changes, counted from 0.
    assert_eq!((told.queued, told.fault), (vec![2, 0], None));
    let requests = upstream.requests();
    assert_eq!(requests.len(), 6);
    for request in &requests[1..] {
        assert!(
            request
                .head()
                .starts_with("GET /sdcpp/v1/jobs/job_6a1_00000001 HTTP/1.1")
        );
    }
}

#[tokio::test]
async fn fewer_pictures_are_given_and_more_are_not() {
    for (list, count, came) in [
        (&[PICTURE][..], "3", 1),
        (&[PICTURE, b"\x89PNG 2", b"\x89PNG 3"], "2", 2),
    ] {
        let scripts = vec![taken(), job("completed", 0, &pictures(list))];
        let (told, _) = asked(scripts, &[(Field::Count, count)]).await;
        assert_eq!((told.pictures.len(), told.fault), (came, None));
    }
}

#[tokio::test]
async fn a_question_that_comes_to_nothing_is_asked_again_and_the_job_is_not_begun_again() {
    for passing in [
        Script::new(),
        answer(502, &json!({})),
        answer(503, &json!({})),
        answer(429, &json!({})),
        Script::head(200, &["Content-Length: 99"]).send(b"{\"completed\":null"),
    ] {
        let scripts = vec![
            taken(),
            passing.clone(),
            passing,
            job("completed", 0, &pictures(&[PICTURE])),
        ];
        let (told, upstream) = asked(scripts, &[]).await;
        assert_eq!((told.pictures.len(), told.fault), (1, None));
        let begun = upstream
            .requests()
            .iter()
            .filter(|request| request.head().starts_with("POST /sdcpp/v1/img_gen "))
            .count();
        assert_eq!(begun, 1);
    }
}

#[tokio::test]
async fn a_job_that_failed_or_is_lost_is_a_fault_of_work_that_had_begun() {
    for (script, fault) in [
        (job("failed", 0, &Value::Null), Fault::Failed),
        (job("cancelled", 0, &Value::Null), Fault::Failed),
        (job("asleep", 0, &Value::Null), Fault::Malformed),
        (answer(404, &json!({ "error": "job not found" })), Fault::Failed),
        (answer(410, &json!({ "error": "job expired" })), Fault::Failed),
        (answer(401, &json!({})), Fault::Failed),
        (job("completed", 0, &Value::Null), Fault::NotAPicture),
        (job("completed", 0, &pictures(&[])), Fault::NotAPicture),
        (job("generating", 0, &pictures(&[PICTURE])), Fault::Malformed),
        (Script::answer(200, JSON, PICTURE), Fault::Malformed),
    ] {
        let (told, _) = asked(vec![taken(), script], &[]).await;
        assert_eq!((told.pictures, told.fault), (Vec::new(), Some(fault)));
    }
}

#[tokio::test]
async fn a_full_queue_is_the_servers_and_a_name_that_steers_is_none() {
    let full = answer(429, &json!({ "error": "job queue is full" }));
    let (told, _) = asked(vec![full], &[]).await;
    assert_eq!(told.fault, Some(Fault::Overloaded(None)));
    for id in ["", "../v1/models", "a/b", "a?b=c"] {
        let (told, upstream) = asked(vec![answer(202, &json!({ "id": id }))], &[]).await;
        assert_eq!(told.fault, Some(Fault::Malformed), "{id}");
        assert_eq!(upstream.requests().len(), 1, "{id}");
    }
}

/// safety.md section 2: visitor leaves while upstream works.
#[tokio::test]
async fn a_job_that_nobody_waits_for_is_cancelled_by_name() {
    let upstream = Scripted::start([taken(), job("queued", 2, &Value::Null)]).await;
    let model = bench::model();
    let mut work = provider(&upstream, model.clone()).order(&order(&model, &[]), patience());
    assert!(work.next().await.is_some_and(|event| event.is_ok()));
    drop(work);
    upstream.arrived(3).await;
    let last = upstream.requests().pop().unwrap();
    assert!(
        last.head()
            .starts_with("POST /sdcpp/v1/jobs/job_6a1_00000001/cancel HTTP/1.1")
    );
}

#[tokio::test]
async fn a_job_that_is_over_is_not_cancelled() {
    let (told, upstream) = asked(vec![taken(), job("completed", 0, &pictures(&[PICTURE]))], &[]).await;
    assert_eq!(told.fault, None);
    tokio::task::yield_now().await;
    assert_eq!(upstream.requests().len(), 2);
}

#[tokio::test]
async fn waiting_in_the_servers_queue_does_not_count_as_work() {
    let queued = job("queued", 1, &Value::Null);
    let mut scripts = vec![taken()];
    scripts.extend(std::iter::repeat_n(queued, 40));
    scripts.push(job("completed", 0, &pictures(&[PICTURE])));
    let upstream = Scripted::start(scripts).await;
    let model = bench::model();
    let settings = SdServerSettings {
        models: vec![model.clone()],
        max_bytes: MAX_BYTES,
        pace: super::super::Pace::new(Duration::from_millis(100), Duration::from_millis(100)),
    };
    let provider = SdServer::new(settings, bench::client(&upstream, ""));
    // Less than all the pauses, and more than a slow machine adds to one.
    let work = provider.order(&order(&model, &[]), Patience::new(Duration::from_secs(3)));
    assert_eq!(told(work).await.pictures.len(), 1);
}
