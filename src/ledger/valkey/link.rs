//! The connection to the store: a thread of its own, one connection, and a time within which it answers or has failed.
//!
//! Requests come from every worker, and some of them from destructors that cannot wait; so they are handed over to a
//! thread that lives as long as the ledger. Everything has a bound: what waits, what is under way, and for how long.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, RedisError, Value};
use tokio::sync::{Mutex, Semaphore, mpsc, oneshot};
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::ledger::LedgerFault;
use crate::telemetry::metrics::{Buckets, Counter, Histogram};

use super::script::{Act, Scripts};

/// After a failure nobody tries to connect for so long: meanwhile all are refused at once.
const PAUSE: Duration = Duration::from_millis(200);
/// What nobody waits for is said again so often, and given up after so long.
const AGAIN: Duration = Duration::from_millis(500);
const GIVE_UP: Duration = Duration::from_secs(10);
/// The most that waits, and the most that is under way.
const WAITING: usize = 4_096;
const UNDER_WAY: usize = 256;

/// How long a store is waited for.
#[derive(Clone, Copy)]
pub struct Patience {
    /// Within this everything is answered, one way or the other.
    pub answer: Duration,
    /// Within this the store says something, or the connection is given up.
    pub response: Duration,
    /// Within this a connection is there.
    pub connection: Duration,
}

impl Patience {
    /// A visitor is told within half a second that there is no store.
    pub const USUAL: Self = Self {
        answer: Duration::from_millis(450),
        response: Duration::from_millis(350),
        connection: Duration::from_millis(300),
    };

    /// So long for each: for tests, which may run on a slow machine.
    #[must_use]
    pub const fn of(each: Duration) -> Self {
        Self {
            answer: each,
            response: each,
            connection: each,
        }
    }
}

/// The way to the store; the thread behind it ends with it.
pub(super) struct Link {
    jobs: mpsc::Sender<Job>,
    calls: Arc<Calls>,
    patience: Patience,
}

/// How the calls of a store went.
pub struct Calls {
    /// How long the answers took.
    pub answered: Histogram,
    /// How many were not answered.
    pub failed: Counter,
}

/// One call of a script.
struct Job {
    act: Act,
    arguments: Vec<Vec<u8>>,
    until: Instant,
    answer: Answer,
}

/// What becomes of the answer.
enum Answer {
    /// Somebody waits for it.
    Awaited(oneshot::Sender<Result<Value, LedgerFault>>),
    /// Nobody waits, and the call may be made again.
    Unawaited,
    /// The same, and the number it says is kept here.
    Counted(Arc<AtomicUsize>),
}

/// The one connection, and when the next may be made.
struct Line {
    client: Client,
    connection: Option<MultiplexedConnection>,
    /// Which connection it is, so that one that failed is thrown away once.
    number: u64,
    closed_until: Option<Instant>,
}

/// Everything a call needs.
struct Keeper {
    scripts: Scripts,
    line: Mutex<Line>,
    room: Arc<Semaphore>,
    calls: Arc<Calls>,
    patience: Patience,
}

impl Link {
    /// A link that connects when it is first needed.
    ///
    /// # Errors
    /// [`LedgerFault`] when the system gives no thread for it.
    pub(super) fn new(client: Client, patience: Patience) -> Result<Self, LedgerFault> {
        let (jobs, inbox) = mpsc::channel(WAITING);
        let calls = Arc::new(Calls {
            answered: Histogram::new(Buckets::OWN),
            failed: Counter::default(),
        });
        let keeper = Arc::new(Keeper {
            scripts: Scripts::new(),
            line: Mutex::new(Line {
                client,
                connection: None,
                number: 0,
                closed_until: None,
            }),
            room: Arc::new(Semaphore::new(UNDER_WAY)),
            calls: calls.clone(),
            patience,
        });
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build().map_err(|_| LedgerFault)?;
        thread::Builder::new()
            .name("ledger".to_owned())
            .spawn(move || runtime.block_on(keep(keeper, inbox)))
            .map_err(|_| LedgerFault)?;
        Ok(Self {
            jobs,
            calls,
            patience,
        })
    }

    /// How the calls went.
    pub(super) fn calls(&self) -> &Calls {
        &self.calls
    }

    /// Calls a script and waits for what it says.
    ///
    /// # Errors
    /// [`LedgerFault`] when there is no answer in time.
    pub(super) async fn call(&self, act: Act, arguments: Vec<Vec<u8>>) -> Result<Value, LedgerFault> {
        let (answer, answered) = oneshot::channel();
        let job = Job {
            act,
            arguments,
            until: Instant::now() + self.patience.answer,
            answer: Answer::Awaited(answer),
        };
        let refused = |_| {
            self.calls.failed.add_one();
            LedgerFault
        };
        self.jobs.try_send(job).map_err(refused)?;
        answered.await.map_err(|_| LedgerFault)?
    }

    /// Calls a script that may be called again: nobody waits, and for a while it is tried until it is done.
    pub(super) fn hand_over(&self, act: Act, arguments: Vec<Vec<u8>>) {
        self.leave(act, arguments, Answer::Unawaited);
    }

    /// The same for a script that says how many of something there are.
    pub(super) fn count(&self, act: Act, arguments: Vec<Vec<u8>>, number: &Arc<AtomicUsize>) {
        self.leave(act, arguments, Answer::Counted(number.clone()));
    }

    fn leave(&self, act: Act, arguments: Vec<Vec<u8>>, answer: Answer) {
        let job = Job {
            act,
            arguments,
            until: Instant::now() + GIVE_UP,
            answer,
        };
        // What finds no room is lost, and what is lost is an allowance or money that nobody gets.
        let _ = self.jobs.try_send(job);
    }
}

async fn keep(keeper: Arc<Keeper>, mut inbox: mpsc::Receiver<Job>) {
    while let Some(job) = inbox.recv().await {
        let Ok(place) = keeper.room.clone().acquire_owned().await else {
            return;
        };
        let keeper = keeper.clone();
        tokio::spawn(async move {
            let until = match job.answer {
                Answer::Awaited(_) => job.until,
                Answer::Unawaited | Answer::Counted(_) => Instant::now() + keeper.patience.answer,
            };
            let said = keeper.call(job.act, &job.arguments, until).await;
            drop(place);
            match (job.answer, said) {
                // Whoever asked may have left.
                (Answer::Awaited(answer), said) => drop(answer.send(said)),
                (Answer::Counted(number), Ok(Value::Int(said))) => {
                    number.store(usize::try_from(said).unwrap_or_default(), Ordering::Relaxed);
                }
                (_, Ok(_)) => {}
                (_, Err(LedgerFault)) => keeper.insist(job.act, &job.arguments, job.until).await,
            }
        });
    }
}

impl Keeper {
    async fn call(&self, act: Act, arguments: &[Vec<u8>], until: Instant) -> Result<Value, LedgerFault> {
        let began = Instant::now();
        let called = timeout_at(until, self.ask(act, arguments)).await;
        let called = called.unwrap_or(Err(LedgerFault));
        match &called {
            Ok(_) => self.calls.answered.observe(began.elapsed()),
            Err(LedgerFault) => self.calls.failed.add_one(),
        }
        called
    }

    async fn insist(&self, act: Act, arguments: &[Vec<u8>], until: Instant) {
        while Instant::now() < until {
            sleep_until(Instant::now() + AGAIN).await;
            let answer = Instant::now() + self.patience.answer;
            if self.call(act, arguments, answer).await.is_ok() {
                return;
            }
        }
    }

    async fn ask(&self, act: Act, arguments: &[Vec<u8>]) -> Result<Value, LedgerFault> {
        let (mut connection, number) = self
            .line
            .lock()
            .await
            .connection(&self.scripts, self.patience)
            .await?;
        let script = self.scripts.of(act);
        let mut call = script.prepare_invoke();
        for argument in arguments {
            call.arg(argument.as_slice());
        }
        match call.invoke_async(&mut connection).await {
            Ok(value) => Ok(value),
            Err(fault) => {
                if is_broken(&fault) {
                    self.line.lock().await.hang_up(number);
                }
                Err(LedgerFault)
            }
        }
    }
}

impl Line {
    /// The connection, made anew when there is none.
    async fn connection(
        &mut self,
        scripts: &Scripts,
        patience: Patience,
    ) -> Result<(MultiplexedConnection, u64), LedgerFault> {
        if let Some(connection) = &self.connection {
            return Ok((connection.clone(), self.number));
        }
        if self.closed_until.is_some_and(|until| Instant::now() < until) {
            return Err(LedgerFault);
        }
        // Whoever asks in vain leaves the wait to the next.
        self.closed_until = Some(Instant::now() + patience.connection + PAUSE);
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(patience.connection))
            .set_response_timeout(Some(patience.response));
        let made = async {
            let mut made = self
                .client
                .get_multiplexed_async_connection_with_config(&config)
                .await?;
            // So that no call has to be made twice, and each comes in its turn.
            scripts.load(&mut made).await?;
            Ok::<_, RedisError>(made)
        };
        match made.await {
            Ok(connection) => {
                self.closed_until = None;
                self.number += 1;
                self.connection = Some(connection.clone());
                Ok((connection, self.number))
            }
            Err(_) => {
                self.closed_until = Some(Instant::now() + PAUSE);
                Err(LedgerFault)
            }
        }
    }

    /// Throws away a connection that failed, unless that was done already.
    fn hang_up(&mut self, number: u64) {
        if self.number == number {
            self.connection = None;
        }
    }
}

/// Whether nothing more is to be had from a connection: it ended, or said nothing for too long.
fn is_broken(fault: &RedisError) -> bool {
    fault.is_unrecoverable_error() || fault.is_timeout() || fault.is_io_error()
}
