import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { fakeServer, pcm, sha256 } from "./fake-server.mjs";

const CLIENT = fileURLToPath(new URL("client.mjs", import.meta.url));
const CHUNK = 1000; // frames: not a whole number of microseconds, so that rounding is met

// Sends frames [from, to) of the test signal in chunks.
function send(listener, from, to) {
  for (let at = from; at < to; at += CHUNK) listener.chunk(pcm(at, Math.min(CHUNK, to - at)), at);
}

async function hear(script, ...args) {
  const server = await fakeServer(script);
  try {
    const client = spawn(process.execPath, [CLIENT, server.url, "--timeout", "20", ...args]);
    let output = "";
    client.stdout.on("data", (data) => (output += data));
    client.stderr.pipe(process.stderr);
    const exit = await new Promise((resolve) => client.on("close", resolve));
    return { exit, ...JSON.parse(output.trim().split("\n").at(-1)) };
  } finally {
    server.close();
  }
}

test("every sample value arrives as it was sent, in order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "client "));
  try {
    const out = join(folder, "heard.pcm");
    const heard = await hear((listener) => {
      listener.start();
      send(listener, 0, 70_000);
      listener.end();
    }, "--out", out);
    assert.deepEqual(
      { exit: heard.exit, outcome: heard.outcome, frames: heard.frames, chunks: heard.chunks, contiguous: heard.contiguous },
      { exit: 0, outcome: "end", frames: 70_000, chunks: 70, contiguous: true },
    );
    assert.equal(heard.sha256, sha256(pcm(0, 70_000)));
    assert.equal(sha256(readFileSync(out)), heard.sha256);
    assert.deepEqual([heard.firstTimestampUs, heard.lastTimestampUs], [1_000_000_000, 1_001_437_500]);
    assert.deepEqual([heard.streamStarts, heard.updates, heard.connects, heard.errors], [1, 0, 1, 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("it stops after the frames asked for, within a chunk", async () => {
  const heard = await hear((listener) => {
    listener.start();
    send(listener, 0, 5_000);
  }, "--frames", "1234");
  assert.deepEqual([heard.frames, heard.chunks, heard.outcome], [1234, 2, "frames"]);
  assert.equal(heard.sha256, sha256(pcm(0, 1234)));
});

test("it stops after the seconds of audio asked for", async () => {
  const heard = await hear((listener) => {
    listener.start();
    send(listener, 0, 10_000);
  }, "--seconds", "0.1");
  assert.equal(heard.frames, 4_800);
});

test("a repeat is heard, and counted in frames", async () => {
  const heard = await hear((listener) => {
    listener.start();
    send(listener, 0, 3_000);
    send(listener, 2_500, 4_000);
    listener.end();
  });
  assert.deepEqual([heard.repeats, heard.holes, heard.contiguous, heard.frames], [500, 0, false, 4_500]);
});

test("a hole is counted in frames", async () => {
  const heard = await hear((listener) => {
    listener.start();
    send(listener, 0, 3_000);
    send(listener, 3_001, 4_000);
    listener.end();
  });
  assert.deepEqual([heard.repeats, heard.holes, heard.contiguous], [0, 1, false]);
});

test("after a clear the timeline is new", async () => {
  const heard = await hear((listener) => {
    listener.start();
    send(listener, 0, 2_000);
    listener.clear();
    send(listener, 50_000, 52_000);
    listener.end();
  });
  assert.deepEqual([heard.contiguous, heard.clears, heard.frames], [true, 1, 4_000]);
});

test("a dropped connection that resumes exactly is an update without hole or repeat", async () => {
  const heard = await hear((listener) => {
    listener.start();
    if (listener.number === 1) {
      send(listener, 0, 5_000);
      setTimeout(() => listener.drop(), 50);
    } else {
      send(listener, 5_000, 9_000);
      listener.end();
    }
  });
  assert.deepEqual([heard.contiguous, heard.connects, heard.streamStarts, heard.updates], [true, 2, 2, 1]);
  assert.equal(heard.sha256, sha256(pcm(0, 9_000)));
});

test("a server that never plays is a timeout, and still a report", async () => {
  const heard = await hear(() => {}, "--timeout", "0.5");
  assert.deepEqual([heard.exit, heard.outcome, heard.frames, heard.contiguous], [1, "timeout", 0, false]);
});

test("Opus is decoded by the SDK's own decoder", async () => {
  const silence = Buffer.from([0xfc, 0xff, 0xfe]); // 20 ms of stereo
  const heard = await hear((listener) => {
    listener.start("opus");
    for (let packet = 0; packet < 5; packet++) listener.chunk(silence, packet * 960);
  }, "--codec", "opus", "--frames", "4800", "--timeout", "5");
  assert.deepEqual([heard.chunks, heard.frames, heard.contiguous, heard.errors], [5, 4_800, true, 0]);
  assert.equal(heard.sha256, sha256(Buffer.alloc(4_800 * 4)));
});
