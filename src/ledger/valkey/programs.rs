//! What programs leave, in the store: each operation is one call of a script.

use bytes::Bytes;
use redis::Value;

use crate::ledger::programs::{Begun, PictureName, Programs, Request, Room};
use crate::ledger::{LedgerFault, Reply};

use super::script::Act;
use super::{Valkey, answer, hex, number, text};

impl Programs for Valkey {
    fn begin_request<'a>(&'a self, request: &'a Request) -> Reply<'a, Begun> {
        Box::pin(async move {
            let mut begin = about("begin", request);
            begin.push(request.body.0.to_vec());
            let mut said = answer::list(self.call(Act::Request, begin).await?)?.into_iter();
            match (said.next(), said.next()) {
                (Some(Value::Int(0)), None) => Ok(Begun::First),
                (Some(Value::Int(1)), None) => Ok(Begun::Running),
                (Some(Value::Int(2)), kept) => Ok(Begun::Over(kept.map(answer::bytes).transpose()?)),
                (Some(Value::Int(3)), None) => Ok(Begun::Another),
                _ => Err(LedgerFault),
            }
        })
    }

    fn renew_request(&self, request: &Request) {
        self.leave(Act::Request, about("renew", request));
    }

    fn end_request(&self, request: &Request, kept: Option<Vec<u8>>) {
        let mut end = about("end", request);
        end.extend(kept);
        self.leave(Act::Request, end);
    }

    fn forget_request(&self, request: &Request) {
        self.leave(Act::Request, about("forget", request));
    }

    fn reserve_pictures<'a>(
        &'a self,
        owner: [u8; 16],
        names: &'a [PictureName],
        each: u64,
        room: &'a Room,
    ) -> Reply<'a, bool> {
        Box::pin(async move {
            let mut reserve = vec![
                text("reserve"),
                number(each),
                number(room.pictures.into()),
                number(room.bytes),
                number(Room::SHARE),
                text(&hex(&owner)),
            ];
            reserve.extend(names.iter().map(name));
            self.agreed(reserve).await
        })
    }

    fn renew_pictures(&self, names: &[PictureName]) {
        self.leave(Act::Pictures, all("renew", names));
    }

    fn add_piece(&self, picture: PictureName, place: u32, sealed: Bytes) -> Reply<'_, bool> {
        let add = vec![text("add"), name(&picture), number(place.into()), sealed.to_vec()];
        Box::pin(self.agreed(add))
    }

    fn keep_picture(&self, picture: PictureName) -> Reply<'_, bool> {
        Box::pin(self.agreed(all("keep", &[picture])))
    }

    fn picture(&self, picture: PictureName) -> Reply<'_, Option<u64>> {
        Box::pin(self.size("look", picture))
    }

    fn take_picture(&self, picture: PictureName) -> Reply<'_, Option<u64>> {
        Box::pin(self.size("take", picture))
    }

    fn take_piece(&self, picture: PictureName, place: u32) -> Reply<'_, Option<Bytes>> {
        Box::pin(async move {
            let piece = vec![text("piece"), name(&picture), number(place.into())];
            match self.call(Act::Pictures, piece).await? {
                Value::Nil => Ok(None),
                sealed => answer::bytes(sealed).map(|sealed| Some(sealed.into())),
            }
        })
    }

    fn drop_pictures(&self, names: &[PictureName]) {
        self.leave(Act::Pictures, all("drop", names));
    }
}

impl Valkey {
    /// Whether the store did what it was asked.
    async fn agreed(&self, arguments: Vec<Vec<u8>>) -> Result<bool, LedgerFault> {
        match self.call(Act::Pictures, arguments).await? {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            _ => Err(LedgerFault),
        }
    }

    async fn size(&self, act: &str, picture: PictureName) -> Result<Option<u64>, LedgerFault> {
        match self.call(Act::Pictures, all(act, &[picture])).await? {
            Value::Nil => Ok(None),
            bytes => answer::number(&bytes).map(Some),
        }
    }

    /// Says something that nobody waits for.
    fn leave(&self, act: Act, arguments: Vec<Vec<u8>>) {
        self.link.hand_over(act, self.timed(arguments));
    }
}

fn about(act: &str, request: &Request) -> Vec<Vec<u8>> {
    vec![text(act), text(&hex(&request.name.0)), text(&hex(&request.turn))]
}

fn all(act: &str, names: &[PictureName]) -> Vec<Vec<u8>> {
    std::iter::once(text(act)).chain(names.iter().map(name)).collect()
}

fn name(picture: &PictureName) -> Vec<u8> {
    text(&hex(&picture.0))
}
