//! What is told while the pictures are waited for.

use tokio::sync::Notify;

use super::super::super::{Event, Role};
use super::*;
use futures_util::StreamExt;

/// Begins work that is done when the signal comes; the scripts answer the questions in between.
async fn waiting(
    news: Vec<Script>,
    done: &Arc<Notify>,
    change: impl FnOnce(&mut Automatic1111Settings),
) -> (Events, Scripted) {
    let whole = pictures(&[PICTURE]).to_string();
    let length = format!("Content-Length: {}", whole.len());
    let last = Script::new()
        .wait(done)
        .send(format!("HTTP/1.1 200 OK\r\n{length}\r\n\r\n").as_bytes())
        .send(whole.as_bytes());
    let upstream = Scripted::start(std::iter::once(last).chain(news)).await;
    let provider = provider(&upstream, |settings| {
        settings.pace = Some(Pace::new(Duration::from_millis(1), Duration::from_millis(1)));
        change(settings);
    });
    (work(&provider, &[]), upstream)
}

/// What the server says of a task, in its order.
fn task(active: bool, progress: f64, text: &str, preview: Option<(u32, &[u8])>) -> Script {
    let number = preview.map_or(-1, |(number, _)| i64::from(number));
    let preview = preview.map_or("null".to_owned(), |(_, bytes)| {
        let text = base64_simd::STANDARD.encode_to_string(bytes);
        format!("\"data:image/jpeg;base64,{text}\"")
    });
    let queued = !active;
    let body = format!(
        r#"{{"active":{active},"queued":{queued},"completed":false,"progress":{progress},"eta":1.5,"live_preview":{preview},"id_live_preview":{number},"textinfo":"{text}"}}"#
    );
    Script::answer(200, JSON, body.as_bytes())
}

/// What is told, as words, until so much was told; then the work may end.
async fn heard(mut events: Events, count: usize, done: &Notify) -> Vec<String> {
    let mut heard = Vec::new();
    while let Some(event) = events.next().await {
        heard.push(match event.unwrap_or_else(|fault| panic!("{fault:?}")) {
            Event::Queued(place) => format!("queued {place}"),
            Event::Progress(part) => format!("progress {part}"),
            Event::Start(Role::Preview) => "preview".to_owned(),
            Event::Start(Role::Picture) => "picture".to_owned(),
            Event::Bytes(_) => continue,
            Event::End => "end".to_owned(),
        });
        if heard.len() == count {
            done.notify_one();
        }
    }
    heard
}

#[tokio::test]
async fn our_own_task_tells_its_place_and_its_progress() {
    let done = Arc::new(Notify::new());
    let (events, upstream) = waiting(
        vec![
            task(false, 0.0, "In queue: 3/5", None),
            task(false, 0.0, "In queue: 3/5", None),
            task(false, 0.0, "In queue: 1/4", None),
            task(true, 0.25, "", None),
            task(true, 0.2, "", None),
            task(true, 0.5, "", None),
        ],
        &done,
        |_| {},
    )
    .await;
    assert_eq!(
        heard(events, 4, &done).await,
        [
            "queued 2",
            "queued 0",
            "progress 0.25",
            "progress 0.5",
            "picture",
            "end"
        ]
    );
    let requests = upstream.requests();
    let asked = &lines(&requests)[1];
    assert_eq!(asked, "POST /internal/progress HTTP/1.1");
    assert_eq!(requests[0].json()["force_task_id"], requests[1].json()["id_task"]);
}

/// safety.md section 2 of what comes back: nothing of another visitor.
#[tokio::test]
async fn what_is_told_of_somebody_elses_task_is_not_passed_on() {
    let done = Arc::new(Notify::new());
    let (events, upstream) = waiting(
        vec![task(false, 0.7, "Waiting...", Some((4, b"another's picture")))],
        &done,
        |settings| settings.previews = true,
    )
    .await;
    let heard = tokio::spawn({
        let done = done.clone();
        async move { heard(events, usize::MAX, &done).await }
    });
    upstream.arrived(6).await;
    done.notify_one();
    assert_eq!(heard.await.unwrap(), ["picture", "end"]);
}

#[tokio::test]
async fn first_impressions_are_shown_where_they_are_wanted() {
    let impression = task(true, 0.5, "", Some((3, b"\xff\xd8\xff an impression")));
    for (previews, told) in [
        (true, &["progress 0.5", "preview", "end"][..]),
        (false, &["progress 0.5"]),
    ] {
        let done = Arc::new(Notify::new());
        let news = vec![impression.clone(), task(true, 0.5, "", None)];
        let (events, upstream) = waiting(news, &done, |settings| settings.previews = previews).await;
        let heard = tokio::spawn({
            let done = done.clone();
            async move { heard(events, usize::MAX, &done).await }
        });
        upstream.arrived(4).await;
        done.notify_one();
        let expected: Vec<_> = told.iter().chain(&["picture", "end"]).copied().collect();
        assert_eq!(heard.await.unwrap(), expected);
        let question = upstream.requests()[2].json();
        assert_eq!(question["live_preview"], previews);
        assert_eq!(question["id_live_preview"], 3);
    }
}

#[tokio::test]
async fn a_server_that_knows_no_tasks_is_asked_no_more_unless_it_is_ours_alone() {
    let nothing = answer(404, &json!({ "detail": "Not Found" }));
    let all = answer(
        200,
        &json!({ "progress": 0.4, "state": { "job": "x" }, "current_image": null, "textinfo": "In queue: 1/1" }),
    );
    let done = Arc::new(Notify::new());
    let news = vec![nothing.clone(), all];
    let (events, upstream) = waiting(news, &done, |settings| settings.exclusive = true).await;
    assert_eq!(heard(events, 1, &done).await, ["progress 0.4", "picture", "end"]);
    assert_eq!(
        lines(&upstream.requests())[..3],
        [
            "POST /sdapi/v1/txt2img HTTP/1.1",
            "POST /internal/progress HTTP/1.1",
            "GET /sdapi/v1/progress?skip_current_image=true HTTP/1.1"
        ]
    );
    // Nobody knows how long "no more" is; the pace is a millisecond, and the answer goes through the same server.
    let done = Arc::new(Notify::new());
    let (events, upstream) = waiting(vec![nothing], &done, |_| {}).await;
    let heard = tokio::spawn({
        let done = done.clone();
        async move { heard(events, usize::MAX, &done).await }
    });
    upstream.arrived(2).await;
    done.notify_one();
    assert_eq!(heard.await.unwrap(), ["picture", "end"]);
    assert_eq!(upstream.requests().len(), 2);
}

#[tokio::test]
async fn news_that_go_wrong_are_no_harm_to_the_work() {
    let done = Arc::new(Notify::new());
    let half = Script::head(200, &["Content-Length: 500"])
        .send(b"{\"active\":true,\"live_preview\":\"data:image/jpeg;base64,/9j/AAAAAAAA");
    let news = vec![
        Script::new(),
        Script::answer(200, JSON, b"oops"),
        answer(500, &json!({})),
        half,
        task(true, 0.5, "", None),
    ];
    let (events, _upstream) = waiting(news, &done, |settings| settings.previews = true).await;
    let heard = heard(events, 3, &done).await;
    assert_eq!(heard, ["preview", "end", "progress 0.5", "picture", "end"]);
}
