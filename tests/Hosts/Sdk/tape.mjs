import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";

// What was heard, in the order in which it was heard: nothing is sorted, joined or repaired.
// The timeline is kept in frames, counted from the first timestamp, so that microseconds rounded chunk by chunk add up to nothing.
export class Tape {
  chunks = 0;
  frames = 0;
  repeats = 0; // frames that lie before the end of what was already heard
  holes = 0; // frames between that end and where the next chunk begins
  firstTimestampUs = null;
  lastTimestampUs = null;

  #hash = createHash("sha256");
  #file;
  #originUs = null;
  #expected = 0; // the frame after the last one heard, on the timeline that begins at the origin

  constructor(path) {
    this.#file = path === undefined ? null : openSync(path, "w");
  }

  // A timeline that the server announced as new (stream/start after an end, stream/clear) is neither hole nor repeat.
  newTimeline() {
    this.#originUs = null;
  }

  // Takes at most framesLeft frames of a chunk {samples: Float32Array per channel, sampleRate, serverTimeUs}.
  record(chunk, framesLeft) {
    const frames = Math.min(chunk.samples[0].length, framesLeft);
    this.#place(chunk, frames);
    const bytes = interleave(chunk.samples, frames);
    this.#hash.update(bytes);
    if (this.#file !== null) writeSync(this.#file, bytes);
    this.chunks++;
    this.frames += frames;
  }

  report() {
    if (this.#file !== null) closeSync(this.#file);
    return {
      chunks: this.chunks,
      frames: this.frames,
      firstTimestampUs: this.firstTimestampUs,
      lastTimestampUs: this.lastTimestampUs,
      contiguous: this.chunks > 0 && this.repeats === 0 && this.holes === 0,
      repeats: this.repeats,
      holes: this.holes,
      sha256: this.#hash.digest("hex"),
    };
  }

  #place({ serverTimeUs, sampleRate }, frames) {
    if (this.#originUs === null) {
      this.#originUs = serverTimeUs;
      this.#expected = 0;
    }
    const start = Math.round(((serverTimeUs - this.#originUs) * sampleRate) / 1e6);
    this.holes += Math.max(0, start - this.#expected);
    this.repeats += Math.min(frames, Math.max(0, this.#expected - start));
    this.#expected = Math.max(this.#expected, start + frames);
    this.firstTimestampUs ??= serverTimeUs;
    this.lastTimestampUs = serverTimeUs;
  }
}

// The SDK divides each 16-bit sample by 32768, exactly; so this multiplies. Lossy codecs overshoot and are clamped.
function interleave(channels, frames) {
  const bytes = Buffer.alloc(frames * channels.length * 2);
  for (let frame = 0, at = 0; frame < frames; frame++) {
    for (const channel of channels) {
      const sample = Math.round(channel[frame] * 32768);
      at = bytes.writeInt16LE(Math.max(-32768, Math.min(32767, sample)), at);
    }
  }
  return bytes;
}
