// The page of tests: chromium.mjs bundles it, and calls its functions.
import { SendspinCore } from "@sendspin/sendspin-js";
import { listen } from "./listening.mjs";
import { Tape } from "./tape.mjs";

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

// What the SDK leaves to Chromium, that divides so.
const scales = { flac: [32767, 32768] };

// Chromium decodes several chunks of FLAC at a time, and what is done first is heard first: one after the other, they stay as they came.
const decode = OfflineAudioContext.prototype.decodeAudioData;
let decoded = Promise.resolve();
OfflineAudioContext.prototype.decodeAudioData = function (bytes) {
  decoded = decoded.catch(() => {}).then(() => decode.call(this, bytes));
  return decoded;
};

// Whoever looks on says when it has heard enough.
const stopped = new Promise((resolve) => (window.stopHearing = () => resolve("stopped")));

window.hear = async (options) => {
  const heard = [];
  const tape = new Tape((bytes, chunk) => heard.push(sha256(bytes).then((sha256) => ({ ...chunk, sha256 }))), ...(scales[options.codec] ?? []));
  const report = await listen(SendspinCore, tape, { ...options, url: location.origin, stopped });
  return { id: options.id, codec: options.codec, ...report, heard: await Promise.all(heard) };
};
