"""Python's client libraries against a running instance, by base URL and key alone.

usage: python.py BASE_URL KEY LIMITED_KEY LINKING_KEY PICTURE UPSTREAM
"""

import asyncio
import base64
import json
import sys
import traceback
import urllib.error
import urllib.request

import litellm
import openai
from langchain_community.utilities.dalle_image_generator import DallEAPIWrapper

BASE, KEY, LIMITED, LINKING, PICTURE, UPSTREAM = sys.argv[1:]
litellm.telemetry = False
litellm.suppress_debug_info = True
broken = 0


def promise(words):
    """Runs a test and says how it ended, as the Test Anything Protocol has it."""

    def run(test):
        global broken
        try:
            test()
            print("ok -", words, flush=True)
        except Exception:
            broken += 1
            print("not ok -", words)
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), flush=True)

    return run


def client(key=KEY, **options):
    return openai.OpenAI(base_url=BASE, api_key=key, **options)


def picture(text):
    return whole(base64.b64decode(text, validate=True))


def whole(data):
    assert data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB\x60\x82"), data[:16]
    return data


def fetched(link):
    """The picture behind a link, which is there once."""
    assert link.startswith(BASE), link
    with urllib.request.urlopen(link) as answer:
        assert answer.headers["content-type"] == "image/png"
        data = whole(answer.read())
    assert refused(urllib.error.HTTPError, lambda: urllib.request.urlopen(link)).code == 404
    return data


def calls(model):
    with urllib.request.urlopen(f"{UPSTREAM}/counts/{model}") as answer:
        return json.load(answer)["calls"]


def refused(kind, ask):
    try:
        ask()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


@promise("openai-python: the models are listed, and one is found")
def _():
    ids = [model.id for model in client().models.list()]
    assert ids[0] == "painter" and "sketch" in ids, ids
    assert client().models.retrieve("painter").owned_by == "painter"


@promise("openai-python: a prompt alone makes a picture")
def _():
    made = client().images.generate(prompt="a lake at night")
    assert len(made.data) == 1 and made.data[0].url is None
    assert (made.output_format, made.size) == ("png", "1024x1024"), made
    picture(made.data[0].b64_json)


@promise("openai-python: the same seed makes the same pictures")
def _():
    ask = lambda: client().images.generate(
        prompt="a lake", model="painter", n=2, size="512x512", quality="auto", background="auto",
        moderation="low", user="somebody", response_format="b64_json", extra_body={"seed": 7})
    one, other = ([picture(item.b64_json) for item in ask().data] for _ in range(2))
    assert len(one) == 2 and one == other and one[0] != one[1]


@promise("openai-python: a link leads to the same picture, once")
def _():
    ask = lambda how: client().images.generate(
        prompt="a lake", model="painter", n=2, size="512x512", response_format=how, extra_body={"seed": 9}).data
    links, held = ask("url"), ask("b64_json")
    assert all(item.b64_json is None for item in links)
    assert [fetched(item.url) for item in links] == [picture(item.b64_json) for item in held]
    with open(PICTURE, "rb") as file:
        made = client().images.edit(image=file, prompt="a lake", model="sketch", response_format="url")
    fetched(made.data[0].url)


@promise("openai-python: a request with a name is made once, and its links are given again")
def _():
    before = calls("gpt-image-1")
    ask = lambda **asked: client(max_retries=0).images.generate(
        prompt="a lake", model="sketch", size="512x512", extra_headers={"Idempotency-Key": "one"}, **asked)
    one, other = ask(response_format="url"), ask(response_format="url")
    assert calls("gpt-image-1") == before + 1 and one.data[0].url == other.data[0].url
    fetched(one.data[0].url)
    assert refused(openai.ConflictError, lambda: ask(response_format="url")).code == "request-over"
    assert refused(openai.UnprocessableEntityError, ask).code == "idempotency-key-reused"
    assert calls("gpt-image-1") == before + 1


@promise("openai-python: asynchronously too")
def _():
    async def ask():
        async with openai.AsyncOpenAI(base_url=BASE, api_key=KEY) as asking:
            return await asking.images.generate(prompt="a lake", size="512x512")

    picture(asyncio.run(ask()).data[0].b64_json)


@promise("openai-python: a stream brings first impressions, then the picture")
def _():
    stream = client().images.generate(
        prompt="a lake", model="sketch", size="512x512", stream=True, partial_images=2)
    events = list(stream)
    kinds = [event.type for event in events]
    assert kinds == ["image_generation.partial_image"] * 2 + ["image_generation.completed"], kinds
    assert [event.partial_image_index for event in events[:2]] == [0, 1]
    assert events[-1].usage.total_tokens == 0
    for event in events:
        picture(event.b64_json)


@promise("openai-python: a picture is changed, and by a stream too")
def _():
    with open(PICTURE, "rb") as file:
        made = client().images.edit(image=file, prompt="a lake", model="sketch", size="512x512")
    picture(made.data[0].b64_json)
    with open(PICTURE, "rb") as file:
        events = list(client().images.edit(
            image=[file], prompt="a lake", model="sketch", stream=True, partial_images=1))
    kinds = [event.type for event in events]
    assert kinds == ["image_edit.partial_image", "image_edit.completed"], kinds


@promise("openai-python: what is wrong is the exception that was made for it")
def _():
    generate = lambda **asked: lambda: client().images.generate(**{"prompt": "a lake", **asked})
    for kind, ask, code, param in [
        (openai.AuthenticationError, lambda: client("ai-wrong").images.generate(prompt="a"), "invalid_api_key", None),
        (openai.NotFoundError, generate(model="dall-e-9"), "model_not_found", "model"),
        (openai.BadRequestError, generate(size="1x1"), "size-unknown", "size"),
        (openai.BadRequestError, generate(n=9), "number-out-of-range", "n"),
        (openai.BadRequestError, generate(prompt=""), "prompt-missing", "prompt"),
        (openai.BadRequestError, generate(extra_body={"canary": 1}), "unknown_parameter", None),
        (openai.BadRequestError, generate(model="declines"), "moderation_blocked", None),
    ]:
        error = refused(kind, ask)
        assert (error.code, error.param) == (code, param), error


@promise("openai-python: an allowance that is used up says how long to wait")
def _():
    limited = client(LIMITED, max_retries=0)
    limited.images.generate(prompt="a lake", size="512x512")
    error = refused(openai.RateLimitError, lambda: limited.images.generate(prompt="a lake", size="512x512"))
    assert error.code == "rate_limit_exceeded" and 0 < int(error.response.headers["retry-after"]) <= 60


@promise("openai-python: what may have been paid for is not asked for again")
def _():
    before = calls("fails")
    refused(openai.InternalServerError, lambda: client().images.generate(prompt="a", model="fails"))
    assert calls("fails") == before + 1, calls("fails")


@promise("openai-python: half a picture is never one, and not asked for again")
def _():
    before = calls("breaks")
    refused(Exception, lambda: client().images.generate(prompt="a", model="breaks"))
    assert calls("breaks") == before + 1, calls("breaks")
    stream = client().images.generate(prompt="a", model="breaks", stream=True)
    error = refused(openai.APIError, lambda: list(stream))
    assert error.code == "upstream-failed", error


@promise("litellm: a picture is made, and one is changed")
def _():
    made = litellm.image_generation(
        model="openai/painter", prompt="a lake", size="512x512", api_base=BASE, api_key=KEY)
    picture(made.data[0].b64_json)
    with open(PICTURE, "rb") as file:
        made = litellm.image_edit(
            model="openai/sketch", image=file, prompt="a lake", api_base=BASE, api_key=KEY)
    picture(made.data[0].b64_json)


@promise("litellm: what is wrong is the exception that was made for it")
def _():
    ask = lambda model, key: lambda: litellm.image_generation(
        model=model, prompt="a lake", api_base=BASE, api_key=key)
    refused(litellm.AuthenticationError, ask("openai/painter", "ai-wrong"))
    refused(litellm.NotFoundError, ask("openai/dall-e-9", KEY))
    before = calls("fails")
    refused(Exception, ask("openai/fails", KEY))
    assert calls("fails") == before + 1


@promise("LangChain: what its wrapper asks for is made")
def _():
    # It wants links and does not say so: its key does.
    wrapper = DallEAPIWrapper(model="painter", api_key=LINKING, base_url=BASE, size="512x512")
    fetched(wrapper.run("a lake"))


# As its routers/images.py writes them: JSON for words, a form of aiohttp for a picture; the header only where it is told
# to forward who asks.
WEBUI = {"Authorization": f"Bearer {KEY}", "X-OpenWebUI-User-Name": "somebody"}


@promise("Open WebUI: what it sends is answered as it reads it")
def _():
    headers = WEBUI | {"Content-Type": "application/json"}
    asked = {"model": "painter", "prompt": "a lake", "n": 1, "size": "512x512", "response_format": "b64_json"}
    request = urllib.request.Request(
        f"{BASE}/images/generations?api-version=1", json.dumps(asked).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        for item in json.load(answer)["data"]:
            assert not item.get("url")
            picture(item["b64_json"])


def parts(fields, name, file):
    """A form as aiohttp's FormData writes it."""
    mark = "f0rm"
    head = f"--{mark}\r\nContent-Type: {{}}\r\nContent-Disposition: form-data; name=\"{{}}\"{{}}\r\n\r\n"
    body = b""
    for field, value in fields.items():
        body += (head.format("text/plain; charset=utf-8", field, "") + value + "\r\n").encode()
    body += head.format("image/png", name, '; filename="image.png"').encode() + file
    return f"multipart/form-data; boundary={mark}", body + f"\r\n--{mark}--\r\n".encode()


@promise("Open WebUI: a picture it sends to be changed, alone or as a list, is changed")
def _():
    asked = {"model": "sketch", "prompt": "a lake", "n": "1", "size": "512x512", "response_format": "b64_json"}
    file = open(PICTURE, "rb").read()
    for name, fields in [("image", asked), ("image[]", asked | {"background": "auto"})]:
        media, body = parts(fields, name, file)
        request = urllib.request.Request(
            f"{BASE}/images/edits?api-version=1", body, WEBUI | {"Content-Type": media})
        with urllib.request.urlopen(request) as answer:
            for item in json.load(answer)["data"]:
                picture(item["b64_json"])


sys.exit(broken != 0)
