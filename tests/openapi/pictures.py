"""What schemathesis cannot make up where it means a request to be good: a real picture in each form, a name for each
request that no other has, and links only where the answer is no stream."""

import os
import uuid

import schemathesis
from schemathesis.transport.requests import REQUESTS_TRANSPORT
from schemathesis.transport.serialization import Binary

FORM = "multipart/form-data"
with open(os.environ["AFTERIMAGE_TEST_PICTURE"], "rb") as file:
    PICTURE = Binary(file.read())
_, usual = REQUESTS_TRANSPORT.get_first_matching_media_type(FORM)


@REQUESTS_TRANSPORT.serializer(FORM)
def with_picture(context, form):
    meta = context.case.meta
    if meta and meta.generation.mode.is_positive and isinstance(form, dict) and "image" in form:
        form = form | {"image": PICTURE}
    return usual(context, form)


@schemathesis.hook
def before_call(context, case, kwargs):
    if not (case.meta and case.meta.generation.mode.is_positive):
        return
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    if isinstance(case.body, dict) and case.body.get("stream") and case.body.get("response_format") == "url":
        case.body["response_format"] = "b64_json"
