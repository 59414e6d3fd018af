import { createHash } from "node:crypto";
import { WebSocketServer } from "ws";

// The least that the SDK plays to: hello, clock, stream/start, chunks. For testing the client; Holdover is not involved.
// script(listener) runs once a connection has said hello; listener has start, chunk, clear, end, drop.
export async function fakeServer(script) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/sendspin" });
  await new Promise((resolve) => server.on("listening", resolve));
  let connection = 0;
  server.on("connection", (socket) => {
    const number = ++connection;
    socket.on("message", (data) => {
      const { type, payload } = JSON.parse(data.toString());
      if (type === "client/hello") {
        sendJson(socket, "server/hello", { server_id: "fake", name: "Fake", version: 1, active_roles: ["player@v1"], connection_reason: "playback" });
        script(listenerOn(socket, number));
      } else if (type === "client/time") {
        const now = nowUs();
        sendJson(socket, "server/time", { client_transmitted: payload.client_transmitted, server_received: now, server_transmitted: now });
      }
    });
  });
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const nowUs = () => Number(process.hrtime.bigint() / 1000n);

const sendJson = (socket, type, payload) => socket.send(JSON.stringify({ type, payload }));

function listenerOn(socket, number) {
  const player = (codec) => ({ codec, sample_rate: 48000, channels: 2, bit_depth: 16 });
  return {
    number,
    start: (codec = "pcm") => sendJson(socket, "stream/start", { player: player(codec) }),
    clear: () => sendJson(socket, "stream/clear", {}),
    end: () => sendJson(socket, "stream/end", {}),
    drop: () => socket.terminate(),
    chunk: (bytes, firstFrame) => socket.send(Buffer.concat([header(firstFrame), bytes])),
  };
}

// Frame 0 is at second 1000. Microseconds are cut off, as a server that counts frames does.
function header(firstFrame) {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(4, 0);
  bytes.writeBigInt64BE(1_000_000_000n + (BigInt(firstFrame) * 1_000_000n) / 48_000n, 1);
  return bytes;
}

// Frames in which every 16-bit value occurs, in another order on each channel.
export function pcm(firstFrame, frames) {
  const bytes = Buffer.alloc(frames * 4);
  for (let frame = 0; frame < frames; frame++) {
    bytes.writeUInt16LE((firstFrame + frame) & 0xffff, frame * 4);
    bytes.writeUInt16LE(((firstFrame + frame) * 40503) & 0xffff, frame * 4 + 2);
  }
  return bytes;
}

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
