//! A real ComfyUI that has the nodes of the graph, such as one with Stable Diffusion 1.5.

use std::time::Duration;

use afterimage::entropy::Entropy;
use afterimage::form::Field;
use afterimage::pipeline::provider::Maker;
use afterimage::pipeline::provider::upstream::UpstreamSettings;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::super::studio::Studio;
use super::super::suite::{self, Subject};
use super::pretend::ENDLESS;
use super::{begun, maker_of};

/// Where it listens, such as `http://127.0.0.1:8188`.
const VARIABLE: &str = "AFTERIMAGE_TEST_COMFYUI";

fn base() -> String {
    std::env::var(VARIABLE).expect("AFTERIMAGE_TEST_COMFYUI names the server's address")
}

fn maker(disk: bool) -> Maker {
    maker_of(UpstreamSettings::new(base(), None), Entropy::system(), disk)
}

/// Waits until the server, which nobody else uses, has no work and remembers none.
async fn all_is_forgotten() {
    let mut beat = tokio::time::interval(Duration::from_millis(250));
    for _ in 0..120 {
        beat.tick().await;
        // In this order: a job that ends in between is remembered.
        let idle = said("/queue").await.matches("[]").count() == 2;
        if idle && said("/history").await.ends_with("\r\n\r\n{}") {
            return;
        }
    }
    panic!("the server remembers something");
}

/// What the server answers, head and body.
async fn said(path: &str) -> String {
    let host = base().trim_start_matches("http://").to_owned();
    let call = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut stream = TcpStream::connect(&host).await.unwrap();
    stream.write_all(call.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
#[ignore = "needs a running ComfyUI with the nodes and the model of the graph"]
async fn a_real_comfyui_passes_the_suite() {
    for disk in [false, true] {
        let subject = Subject {
            studio: Studio::with(maker(disk)),
            size: "64x64",
            mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            sent: Box::new(Vec::new),
        };
        suite::run(&subject).await;
    }
    all_is_forgotten().await;
}

#[tokio::test]
#[ignore = "needs a running ComfyUI with the nodes and the model of the graph"]
async fn a_real_comfyui_says_what_its_nodes_take() {
    for disk in [false, true] {
        let said = maker(disk).provider.discover().unwrap().await.unwrap();
        assert_eq!(said.len(), 1, "it lacks a node of the graph");
    }
}

#[tokio::test]
#[ignore = "needs a running ComfyUI with the nodes and the model of the graph"]
async fn a_real_comfyui_lets_go_of_work_that_nobody_waits_for() {
    let studio = Studio::with(maker(false));
    let (first, _) = begun(&studio, 1, &format!("a lake {ENDLESS}")).await;
    let (second, _) = begun(&studio, 2, &format!("a boat {ENDLESS}")).await;
    drop(second);
    drop(first);
    // It is free again for whoever comes next.
    let work = studio
        .work(3, &[(Field::Prompt, "a lake"), (Field::Count, "2")])
        .await;
    assert_eq!((work.refusal, work.pictures.len()), (None, 2));
    all_is_forgotten().await;
}
