"""A real picture in each request that schemathesis means to be good."""

import os

import schemathesis
from schemathesis.transport.serialization import Binary

with open(os.environ["AFTERIMAGE_TEST_PICTURE"], "rb") as file:
    PICTURE = file.read()


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    if meta and meta.generation.mode.is_positive and isinstance(case.body, dict) and "image" in case.body:
        case.body["image"] = Binary(PICTURE)
