"""An images interface whose models are called for what becomes of their pictures, and which counts who asked.

usage: upstream.py PORT PICTURE
"""

import base64
import json
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PICTURE = base64.b64encode(open(sys.argv[2], "rb").read()).decode()
CALLS = Counter()
MODELS = ["gpt-image-1", "fails", "breaks", "declines"]


class Upstream(BaseHTTPRequestHandler):
    def do_GET(self):
        counts = self.path.removeprefix("/counts/")
        if counts == self.path:
            return self.answer(404, {})
        return self.answer(200, {"calls": CALLS[counts]})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        model = next(name for name in MODELS if name.encode() in body)
        CALLS[model] += 1
        if model == "fails":
            return self.answer(500, {"error": {"message": "no", "type": "server_error"}})
        if model == "declines":
            return self.answer(400, {"error": {"message": "no", "code": "moderation_blocked"}})
        if model == "breaks":
            return self.break_off()
        if b'"stream":true' in body or b'name="stream"' in body:
            return self.stream("image_edit" if self.path.endswith("edits") else "image_generation")
        return self.answer(200, {"created": 1, "data": [{"b64_json": PICTURE}]})

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def break_off(self):
        body = json.dumps({"created": 1, "data": [{"b64_json": PICTURE}]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def stream(self, kind):
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        for index in range(2):
            self.event({"type": f"{kind}.partial_image", "partial_image_index": index, "b64_json": PICTURE})
        self.event({"type": f"{kind}.completed", "b64_json": PICTURE})
        self.close_connection = True

    def event(self, event):
        self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Upstream).serve_forever()
