//! How a job ends: nothing of it is left on the server.

use super::*;

/// The requests after a job was handed in, once so many have come.
async fn after(upstream: &Scripted, count: usize) -> Vec<String> {
    lines(upstream, 2 + count).await.split_off(2)
}

fn history() -> String {
    format!("GET /history/{}", id())
}

#[tokio::test]
async fn a_job_that_is_over_is_forgotten_as_soon_as_it_is_written_down() {
    let said = [start(), at(Some("9")), old(PICTURE), at(None)];
    let unwritten = answer(200, &json!({}));
    let others = vec![
        unwritten.clone(),
        unwritten,
        written(),
        Script::answer(200, "text/plain", b""),
    ];
    let (told, upstream) = asked(graph(), &said, others, &[]).await;
    assert_eq!(told.fault, None);
    let history = history();
    assert_eq!(
        after(&upstream, 4).await,
        [&history, &history, &history, "POST /history"]
    );
    assert_eq!(upstream.requests()[5].json(), json!({ "delete": [id()] }));
}

/// safety.md section 2: visitor leaves while upstream works. Never is anybody's job stopped but ours.
#[tokio::test]
async fn who_leaves_has_the_job_taken_out_stopped_and_forgotten_in_this_order() {
    for said in [remaining(2), start()] {
        let progress = [said, start(), progress("3", 1, 2)].concat();
        let done = Script::answer(200, "text/plain", b"");
        let scripts = [
            opened().send(&progress).stall(),
            taken(),
            done.clone(),
            done,
            written(),
        ];
        let upstream = Scripted::start(scripts).await;
        let (provider, model) = provider(&upstream, graph());
        let mut events = provider.order(&order(&model, &[]), &model, patience());
        assert!(events.next().await.is_some_and(|event| event.is_ok()));
        drop(events);
        let lines = after(&upstream, 4).await;
        assert_eq!(
            lines,
            ["POST /queue", "POST /interrupt", &history(), "POST /history"]
        );
        let requests = upstream.requests();
        assert_eq!(requests[2].json(), json!({ "delete": [id()] }));
        assert_eq!(requests[3].json(), json!({ "prompt_id": id() }));
        assert_eq!(requests[5].json(), json!({ "delete": [id()] }));
    }
}

#[tokio::test]
async fn who_leaves_with_the_last_picture_stops_nothing() {
    let said = [start(), at(Some("9")), old(PICTURE)].concat();
    let upstream = Scripted::start([opened().send(&said).stall(), taken(), written()]).await;
    let (provider, model) = provider(&upstream, graph());
    let mut events = provider.order(&order(&model, &[]), &model, patience());
    while !matches!(events.next().await.unwrap().unwrap(), Event::End) {}
    drop(events);
    assert_eq!(after(&upstream, 2).await, [&history(), "POST /history"]);
}

#[tokio::test]
async fn a_job_that_failed_is_forgotten_and_one_that_was_not_taken_is_not_asked_for() {
    let error = say(
        "execution_error",
        &json!({ "prompt_id": id(), "exception_type": "E" }),
    );
    let (failed, upstream) = asked(graph(), &[start(), error], vec![written()], &[]).await;
    assert_eq!(failed.fault, Some(Fault::Failed));
    assert_eq!(after(&upstream, 2).await, [&history(), "POST /history"]);

    let misfit = json!({ "error": { "type": "prompt_outputs_failed_validation", "message": "leaked" } });
    let other = json!({ "error": { "type": "leaked", "message": "leaked" } });
    for (body, fault) in [(misfit, Fault::Gone), (other, Fault::Unacceptable)] {
        let upstream = Scripted::start([opened().stall(), answer(400, &body)]).await;
        let (provider, model) = provider(&upstream, graph());
        let told = told(provider.order(&order(&model, &[]), &model, patience())).await;
        assert_eq!(told.fault, Some(fault));
        upstream.left(1).await;
        assert_eq!(upstream.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_job_under_another_name_is_given_up_under_both() {
    const OTHER: &str = "11111111-1111-4111-8111-111111111111";
    let scripts = [
        opened().stall(),
        answer(200, &json!({ "prompt_id": OTHER })),
        written(),
    ];
    let upstream = Scripted::start(scripts).await;
    let (provider, model) = provider(&upstream, graph());
    let told = told(provider.order(&order(&model, &[]), &model, patience())).await;
    assert_eq!(told.fault, Some(Fault::Malformed));
    upstream.arrived(10).await;
    let requests = upstream.requests();
    let forgotten: Vec<_> = requests
        .iter()
        .filter(|request| request.head().starts_with("POST /history "))
        .map(|request| request.json()["delete"][0].clone())
        .collect();
    assert!(
        forgotten.contains(&json!(id())) && forgotten.contains(&json!(OTHER)),
        "{forgotten:?}"
    );
}
