// What was heard, in the order in which it was heard: nothing is sorted, joined or repaired.
// The timeline is kept in frames, counted from the first timestamp, so that microseconds rounded chunk by chunk add up to nothing.
export class Tape {
  chunks = 0;
  frames = 0;
  repeats = 0; // frames that lie before the end of what was already heard
  holes = 0; // frames between that end and where the next chunk begins
  firstTimestampUs = null;
  lastTimestampUs = null;

  #keep;
  #above;
  #below;
  #originUs = null;
  #expected = 0; // the frame after the last one heard, on the timeline that begins at the origin

  // keep(bytes, {serverTimeUs, firstFrame, frames}) gets the samples as 16-bit little-endian PCM, interleaved, as they arrived.
  // The decoder divides samples above and below zero by so much: the SDK's own by 32768.
  constructor(keep, above = 32768, below = above) {
    [this.#keep, this.#above, this.#below] = [keep, above, below];
  }

  // A timeline that the server announced as new (stream/start after an end, stream/clear) is neither hole nor repeat.
  newTimeline() {
    this.#originUs = null;
  }

  // Takes at most framesLeft frames of a chunk {samples: Float32Array per channel, sampleRate, serverTimeUs}.
  record(chunk, framesLeft) {
    const frames = Math.min(chunk.samples[0].length, framesLeft);
    const firstFrame = this.#place(chunk, frames);
    this.#keep(interleave(chunk.samples, frames, this.#above, this.#below), { serverTimeUs: chunk.serverTimeUs, firstFrame, frames });
    this.chunks++;
    this.frames += frames;
  }

  report() {
    return {
      chunks: this.chunks,
      frames: this.frames,
      firstTimestampUs: this.firstTimestampUs,
      lastTimestampUs: this.lastTimestampUs,
      contiguous: this.chunks > 0 && this.repeats === 0 && this.holes === 0,
      repeats: this.repeats,
      holes: this.holes,
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
    return start;
  }
}

// What the decoder divided, exactly, this multiplies. Lossy codecs overshoot and are clamped.
function interleave(channels, frames, above, below) {
  const view = new DataView(new ArrayBuffer(frames * channels.length * 2));
  for (let frame = 0, at = 0; frame < frames; frame++) {
    for (const channel of channels) {
      const sample = Math.round(channel[frame] * (channel[frame] > 0 ? above : below));
      view.setInt16(at, Math.max(-32768, Math.min(32767, sample)), true);
      at += 2;
    }
  }
  return new Uint8Array(view.buffer);
}
