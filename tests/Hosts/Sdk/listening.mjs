// Listens with the SDK, in Node or in a browser, until what was asked for is heard; what it heard is on the tape.
//
// {url, codec, id, timeout} and, for an end before the stream's, {frames}, {seconds} or {stopped}, a promise. The outcome
// is "end", "frames", what was promised, or "timeout".
export async function listen(SendspinCore, tape, options) {
  const counts = { streamStarts: 0, updates: 0, clears: 0, connects: 0 };
  const core = new SendspinCore({ baseUrl: options.url, playerId: options.id, clientName: options.id, codecs: [options.codec] });
  const heard = new Promise((resolve) => record(core, tape, counts, options, resolve));
  const late = new Promise((resolve) => setTimeout(resolve, options.timeout * 1000, "timeout"));

  // A first attempt that fails also rejects; the SDK goes on trying, and so do we.
  core.connect().catch(() => {});
  const outcome = await Promise.race([heard, late, options.stopped ?? late]);
  core.disconnect("user_request");
  return { ...tape.report(), ...counts, outcome };
}

function record(core, tape, counts, options, done) {
  const framesWanted = (sampleRate) => Number(options.frames ?? (options.seconds ?? Infinity) * sampleRate);
  core.onConnectionOpen = () => counts.connects++;
  core.onStreamStart = (_format, isUpdate) => {
    counts.streamStarts++;
    if (isUpdate) counts.updates++;
    else tape.newTimeline();
  };
  core.onStreamClear = () => {
    counts.clears++;
    tape.newTimeline();
  };
  core.onStreamEnd = () => done("end");
  core.onAudioData = (chunk) => {
    const wanted = Math.round(framesWanted(chunk.sampleRate)) - tape.frames;
    if (wanted > 0) tape.record(chunk, wanted);
    if (wanted <= chunk.samples[0].length) done("frames");
  };
}
