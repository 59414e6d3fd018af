// Listens to a Sendspin server with the SDK that browsers use, without a browser:
//
//   node client.mjs URL [--frames N | --seconds N] [--codec pcm|opus|flac] [--out FILE] [--timeout SECONDS] [--id ID] [--verbose]
//
// It stops after N frames, or N seconds of audio, or at stream/end, and prints what it heard as one JSON line (the fields
// are explained in tape.mjs). FILE gets the samples as 16-bit little-endian PCM, interleaved, as they arrived.
// Exit codes: 0 it heard what was asked, 1 it did not within the timeout (it still prints), 2 usage.
import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { register } from "node:module";
import { parseArgs } from "node:util";
import { FLACDecoder } from "@wasm-audio-decoders/flac";
import WebSocket from "ws";
import { listen } from "./listening.mjs";
import { Tape } from "./tape.mjs";

// What the SDK puts before each frame: "fLaC" and the stream's information.
const FLAC_HEADER = 42;

const defaults = { codec: "pcm", timeout: "60", id: "holdover-sdk-client" };

function readArguments() {
  const string = { type: "string" };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { frames: string, seconds: string, codec: string, out: string, timeout: string, id: string, verbose: { type: "boolean" } },
  });
  const numbers = ["frames", "seconds", "timeout"].filter((name) => values[name] !== undefined);
  if (positionals.length !== 1 || !numbers.every((name) => Number(values[name]) > 0)) {
    throw new Error("one URL is needed, and positive numbers");
  }
  return { ...defaults, ...values, url: positionals[0] };
}

// The SDK reports to the console, and standard output is for the result.
function takeConsole(verbose, counts) {
  const log = verbose ? (...words) => process.stderr.write(`${words.map(String).join(" ")}\n`) : () => {};
  console.log = console.warn = log;
  console.error = (...words) => {
    counts.errors++;
    log(...words);
  };
}

// What a browser has and Node has not. Without WebCodecs the SDK would not offer Opus: it is offered, and decoded by the
// SDK's own fallback. FLAC it leaves to the browser: here libFLAC, in WebAssembly, decodes it, and divides by 32767.
function standInForTheBrowser() {
  globalThis.WebSocket = class extends WebSocket {
    constructor(url) {
      super(url, { allowSynchronousEvents: false }); // each message is a task of its own: a chunk is decoded before the next message
    }
  };
  globalThis.AudioDecoder = class {
    static isConfigSupported = async () => ({ supported: false });
  };
  const flac = new FLACDecoder();
  globalThis.OfflineAudioContext = class {
    async decodeAudioData(bytes) {
      await flac.ready;
      const { channelData, sampleRate } = await flac.decodeFrames([new Uint8Array(bytes, FLAC_HEADER)]);
      return { numberOfChannels: channelData.length, sampleRate, getChannelData: (channel) => channelData[channel] };
    }
  };
}

async function main(options) {
  const counts = { errors: 0 };
  takeConsole(options.verbose, counts);
  standInForTheBrowser();
  register("./extensionless.mjs", import.meta.url);
  const { SendspinCore } = await import("@sendspin/sendspin-js");

  const hash = createHash("sha256");
  const file = options.out === undefined ? null : openSync(options.out, "w");
  const tape = new Tape((bytes) => {
    hash.update(bytes);
    if (file !== null) writeSync(file, bytes);
  }, options.codec === "flac" ? 32767 : undefined);
  const report = await listen(SendspinCore, tape, options);
  const result = JSON.stringify({ ...report, ...counts, sha256: hash.digest("hex") });
  process.stdout.write(`${result}\n`, () => process.exit(report.outcome === "timeout" ? 1 : 0));
}

try {
  await main(readArguments());
} catch (error) {
  process.stderr.write(`client.mjs: ${error.message}\n`);
  process.exit(2);
}
