import { clockText, clockWords } from "./clock.ts";
import { Controls, showVolume } from "./controls.ts";
import { Graph } from "./graph.ts";
import { Player } from "./player.ts";
import { Position } from "./position.ts";
import { askStatus, type Status } from "./status.ts";
import { byText, errorText, listenersText, qualityOf, qualityText, sentenceOf } from "./words.ts";

/** How often the server is asked while somebody looks. */
const statusMs = 4000;

/** How often what moves is drawn. */
const drawMs = 250;

const element = <Kind extends Element = HTMLElement>(id: string): Kind => document.getElementById(id) as unknown as Kind;

const player = new Player(localStore());
const position = new Position();
const controls = new Controls(player);
const graph = new Graph(element<HTMLCanvasElement>("graph"));
let status: Status | null = null;
let wasPlaying = false;
let asking: ReturnType<typeof setTimeout> | undefined;

function setText(id: string, text: string): void {
  const node = element(id);
  if (node.textContent !== text) node.textContent = text;
}

/** Asks, shows, and asks again: at the end of a track at once, and not while nobody looks. */
async function ask(): Promise<void> {
  clearTimeout(asking);
  const asked = performance.now();
  const answer = await askStatus();
  const now = performance.now();
  if (answer !== null) {
    const paused = player.paused;
    status = { ...answer, playing: paused ?? answer.playing };
    position.take(status.playing, paused === null ? (asked + now) / 2 : now);
    showStatus(status);
  }
  document.body.classList.toggle("unreachable", answer === null);
  element("listeners").hidden = answer === null;
  const next = Math.max(drawMs, Math.min(statusMs, position.endsInMs(now) + 100));
  if (!document.hidden) asking = setTimeout(() => void ask(), next);
}

function showStatus({ name, source, address, listeners, playing }: Status): void {
  const title = playing?.title ?? source;
  setText("server", name);
  setText("title", title);
  setText("by", byText(playing));
  element("by").hidden = byText(playing) === "";
  document.title = `${title} · ${name}`;
  setText("listeners", listenersText(listeners));
  element("share").classList.toggle("alone", address === null);
  const link = element<HTMLAnchorElement>("address");
  const picture = element<HTMLImageElement>("code");
  if (address !== null && link.href !== address) {
    link.href = address;
    const [host, port] = address.replace(/^http:\/\/|\/$/g, "").split(/(?=:\d+$)/);
    link.replaceChildren(host ?? "", document.createElement("wbr"), port ?? ""); // a long one is broken there
    picture.alt = `QR code of ${address}`;
    picture.src = "/address.svg";
  }
  if ("mediaSession" in navigator && player.isWanted) navigator.mediaSession.metadata = new MediaMetadata({ title, artist: playing?.artist ?? name, album: playing?.album ?? "" });
}

function draw(): void {
  const now = performance.now();
  const listening = player.listening;
  document.body.dataset["listening"] = listening;
  setText("word", sentenceOf(listening, player.isPlaying));
  setText("listen-label", player.isWanted ? "Stop" : "Listen");
  drawPosition(now);
  drawSync();
  drawVolume();
  controls.draw();
  if (wasPlaying !== (listening === "playing")) {
    wasPlaying = !wasPlaying;
    void ask(); // so that who has just come is counted
  }
}

function drawPosition(now: number): void {
  const isPlaying = status?.playing != null;
  const [seconds, duration, share] = [position.seconds(now), position.durationSeconds, position.share(now)];
  element("clock").hidden = !isPlaying;
  setText("position", clockText(seconds));
  setText("duration", duration === null ? "live" : clockText(duration));
  element("ring").style.setProperty("--share", String(isPlaying ? (share ?? 0) : 0));
  // Said when it is asked for, not every second.
  element("clock").setAttribute("aria-label", `${clockWords(seconds)}${duration === null ? ", live" : ` of ${clockWords(duration)}`}`);
}

function drawSync(): void {
  const errorMs = player.syncErrorMs;
  const quality = qualityOf(errorMs);
  setText("error", errorText(errorMs));
  setText("quality", qualityText(quality));
  element("sync").dataset["quality"] = quality;
  graph.add(errorMs);
}

function localStore(): Storage | { getItem: () => null; setItem: () => void } {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}

async function toggle(): Promise<void> {
  const going = player.isWanted ? player.stop() : player.start();
  draw();
  await going;
  draw();
}

function setVolume(): void {
  player.volume = element<HTMLInputElement>("volume").valueAsNumber;
  drawVolume();
}

/** Also what others have set, if they may. */
function drawVolume(): void {
  showVolume(element<HTMLInputElement>("volume"), element("volume-number"), player.volume);
}

/** Outside of https a page may not write to the clipboard by the new way; the old one still goes. */
async function copyAddress(): Promise<void> {
  const link = element<HTMLAnchorElement>("address");
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    getSelection()?.selectAllChildren(link);
    document.execCommand("copy");
  }
  setText("copy", "Copied");
  setTimeout(() => setText("copy", "Copy"), 2000);
}

element("listen").addEventListener("click", () => void toggle());
element("volume").addEventListener("input", setVolume);
element("copy").addEventListener("click", () => void copyAddress());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void ask();
});
window.addEventListener("online", () => void ask());
if ("mediaSession" in navigator) {
  navigator.mediaSession.setActionHandler("pause", () => void (player.isWanted && toggle()));
  navigator.mediaSession.setActionHandler("stop", () => void (player.isWanted && toggle()));
  navigator.mediaSession.setActionHandler("play", () => void (!player.isWanted && toggle()));
}

player.onTold = () => {
  draw();
  void ask();
};
setInterval(draw, drawMs);
draw();
void ask();
