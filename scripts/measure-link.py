#!/usr/bin/env python3
"""Measures the emulated link alone, through its process: 40 round trips of one byte, and in each direction as many bytes as the rate
takes in two seconds, less half a round trip. The table of docs/network.md; half a minute. Needs Python 3 and a build of src/Hosts."""
import pathlib
import socket
import statistics
import subprocess
import time

PROGRAM = pathlib.Path(__file__).parent.parent / "src/Hosts/bin/Debug/net10.0/neurosurgeon"
LINKS = [("3g", 1.1, 2.0275, 150), ("lte", 5.85, 13.76, 70), ("wifi", 18.88, 54.97, 28), ("ethernet", 100, 100, 1)]
SECONDS = 2


def transfer_mbps(sender, receiver, mbps, rtt_ms):
    size = int(mbps * 1e6 / 8 * SECONDS)
    start = time.monotonic()
    left, sent = size, 0
    sender.setblocking(False)
    receiver.setblocking(False)
    block = bytes(65536)
    while left:
        if sent < size:
            try:
                sent += sender.send(block[: min(len(block), size - sent)])
            except BlockingIOError:
                pass
        try:
            left -= len(receiver.recv(min(65536, left)))
        except BlockingIOError:
            time.sleep(0.0001)
    took = time.monotonic() - start - rtt_ms / 2000
    sender.setblocking(True)
    receiver.setblocking(True)
    return size * 8 / 1e6 / took


def measure(name, up_mbps, down_mbps, rtt_ms):
    listener = socket.create_server(("127.0.0.1", 0))
    link = subprocess.Popen(
        [PROGRAM, "link", "--network", name, "--end-with-stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        print("127.0.0.1", listener.getsockname()[1], file=link.stdin, flush=True)
        edge = socket.create_connection(("127.0.0.1", int(link.stdout.readline())))
        cloud, _ = listener.accept()
        for end in (cloud, edge):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        trips = []
        for _ in range(40):
            start = time.monotonic()
            edge.sendall(b"x")
            cloud.recv(1)
            cloud.sendall(b"x")
            edge.recv(1)
            trips.append((time.monotonic() - start) * 1000)
        trips.sort()
        up = transfer_mbps(edge, cloud, up_mbps, rtt_ms)
        down = transfer_mbps(cloud, edge, down_mbps, rtt_ms)
        print(f"| `{name}` {rtt_ms} ms | {trips[0]:.2f} | {statistics.median(trips):.2f} | {trips[37]:.2f} "
              f"| {up:.2f} of {up_mbps} | {down:.2f} of {down_mbps} |")
    finally:
        link.stdin.close()
        link.wait()


for link in LINKS:
    measure(*link)
