// The page's own logic, without a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { ofPage, page } from "./typescript.mjs";

const { clockText, clockWords } = await ofPage("clock");
const { afterRepeat, controlOf, pausedOf } = await ofPage("control");
const { Position } = await ofPage("position");
const { keepVolume, keptVolume, playerId, volumeDefault } = await ofPage("memory");
const { byText, errorText, listenersText, qualityOf, sentenceOf } = await ofPage("words");

const playing = (position_seconds, more = {}) => ({ title: "song", position_seconds, duration_seconds: 100, stream: 1, ...more });

class Kept {
  #kept = new Map();
  getItem = (key) => this.#kept.get(key) ?? null;
  setItem = (key, value) => void this.#kept.set(key, value);
}

const forbidden = { getItem: () => { throw new Error("forbidden"); }, setItem: () => { throw new Error("forbidden"); } };

test("its types are right", () => {
  execFileSync(process.execPath, [fileURLToPath(new URL("node_modules/typescript/bin/tsc", page)), "--project", fileURLToPath(page)], { stdio: "pipe" });
});

test("a clock shows what is over, never more", () => {
  for (const [seconds, text] of [[0, "0:00"], [59.999, "0:59"], [60, "1:00"], [3599, "59:59"], [3600, "1:00:00"], [36_061, "10:01:01"], [-1, "0:00"]]) {
    assert.equal(clockText(seconds), text);
  }
  assert.equal(clockWords(3661), "1 hour 1 minute 1 second");
  assert.equal(clockWords(120), "2 minutes");
  assert.equal(clockWords(0.5), "0 seconds");
});

test("the position goes on between two answers", () => {
  const position = new Position();
  assert.equal(position.seconds(0), 0);
  position.take(playing(10), 1000);
  assert.equal(position.seconds(3500), 12.5);
  assert.equal(position.share(3500), 0.125);
  assert.equal(position.endsInMs(3500), 87_500);
});

test("answers that are a little late do not make it stutter", () => {
  const position = new Position();
  position.take(playing(10), 0);
  position.take(playing(13.8), 4000);
  assert.equal(position.seconds(4000), 14);
  position.take(playing(14.4), 4000);
  assert.equal(position.seconds(4000), 14);
});

test("a jump, another track or another stream is followed at once", () => {
  for (const next of [playing(50), playing(14, { title: "other", duration_seconds: 20 }), playing(14.1, { stream: 2 })]) {
    const position = new Position();
    position.take(playing(10), 0);
    position.take(next, 4000);
    assert.equal(position.seconds(4000), next.position_seconds);
    assert.equal(position.durationSeconds, next.duration_seconds);
  }
});

test("what stands still stays where it is, and has no end to wait for", () => {
  const position = new Position();
  position.take(playing(10), 0);
  position.take(playing(10.5, { speed: 0 }), 100);
  assert.deepEqual([position.seconds(60_000), position.share(60_000), position.endsInMs(60_000)], [10.5, 0.105, Infinity]);
  position.take(playing(10.5), 60_000);
  assert.equal(position.seconds(61_000), 11.5);
});

test("who was told nothing may do nothing, and what was told is taken as it is", () => {
  for (const told of [{}, { controller: {} }, { metadata: null }]) {
    assert.deepEqual(controlOf(told), { commands: new Set(), volume: 100, isMuted: false, isPaused: false, repeat: "off", isShuffled: false });
    assert.equal(pausedOf(told), null);
  }
  const progress = { track_progress: 1500, track_duration: 0, playback_speed: 0 };
  const told = { controller: { supported_commands: ["play"], volume: 0, muted: true }, metadata: { timestamp: 0, title: "A", progress, repeat: "one", shuffle: true } };
  assert.deepEqual(controlOf(told), { commands: new Set(["play"]), volume: 0, isMuted: true, isPaused: true, repeat: "one", isShuffled: true });
  assert.deepEqual(pausedOf(told), { title: "A", artist: null, album: null, position_seconds: 1.5, duration_seconds: null, stream: 0, speed: 0 });
  assert.equal(pausedOf({ metadata: { timestamp: 0, progress: { ...progress, playback_speed: 1000 } } }), null);
  assert.deepEqual(["off", "all", "one"].map(afterRepeat), ["repeat_all", "repeat_one", "repeat_off"]);
});

test("who plays is told as far as it is known", () => {
  assert.deepEqual([null, { artist: null, album: null }, { artist: "A", album: null }, { artist: null, album: "B" }, { artist: "A", album: "B" }].map(byText), ["", "", "A", "B", "A · B"]);
});

test("it stays in the track, and what is live has no end", () => {
  const position = new Position();
  position.take(playing(99), 0);
  assert.equal(position.seconds(60_000), 100);
  position.take(playing(5, { duration_seconds: null }), 0);
  assert.deepEqual([position.seconds(60_000), position.share(0), position.endsInMs(0)], [65, null, Infinity]);
  position.take(null, 0);
  assert.equal(position.seconds(1000), 0);
});

test("a browser is known again, and what is kept of it is not trusted", () => {
  const kept = new Kept();
  const id = playerId(kept);
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(playerId(kept), id);
  assert.notEqual(playerId(new Kept()), id);
  kept.setItem("holdover-player-id", "<script>");
  assert.match(playerId(kept), /^[0-9a-f]{32}$/);
});

test("the volume is kept, and nothing else is taken for it", () => {
  const kept = new Kept();
  assert.equal(keptVolume(kept), volumeDefault);
  keepVolume(kept, 0);
  assert.equal(keptVolume(kept), 0);
  for (const wrong of ["101", "-1", "loud", "", "1.5"]) {
    kept.setItem("holdover-volume", wrong);
    assert.equal(keptVolume(kept), volumeDefault, wrong);
  }
});

test("a browser that keeps nothing is no worse for it", () => {
  assert.match(playerId(forbidden), /^[0-9a-f]{32}$/);
  assert.equal(keptVolume(forbidden), volumeDefault);
  keepVolume(forbidden, 5);
});

test("what is told is a sentence, and says what sounds", () => {
  for (const listening of ["stopped", "connecting", "waiting", "playing", "paused", "reconnecting", "elsewhere"]) {
    assert.match(sentenceOf(listening, false), /^[A-Z].*[.…]$/);
  }
  assert.notEqual(sentenceOf("reconnecting", true), sentenceOf("reconnecting", false));
  assert.deepEqual([0, 1, 2].map(listenersText), ["0 listeners", "1 listener", "2 listeners"]);
});

test("an error is shown with its sign and judged by its size", () => {
  assert.deepEqual([null, NaN, 0, 0.04, -0.04, 1.26, -12].map(errorText), ["– ms", "– ms", "0.0 ms", "0.0 ms", "0.0 ms", "+1.3 ms", "−12.0 ms"]);
  assert.deepEqual([null, 0, -9.9, 10, 25, -25.1].map(qualityOf), ["unknown", "good", "good", "fair", "fair", "poor"]);
});
