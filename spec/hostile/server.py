"""A server that misbehaves, for the specs in this folder: HTTP/1.1 and HTTP/2 over TLS, and plain HTTP/1.1.

    /usr/bin/python3 spec/hostile/server.py FOLDER

FOLDER holds server.pem, server.key and a FIFO `ready`, into which one line of `name=port` pairs is written once
everything listens. What arrives is appended to FOLDER/log, a line each: `connection PORTNAME N`, `request N METHOD
PATH` (N is the connection, counted over all ports). A request is answered as the first part of its path says. The
server ends when its standard input ends; a line there freezes the connections that there are.

Needs Debian's python3-h2, python3-hyperframe and python3-hpack.
"""

import os
import socket
import ssl
import sys
import threading
import time

import h2.config
import h2.connection
import h2.events
from h2.errors import ErrorCodes

import mutation

folder = sys.argv[1]
lock = threading.Lock()
log_file = open(folder + "/log", "w", buffering=1)
connections = 0
frozen = 0  # connections up to this number take no bytes and give none any more
seen = {}  # how often a path was asked for


def log(*words):
    with lock:
        log_file.write(" ".join(str(word) for word in words) + "\n")


def count(path):
    with lock:
        seen[path] = seen.get(path, 0) + 1
        return seen[path]


# HTTP/1.1 --------------------------------------------------------------------------------------


class Connection:
    """One connection of HTTP/1.1; `number` counts all, `served` its own requests."""

    def __init__(self, stream, number):
        self.stream, self.number, self.served, self.rest = stream, number, 0, b""

    def read_request(self):
        """(method, path), or None at the end."""
        data = self.rest
        while b"\r\n\r\n" not in data:
            more = self.stream.recv(65536)
            if not more:
                return None
            data += more
        head, rest = data.split(b"\r\n\r\n", 1)
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, value = line.split(b":", 1)
            if name.lower() == b"content-length":
                length = int(value)
        while len(rest) < length:
            more = self.stream.recv(65536)
            if not more:
                return None
            rest += more
        if self.number <= frozen:
            time.sleep(3600)
        self.rest = rest[length:]
        self.served += 1
        method, path = head.split(b"\r\n")[0].decode("latin-1").split(" ")[:2]
        log("request", self.number, method, path)
        return method, path

    def send(self, text):
        self.stream.sendall(text if isinstance(text, bytes) else text.encode("latin-1"))

    def answer(self, body="{}", status="200 OK", headers=()):
        lines = ["HTTP/1.1 " + status, "Content-Length: %d" % len(body), *headers]
        self.send("\r\n".join(lines) + "\r\n\r\n" + body)

    def close_tls(self):
        """As servers do it: the end of TLS, then that of TCP."""
        self.stream.settimeout(0.1)
        try:
            self.stream.unwrap()
        except (OSError, ssl.SSLError, AttributeError):
            pass


def ok(connection, path):
    connection.answer()


def pause(connection, path):
    """/pause/MILLISECONDS"""
    time.sleep(int(path.split("/")[2]) / 1000)
    connection.answer()


def idle(connection, path):
    """Answers, and ends the connection when nothing has come for 0.2 s."""
    connection.answer()
    connection.stream.settimeout(0.2)


def unasked(connection, path):
    """Answers, and a moment later once more."""
    connection.answer('"first"')
    time.sleep(0.05)
    connection.answer('"unasked"')


def timeout408(connection, path):
    """Answers, and a moment later says that it has waited long enough, as some proxies do."""
    connection.answer()
    time.sleep(0.05)
    connection.answer("", "408 Request Timeout", ["Connection: close"])
    return "close"


def late408(connection, path):
    """On a kept connection, says that no request came in time."""
    if connection.served == 1:
        return connection.answer()
    connection.answer("", "408 Request Timeout", ["Connection: close"])
    return "close"


def always408(connection, path):
    connection.answer("", "408 Request Timeout", ["Connection: close"])
    return "close"


def swallow(connection, path):
    """Takes the request and hangs up, the first time."""
    if count(path) == 1:
        return "close"
    connection.answer()


def folded(connection, path):
    """Begins every second answer with a line that continues another."""
    if connection.served % 2 == 1:
        connection.send("HTTP/1.1 200 OK\r\nX-A: b\r\n folded\r\nContent-Length: 2\r\n\r\n{}")
    else:
        connection.send("HTTP/1.1 200 OK\r\n folded: first\r\nContent-Length: 2\r\n\r\n{}")


def mute(connection, path):
    time.sleep(3600)


def mutated(connection, path):
    """/mutated/NUMBER: nearly an answer."""
    parts, last = mutation.http1(int(path.split("/")[2]))
    for part in parts:
        connection.send(part)
    if last:
        return "close"


unreadable = {
    "encoding": "HTTP/1.1 200 OK\r\nContent-Encoding: snail\r\nContent-Length: 2\r\n\r\n{}",
    "gzip": "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip",
    "chunk": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
    "length": "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
    "old": "{}\r\n",
    "line": "HTTP/1.1 200 OK\r\nX-Long: " + "x" * 250000 + "\r\nContent-Length: 2\r\n\r\n{}",
    "transfer": "HTTP/1.1 200 OK\r\nTransfer-Encoding: foo\r\n\r\n{}",
}


def damaged(connection, path):
    """/damaged/HOW"""
    connection.send(unreadable[path.split("/")[2]])
    return "close"


def moved(connection, path):
    """Points elsewhere."""
    connection.answer("", "301 Moved Permanently", ["Location: https://user:hidden@other.example/path?secret=1"])


routes1 = {f.__name__: f for f in (damaged, moved, mutated, ok, pause, idle, unasked, timeout408, late408, always408, swallow, folded, mute)}


def serve1(stream, number):
    connection = Connection(stream, number)
    while True:
        try:
            request = connection.read_request()
        except (TimeoutError, socket.timeout):
            connection.close_tls()
            return
        if request is None:
            return
        path = request[1]
        if routes1[path.split("/")[1]](connection, path) == "close":
            connection.close_tls()
            return


# HTTP/2 ----------------------------------------------------------------------------------------


class Streams:
    """One connection of HTTP/2."""

    def __init__(self, stream, number):
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        self.h2 = h2.connection.H2Connection(config=config)
        self.stream, self.number, self.guard = stream, number, threading.Lock()
        self.mute = self.ended = False
        self.served = 0
        self.h2.initiate_connection()
        self.flush()

    def flush(self):
        data = self.h2.data_to_send()
        if data and not self.mute:
            self.stream.sendall(data)

    def answer(self, stream_id, body=b"{}", headers=()):
        self.h2.send_headers(stream_id, [(":status", "200"), *headers])
        for start in range(0, len(body), 16384):
            self.h2.send_data(stream_id, body[start : start + 16384])
        self.h2.end_stream(stream_id)
        self.flush()

    def answer_later(self, seconds, stream_id):
        def later():
            with self.guard:
                self.answer(stream_id)

        threading.Timer(seconds, later).start()


def h2_ok(streams, stream_id, path):
    streams.answer(stream_id)


def h2_mute(streams, stream_id, path):
    """/mute[/TIMES]: nothing more comes over this connection; after so many times it answers."""
    words = path.split("/")
    if len(words) < 3 or count(path) <= int(words[2]):
        streams.mute = True
    else:
        streams.answer(stream_id)


def h2_slow(streams, stream_id, path):
    """/slow/MILLISECONDS"""
    streams.answer_later(int(path.split("/")[2]) / 1000, stream_id)


def h2_refuse(streams, stream_id, path):
    """/refuse/TIMES/ID: refuses the stream so many times before it answers."""
    if count(path) <= int(path.split("/")[2]):
        streams.h2.reset_stream(stream_id, ErrorCodes.REFUSED_STREAM)
    else:
        streams.answer(stream_id)


def h2_goaway(streams, stream_id, path):
    """/goaway/TIMES/ID: ends the connection without processing the stream, so many times."""
    if count(path) <= int(path.split("/")[2]):
        streams.h2.close_connection(0, last_stream_id=max(0, stream_id - 2))
        streams.ended = True
    else:
        streams.answer(stream_id)


def h2_http1(streams, stream_id, path):
    """Wants HTTP/1.1 for it."""
    streams.h2.reset_stream(stream_id, ErrorCodes.HTTP_1_1_REQUIRED)


def h2_break(streams, stream_id, path):
    """Breaks the stream off: it may have been processed."""
    streams.h2.reset_stream(stream_id, ErrorCodes.INTERNAL_ERROR)


def h2_swallow(streams, stream_id, path):
    """Hangs up on it."""
    streams.ended = True


def h2_burst(streams, stream_id, path):
    """/burst/HEADERBYTES/BODYBYTES, all in one piece."""
    header, body = (int(word) for word in path.split("/")[2:4])
    lines = [("x-%d" % i, "y" * min(4000, header - i * 4000)) for i in range((header + 3999) // 4000)]
    streams.answer(stream_id, b" " * body, lines)


def h2_mutated(streams, stream_id, path):
    """/mutated/NUMBER: nearly an answer."""
    streams.h2.send_headers(stream_id, [(":status", "200"), ("content-type", "application/json")])
    streams.h2.send_data(stream_id, mutation.BODY, end_stream=True)
    parts, streams.ended = mutation.http2(int(path.split("/")[2]), stream_id, streams.h2.data_to_send())
    for part in parts:
        streams.stream.sendall(part)


routes2 = {f.__name__[3:]: f for f in (h2_ok, h2_mute, h2_slow, h2_refuse, h2_goaway, h2_http1, h2_break, h2_swallow,
                                       h2_burst, h2_mutated)}


def serve2(stream, number):
    if stream.selected_alpn_protocol() != "h2":
        return serve_downgraded(stream, number)
    streams, paths = Streams(stream, number), {}
    while not streams.ended:
        data = stream.recv(65536)
        if not data:
            return
        with streams.guard:
            for event in streams.h2.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    head = dict(event.headers)
                    paths[event.stream_id] = head[":path"]
                    streams.served += 1
                    log("request", number, head[":method"], head[":path"])
                elif isinstance(event, h2.events.DataReceived):
                    streams.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, h2.events.StreamEnded):
                    path = paths[event.stream_id]
                    routes2[path.split("/")[1]](streams, event.stream_id, path)
            streams.flush()


def serve_downgraded(stream, number):
    connection = Connection(stream, number)
    while connection.read_request():
        connection.answer('"by HTTP/1.1"')


# -----------------------------------------------------------------------------------------------


def serve(raw, name, handler, context):
    global connections
    with lock:
        connections += 1
        number = connections
    log("connection", name, number)
    stream = raw
    try:
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context:
            stream = context.wrap_socket(raw, server_side=True)
        handler(stream, number)
    except (OSError, EOFError, ValueError, h2.exceptions.ProtocolError):
        pass
    finally:
        stream.close()


def listen(name, handler, protocols):
    context = None
    if protocols:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
        context.set_alpn_protocols(protocols)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(200)

    def accept():
        while True:
            raw, _ = listener.accept()
            threading.Thread(target=serve, args=(raw, name, handler, context), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return "%s=%d" % (name, listener.getsockname()[1])


ports = [listen("h1", serve1, ["http/1.1"]), listen("plain", serve1, None), listen("h2", serve2, ["h2", "http/1.1"])]
with open(folder + "/ready", "w") as ready:
    ready.write(" ".join(ports) + "\n")
for line in sys.stdin:  # "freeze"
    frozen = connections
    log("frozen")
os._exit(0)
