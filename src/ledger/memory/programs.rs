//! What programs leave, in this process's memory.

use std::future::ready;

use bytes::Bytes;

use crate::ledger::Reply;
use crate::ledger::programs::{Begun, PictureName, Programs, Request, Room};

use super::{Memory, lock, now_ready};

impl Programs for Memory {
    fn begin_request<'a>(&'a self, request: &'a Request) -> Reply<'a, Begun> {
        let begun = lock(&self.requests).begin(request, self.clock.now());
        Box::pin(ready(begun))
    }

    fn renew_request(&self, request: &Request) {
        lock(&self.requests).renew(request, self.clock.now());
    }

    fn end_request(&self, request: &Request, kept: Option<Vec<u8>>) {
        lock(&self.requests).end(request, kept, self.clock.now());
    }

    fn forget_request(&self, request: &Request) {
        lock(&self.requests).forget(request, self.clock.now());
    }

    fn reserve_pictures<'a>(
        &'a self,
        owner: [u8; 16],
        names: &'a [PictureName],
        each: u64,
        room: &'a Room,
    ) -> Reply<'a, bool> {
        now_ready(lock(&self.pictures).reserve((owner, names), each, room, self.clock.now()))
    }

    fn renew_pictures(&self, names: &[PictureName]) {
        lock(&self.pictures).renew(names, self.clock.now());
    }

    fn add_piece(&self, name: PictureName, place: u32, sealed: Bytes) -> Reply<'_, bool> {
        now_ready(lock(&self.pictures).add(name, place, sealed, self.clock.now()))
    }

    fn keep_picture(&self, name: PictureName) -> Reply<'_, bool> {
        now_ready(lock(&self.pictures).keep(name, self.clock.now()))
    }

    fn picture(&self, name: PictureName) -> Reply<'_, Option<u64>> {
        now_ready(lock(&self.pictures).look(name, self.clock.now()))
    }

    fn take_picture(&self, name: PictureName) -> Reply<'_, Option<u64>> {
        now_ready(lock(&self.pictures).take(name, self.clock.now()))
    }

    fn take_piece(&self, name: PictureName, place: u32) -> Reply<'_, Option<Bytes>> {
        now_ready(lock(&self.pictures).piece(name, place, self.clock.now()))
    }

    fn drop_pictures(&self, names: &[PictureName]) {
        lock(&self.pictures).forget(names);
    }
}
