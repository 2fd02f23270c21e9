"""A real picture in each form that schemathesis means to be good: it cannot make one up."""

import os

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
