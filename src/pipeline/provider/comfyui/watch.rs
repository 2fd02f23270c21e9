//! Listens to what becomes of a job, until its pictures have come.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;

use super::super::status::fault_of;
use super::super::upstream::{Answer, Ask, Kind, Piece, Socket, Upstream};
use super::super::{Event, Fault, Patience, Role};
use super::binary::{Binary, Origin};
use super::graph::{Graph, Outlet};
use super::job::Job;
use super::line::Line;
use super::message::{File, MOST, Message, News};

/// How often the time of a job that waits is begun anew.
const TICK: Duration = Duration::from_secs(1);
/// The folders of the server that pictures may lie in.
const FOLDERS: [&str; 2] = ["output", "temp"];

/// What is listened for.
pub(super) struct Wanted {
    /// The operator's graph.
    pub(super) graph: Graph,
    /// How many pictures.
    pub(super) count: u32,
    /// The most bytes of each.
    pub(super) max_bytes: u64,
    /// Whether first impressions are shown.
    pub(super) previews: bool,
}

/// A job that is listened to.
pub(super) struct Watch {
    upstream: Upstream,
    socket: Socket,
    job: Job,
    wanted: Wanted,
    patience: Patience,
    message: Incoming,
    line: Line,
    /// The node of ours that works now.
    current: Option<String>,
    progress: f32,
    /// Pictures that are whole.
    done: u32,
    files: VecDeque<File>,
    file: Option<(Answer, Picture)>,
    ready: VecDeque<Event>,
    over: bool,
}

/// The message that is under way.
enum Incoming {
    Nothing,
    Text(Vec<u8>),
    Binary(Binary, Option<Picture>),
}

/// A picture that is under way.
struct Picture {
    role: Role,
    length: u64,
}

impl Watch {
    /// Listens to a job that the server has taken.
    pub(super) fn new(
        upstream: Upstream,
        socket: Socket,
        job: Job,
        wanted: Wanted,
        patience: Patience,
    ) -> Self {
        Self {
            upstream,
            socket,
            job,
            wanted,
            patience,
            message: Incoming::Nothing,
            line: Line::default(),
            current: None,
            progress: 0.0,
            done: 0,
            files: VecDeque::new(),
            file: None,
            ready: VecDeque::new(),
            over: false,
        }
    }

    /// What happens next, `None` when all has come.
    ///
    /// # Errors
    /// Why it failed, as a fault after the work had begun.
    pub(super) async fn next(&mut self) -> Result<Option<Event>, Fault> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            if self.file.is_some() {
                self.read().await.map_err(Fault::midway)?;
            } else if let Some(file) = self.files.pop_front() {
                self.fetch(&file).await.map_err(Fault::midway)?;
            } else if !self.over {
                self.listen().await.map_err(Fault::midway)?;
            } else if self.done == 0 {
                return Err(Fault::NotAPicture);
            } else {
                return Ok(None);
            }
        }
    }

    async fn listen(&mut self) -> Result<(), Fault> {
        if !self.line.begun {
            self.line.check()?;
            self.patience.waits();
        }
        if self.patience.left().is_zero() {
            return Err(Fault::Timeout);
        }
        let end = self.patience.end();
        let until = if self.line.begun {
            end
        } else {
            end.min(Instant::now() + TICK)
        };
        match self.socket.next(until).await? {
            None => Ok(()),
            Some(piece) => self.take(piece),
        }
    }

    fn take(&mut self, piece: Piece) -> Result<(), Fault> {
        match piece {
            Piece::Begin(Kind::Text) => self.message = Incoming::Text(Vec::new()),
            Piece::Begin(Kind::Binary) => self.message = Incoming::Binary(Binary::default(), None),
            Piece::Bytes(bytes) => return self.bytes(bytes),
            Piece::End => match std::mem::replace(&mut self.message, Incoming::Nothing) {
                Incoming::Text(text) => return Message::read(&text).map_or(Ok(()), |said| self.hear(said)),
                Incoming::Binary(_, Some(picture)) => self.end(&picture),
                Incoming::Binary(_, None) | Incoming::Nothing => {}
            },
        }
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes) -> Result<(), Fault> {
        let mut message = std::mem::replace(&mut self.message, Incoming::Nothing);
        match &mut message {
            Incoming::Nothing => {}
            Incoming::Text(text) => {
                // One byte more says that there was more.
                let room = (MOST + 1).saturating_sub(text.len()).min(bytes.len());
                text.extend_from_slice(bytes.get(..room).unwrap_or_default());
            }
            Incoming::Binary(binary, picture) => {
                let (origin, rest) = binary.take(bytes)?;
                if let Some(origin) = origin {
                    *picture = self.role(&origin).map(|role| Picture { role, length: 0 });
                }
                if let Some(picture) = picture {
                    self.show(picture, rest)?;
                }
            }
        }
        self.message = message;
        Ok(())
    }

    /// What a picture is to the visitor; `None` when it is nothing.
    fn role(&self, origin: &Origin) -> Option<Role> {
        let node = match origin {
            Origin::Of { prompt_id, node_id } if prompt_id == self.job.id().as_str() => node_id,
            Origin::Current => self.current.as_ref()?,
            Origin::Of { .. } | Origin::Nothing => return None,
        };
        let graph = &self.wanted.graph;
        if graph.outlet() == Outlet::Socket && graph.gives(node) {
            (self.done < self.wanted.count).then_some(Role::Picture)
        } else {
            self.wanted.previews.then_some(Role::Preview)
        }
    }

    /// Hands on what is there of a picture.
    fn show(&mut self, picture: &mut Picture, bytes: Bytes) -> Result<(), Fault> {
        if bytes.is_empty() {
            return Ok(());
        }
        if picture.length == 0 {
            self.ready.push_back(Event::Start(picture.role));
        }
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        picture.length = picture.length.saturating_add(length);
        if picture.length > self.wanted.max_bytes {
            return Err(Fault::TooLarge);
        }
        self.ready.push_back(Event::Bytes(bytes));
        Ok(())
    }

    fn end(&mut self, picture: &Picture) {
        if picture.length == 0 {
            return;
        }
        self.ready.push_back(Event::End);
        self.done += u32::from(picture.role == Role::Picture);
        if self.done == self.wanted.count {
            // Whatever else the graph does is its operator's: it is not to be stopped.
            self.job.over();
        }
    }

    fn hear(&mut self, message: Message) -> Result<(), Fault> {
        match message {
            Message::Remaining(jobs) => self.ready.extend(self.line.heard(jobs)),
            Message::Job(id, news) if id == self.job.id().as_str() => return self.news(news),
            Message::Job(..) => self.current = None,
        }
        Ok(())
    }

    /// Something about our job.
    fn news(&mut self, news: News) -> Result<(), Fault> {
        if !self.line.begun {
            self.line.begun = true;
            self.patience.waits();
            self.job.works();
        }
        match news {
            News::Start => {}
            News::At(None) => {
                self.current = None;
                self.over = true;
                self.job.over();
            }
            News::At(node) => self.current = node,
            News::Progress(node, part) => {
                // What the last node counts are pictures.
                if part > self.progress && !self.wanted.graph.gives(&node) {
                    self.progress = part;
                    self.ready.push_back(Event::Progress(part));
                }
            }
            News::Files(node, files) => self.list(&node, files),
            News::Error(declined) => {
                self.job.over();
                return Err(if declined { Fault::Declined } else { Fault::Failed });
            }
            News::Interrupted => {
                self.job.over();
                return Err(Fault::Failed);
            }
        }
        Ok(())
    }

    /// The files that hold our pictures.
    fn list(&mut self, node: &str, files: Vec<File>) {
        let graph = &self.wanted.graph;
        if graph.outlet() == Outlet::Disk && graph.gives(node) {
            let known = |file: &File| FOLDERS.contains(&file.folder.as_str());
            let there = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
            let room = self.wanted.count.saturating_sub(self.done).saturating_sub(there);
            let room = usize::try_from(room).unwrap_or(0);
            self.files.extend(files.into_iter().filter(known).take(room));
        }
    }

    async fn fetch(&mut self, file: &File) -> Result<(), Fault> {
        let ask = Ask::get()
            .accept("image/*")
            .query("filename", file.filename.as_str())
            .query("subfolder", file.subfolder.as_str())
            .query("type", file.folder.as_str())
            .cap(self.wanted.max_bytes);
        let answer = self.upstream.call("/view", ask, self.patience).await?;
        if !answer.is_success() {
            return Err(fault_of(answer.status(), answer.retry_after()));
        }
        let picture = Picture {
            role: Role::Picture,
            length: 0,
        };
        self.file = Some((answer, picture));
        Ok(())
    }

    /// Reads on in a file.
    async fn read(&mut self) -> Result<(), Fault> {
        let Some((mut answer, mut picture)) = self.file.take() else {
            return Ok(());
        };
        match answer.chunk().await? {
            Some(bytes) => {
                self.show(&mut picture, bytes)?;
                self.file = Some((answer, picture));
                Ok(())
            }
            None if picture.length == 0 => Err(Fault::NotAPicture),
            None => {
                self.end(&picture);
                Ok(())
            }
        }
    }
}
