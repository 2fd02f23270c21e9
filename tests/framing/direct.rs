//! Nobody in between: what the program makes of each attack by itself.

use std::thread;

use crate::attacks::{Attack, all};
use crate::messages::answers;
use crate::program::{PATIENCE, Program, say};

/// safety.md T19: a stream that can be divided in two ways is refused, and the connection ends; any other is what it is.
#[test]
fn no_attack_is_taken_for_two_requests() {
    let program = Program::start();
    let all = all();
    assert!(all.len() > 300, "{}", all.len());
    let address = program.address.as_str();
    let wrong: Vec<String> = thread::scope(|scope| {
        let tries: Vec<_> = all
            .iter()
            .map(|attack| scope.spawn(move || (attack, say(address, &attack.stream, PATIENCE))))
            .collect();
        tries
            .into_iter()
            .filter_map(|done| {
                let (attack, heard) = done.join().expect("a thread");
                let wrong = judge(attack, &heard)?;
                Some(format!(
                    "{}: {wrong}: {}",
                    attack.name,
                    String::from_utf8_lossy(&heard)
                ))
            })
            .collect()
    });
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        say(
            address,
            b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            PATIENCE
        )
        .ends_with(b"ready\n")
    );
}

/// What is wrong with the answers to an attack.
fn judge(attack: &Attack, heard: &[u8]) -> Option<&'static str> {
    let answers = answers(heard, &[]);
    let hidden = answers
        .iter()
        .position(|answer| answer.body.starts_with(b"User-agent"));
    let refused = |status| (400..500).contains(&status) && status != 404 && status != 405;
    let mut refusals = answers
        .iter()
        .enumerate()
        .filter(|(_, answer)| refused(answer.status));
    if answers.iter().any(|answer| answer.status >= 500) {
        Some("it fails")
    } else if refusals.any(|(place, answer)| !answer.closes || place + 1 < answers.len()) {
        Some("it goes on after a refusal")
    } else if hidden.is_some() && !attack.pipelined {
        Some("what was smuggled is seen")
    } else if answers.len()
        > if attack.pipelined { 2 } else { 1 }
            + usize::from(answers.last().is_some_and(|last| refused(last.status)))
    {
        Some("it is more requests than it can be")
    } else {
        None
    }
}
