"""Those who come: each does one of the things that visitors, programs and strangers do, and tells the tally of it."""

import asyncio
import json
import re
import urllib.parse
from concurrent.futures import ProcessPoolExecutor

import picture
import wire
import work

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORM = ("Content-Type", "application/x-www-form-urlencoded")
ANSWERS = ("application/json", "multipart/mixed", "image/*", HTML)
# Work that is harder than this takes seconds here, and is not done: such a visitor leaves.
HARDEST = 17
# So the service says that the failure was not the visitor's, who may try once more without a new answer.
PASS = b'"pass":true'
solvers = ProcessPoolExecutor(1)


class Visitor:
    """Somebody at an address of their own."""

    def __init__(self, crowd, address):
        self.crowd, self.address = crowd, address
        self.book, self.tally, self.service, self.chance = crowd.book, crowd.tally, crowd.service, crowd.book.chance
        self.cookie = None

    async def send(self, method, path, fields=(), body=b"", *, service, **manner):
        lines = [("Cookie", self.cookie)] * bool(self.cookie) + list(fields)
        answer = await wire.ask(service.place, wire.request(method, path, lines, body), self.address, **manner)
        for cookie in answer.cookies:
            self.cookie = cookie
        return answer

    async def look(self, path, kind, fields=()):
        return await self.act(kind, "GET", path, fields)

    async def act(self, kind, *request):
        """A request that orders nothing."""
        service = self.crowd.any()
        before = service.history
        answer = await self.send(*request, service=service)
        self.tally.note(service, kind, answer, killed=service.ended(before, answer))
        return answer

    async def work(self):
        """The answer to a challenge, done; none where none is to be had, or it is too hard."""
        answer = await self.look("/challenge/work", "work")
        if answer.status != 200:
            return None
        task = json.loads(answer.body)
        if work.bits(task) > HARDEST:
            self.tally.kinds["left, the work was too hard"] += 1
            return None
        if work.bits(task) < 10:
            return work.solve(task)
        return await asyncio.get_running_loop().run_in_executor(solvers, work.solve, task)

    async def order(self, kind, accept, fields, side=None, again=True, **manner):
        """Orders a picture, and looks whether it came."""
        service = self.crowd.any()
        order = self.book.new(service.name, self.crowd.faults, side)
        form = urllib.parse.urlencode({"prompt": order.words} | fields).encode()
        manner["body"] = manner.pop("form", lambda _: form)(order)
        lines = [("Accept", accept), manner.pop("media", FORM), *manner.pop("lines", ())]
        path, before, kept = manner.pop("path", "/generate"), service.history, self.crowd.keeper.history
        answer = await self.send("POST", path, lines, service=service, **manner)
        order.stayed, order.killed = "leave" not in manner, service.ended(before, answer)
        self.settle(service, kind, order, answer)
        if again and answer.whole and PASS in answer.body[-4096:]:
            await asyncio.sleep(self.chance.uniform(0.5, 2))
            second = await self.order(f"{kind}, again", accept, {}, again=False)
            self.tally.use_pass(f"{service.name}: {kind}", second, forgotten=self.crowd.keeper.history != kept)
        return answer

    def settle(self, service, kind, order, answer):
        try:
            files = picture.pictures(answer) if answer.status == 200 else []
        except (ValueError, KeyError, IndexError):
            files = []
        order.delivered = any(picture.is_whole(file, order.mark) for file in files)
        order.late = not order.delivered and self.tally.was_late(answer)
        self.tally.note(service, kind, answer, order, order.stayed, order.killed)
        self.book.settle(order)

    async def with_script(self, accept="multipart/mixed", kind="with script", **manner):
        if answer := await self.work():
            await self.order(kind, accept, {"work": answer}, **manner)

    async def reading_all(self):
        page = await self.look("/", "page", [("Accept-Encoding", "br")])
        await self.look("/your-data.json", "your data")
        for path in self.chance.sample(self.crowd.files, 3) if page.status == 200 else ():
            await self.look(path, "static file", [("Accept-Encoding", "br")])
        await self.with_script()

    async def as_json(self):
        await self.with_script("application/json", "JSON")

    async def as_picture(self):
        await self.with_script("image/*", "one picture")

    async def as_page(self):
        await self.with_script(HTML, "page with its picture")

    async def without_script(self):
        """Posts the form, is asked for a code, and cannot read it: the next code comes with the refusal."""
        order = self.book.new(self.service.name, 0)
        fields, lines = {"prompt": order.words}, [("Accept", HTML), FORM]
        for code in ("nope", "again", ""):
            form = urllib.parse.urlencode(fields).encode()
            page = await self.act("form without script", "POST", "/generate", lines, form)
            found = re.search(rb'name="challenge" value="([^"]+)"', page.body)
            if not found:
                break
            await self.look(f"/challenge/code.png?challenge={found[1].decode()}", "code")
            fields |= {"challenge": found[1].decode(), "code": code}
        order.stayed = False
        self.book.settle(order)

    async def wrong_code(self):
        # A session that has a pass would be let through.
        self.cookie = None
        code = await self.look("/challenge/code.png", "code")
        if self.chance.random() < 0.1:
            await self.look("/challenge/code.wav", "code as sound")
        if code.status != 200:
            return
        form = {"prompt": "a lake", "challenge": code.says("challenge-id"), "code": "WRONG"}
        body = urllib.parse.urlencode(form).encode()
        answer = await self.act("wrong code", "POST", "/generate", [("Accept", "application/json"), FORM], body)
        if answer.status == 200:
            self.tally.wrong.append(f"{self.service.name}: a wrong code was taken")

    async def twice(self):
        """The same answer in two requests at once: one of them is told so."""
        if answer := await self.work():
            order = (self.order("sent twice", "application/json", {"work": answer}, again=False) for _ in range(2))
            if all(answer.status == 200 for answer in await asyncio.gather(*order)):
                self.tally.wrong.append(f"{self.service.name}: one answer to a challenge was taken twice")

    async def leaves_early(self):
        await self.with_script(kind="left while it is made", leave=-self.chance.uniform(0.02, 0.6), again=False)

    async def leaves_late(self):
        await self.with_script(kind="hung up in the middle", side=512, leave=100_000, again=False)

    async def reads_slowly(self):
        await self.with_script(kind="slow reader", side=836, pause=0.03, again=False)

    async def gives_a_picture(self, side=None):
        if answer := await self.work():
            parts = {"model": "edits", "work": answer}
            media = ("Content-Type", "multipart/form-data; boundary=soak")
            given = picture.png(b"given".ljust(picture.MARK), side or self.chance.choice((64, 512, 836)))
            return await self.order(
                "gave a picture",
                "application/json",
                {},
                media=media,
                form=lambda order: multipart(parts | {"prompt": order.words}, given),
                again=False,
            )
        return None

    async def program(self, kind="program", **manner):
        key = [("Authorization", f"Bearer {self.crowd.key}")]
        await self.look("/v1/models", "program", key)
        return await self.order(
            kind,
            "application/json",
            {},
            path="/v1/images/generations",
            media=("Content-Type", "application/json"),
            form=lambda order: json.dumps({"model": "lake", "prompt": order.words}).encode(),
            lines=key,
            again=False,
            **manner,
        )

    async def asks_and_erases(self):
        await self.look("/challenge/work", "work")
        await self.look("/your-data", "your data")
        await self.act("erasing", "POST", "/your-data/erase", [FORM], b"what=connection")

    async def reads_policies(self):
        language = self.chance.choice(("", "/de", "/ar", "/ja"))
        for path in ("/privacy", "/terms", "/about", "/gallery"):
            await self.look(language + path, "policies")
        await self.look("/privacy.json", "policies")
        await self.look("/nowhere", "nowhere")

    async def stranger(self):
        """What comes from whoever is no visitor, or from a proxy that dies or says what it may not say."""
        claims = [("X-Forwarded-For", "198.51.100.7"), ("Forwarded", "for=_hidden"), ("X-Real-IP", "::1")]
        await self.look("/readyz", "spoofed headers", claims)
        texts = (
            b"PROXY TCP4 198.51.100.7 198.51.100.8 1 2\r\n" + wire.request("GET", "/"),
            b"\r\n\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + b"\0" * 64 + b"\r\n\r\n",
            wire.request("GET", "/", [("X", "y" * 30_000)]),
            wire.request("POST", "/generate", [FORM, ("Transfer-Encoding", "chunked")]) + b"zz\r\n",
        )
        service = self.crowd.any()
        answer = await wire.ask(service.place, self.chance.choice(texts), self.address)
        # Whoever sends such may be hung up on.
        self.tally.note(service, "no request", answer, patient=answer.whole)
        if answer.whole and not 400 <= answer.status <= 503:
            self.tally.wrong.append(f"{service.name}: {answer.status} for what is no request")
        # The proxy in front dies in the middle of a form.
        half = wire.request("POST", "/generate", [FORM], b"prompt=" + b"x" * 5_000)[:2_000]
        await wire.ask(service.place, half, self.address, leave=-0.2)


def multipart(fields, file):
    parts = [f'--soak\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields.items()]
    disposition = b'Content-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    return b"".join(parts) + b"--soak\r\n" + disposition + file + b"\r\n--soak--\r\n"


# What they do, and how often.
WAYS = {
    Visitor.reading_all: 20,
    Visitor.as_json: 14,
    Visitor.program: 12,
    Visitor.as_page: 8,
    Visitor.as_picture: 6,
    Visitor.without_script: 5,
    Visitor.wrong_code: 5,
    Visitor.twice: 4,
    Visitor.leaves_early: 6,
    Visitor.leaves_late: 4,
    Visitor.reads_slowly: 2,
    Visitor.gives_a_picture: 5,
    Visitor.asks_and_erases: 3,
    Visitor.reads_policies: 3,
    Visitor.stranger: 3,
}
