"""Answers of HTTP/1.1 and HTTP/2 that are nearly right. What a number makes of them is always the same."""

import gzip
import random
import struct

BODY = b'{"offset":0,"limit":20,"count":1,"data":[{"conferenceID":"1","subject":"\\u4e2d"}]}'


def with_length(body, lines=b"", status=b"200 OK"):
    return b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s" % (status, lines, len(body), body)


def chunked(body, trailers=b""):
    pieces = [body[i : i + 17] for i in range(0, len(body), 17)] + [b""]
    text = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces[:-1])
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + text + b"0\r\n" + trailers + b"\r\n"


ANSWERS = [
    with_length(BODY),
    with_length(BODY, b"Content-Type: application/json\r\nX-Request-Id: r-1\r\nX-Folded: a\r\n b\r\n"),
    with_length(gzip.compress(BODY * 50, mtime=0), b"Content-Encoding: gzip\r\n"),
    b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + with_length(BODY),
    chunked(BODY),
    chunked(BODY, b"X-Trailer: 1\r\n"),
    b"HTTP/1.1 204 No Content\r\n\r\n",
    with_length(b'{"error_code":"X","error_msg":"y"}', b"Retry-After: 1\r\n", b"503 Service Unavailable"),
    with_length(b"", b"Connection: close\r\n", b"408 Request Timeout"),
    with_length(BODY, b"".join(b"X-%d: %s\r\n" % (i, b"v" * i) for i in range(60))),
    b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
]

SPLICES = [
    b"\r\n", b"\n", b"\r", b" ", b"\t", b"\0", b":", b";", b",", b"-1", b"0x", b"\xff\xfe", b"\r\n folded", b"\r\n\r\n",
    b"Content-Length: 99999999999999999999\r\n", b"Content-Length: 0\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: br\r\n", b"Content-Encoding: gzip, gzip\r\n", b"Connection: close\r\n", b"HTTP/1.1 200 OK\r\n",
    b"HTTP/2 200\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 101 Switching Protocols\r\n\r\n", b"A" * 5000,
    b"ffffffffffffffff\r\n", b"Set-Cookie: a=b\r\n", b"Location: https://other.example/\r\n",
]


def mutate(data, chance, most=6):
    data = bytearray(data)
    for _ in range(chance.randint(0, most)):
        at = chance.randint(0, len(data))
        how = chance.randint(0, 5)
        if how == 0 and at < len(data):
            data[at] ^= 1 << chance.randint(0, 7)
        elif how == 1:
            data[at:at] = chance.choice(SPLICES)
        elif how == 2:
            del data[at : at + chance.randint(1, 40)]
        elif how == 3:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        elif how == 4:
            data[at:at] = bytes(chance.randint(0, 255) for _ in range(chance.randint(1, 20)))
        else:
            del data[at:]
    return bytes(data)


def pieces(data, chance):
    """The data cut into one to four pieces, as they may come out of a network."""
    cuts = sorted(chance.randint(0, len(data)) for _ in range(chance.randint(0, 3)))
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)]) if b > a]


def http1(number):
    """(pieces, whether the connection ends after them)"""
    chance = random.Random(number)
    data = mutate(chance.choice(ANSWERS), chance)
    if chance.random() < 0.1:
        data += mutate(chance.choice(ANSWERS), chance)
    return pieces(data, chance), chance.random() < 0.7


def frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def strange_frames(stream, chance):
    """Frames that may or may not belong there."""
    number = chance.choice([0, 1, stream, stream + 2, 2**31 - 1])
    code = struct.pack(">I", chance.choice([0, 1, 2, 5, 7, 8, 11, 13, 99]))
    return chance.choice([
        frame(3, 0, number, code),  # RST_STREAM
        frame(7, 0, 0, struct.pack(">I", chance.choice([0, max(0, stream - 2), stream, 2**31 - 1])) + code),  # GOAWAY
        frame(6, chance.randint(0, 1), 0, b"12345678"),  # PING
        frame(4, chance.randint(0, 1), 0, struct.pack(">HI", chance.randint(1, 6), chance.choice([0, 1, 65535, 2**31]))),
        frame(8, 0, number, struct.pack(">I", chance.choice([0, 1, 2**31 - 1]))),  # WINDOW_UPDATE
        frame(9, 4, number, b"\x88"),  # CONTINUATION
        frame(5, 4, number, struct.pack(">I", 2) + b"\x82\x84\x87"),  # PUSH_PROMISE
        frame(1, chance.choice([0, 1, 4, 5]), number, b"\x88\x5f\x10" + b"a" * 16),  # HEADERS
        frame(0, chance.choice([0, 1, 8, 9]), number, chance.choice([b"", b"{}", b"\xff" * 300])),  # DATA
        frame(chance.randint(10, 255), chance.randint(0, 255), number, b"?" * chance.randint(0, 50)),
    ])


def http2(number, stream, answer):
    """(pieces, whether the connection ends after them); `answer` is a right one of that stream."""
    chance = random.Random(number)
    data = answer if chance.random() < 0.5 else mutate(answer, chance, 3)
    for _ in range(chance.randint(0, 3)):
        extra = strange_frames(stream, chance)
        data = extra + data if chance.random() < 0.5 else data + extra
    return pieces(data, chance), chance.random() < 0.5
