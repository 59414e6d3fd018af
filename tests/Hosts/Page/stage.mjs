// A real server and a real browser, on this machine only.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { page } from "./typescript.mjs";

const { chromium } = createRequire(page)("playwright-core");
const HOLDOVER = fileURLToPath(new URL("../bin/Release/net10.0/holdover.dll", import.meta.url));
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why there is no stage, or false. */
export const missing = !existsSync(HOLDOVER) ? "the tests are not built: run ./test" : !existsSync(BROWSER) ? "chromium is missing: run ./test, which installs it" : false;

/** The name by which the server is asked, so that the page is asked for as guests do it. */
export const NAME = "music.example";

/** Far beyond anything that is waited for: only a test that fails takes so long. */
export const patience = { timeout: 20_000 };

// A quiet tone that is never the same twice in a loop: a WAV file of 48 kHz, 16 bit, stereo.
export function makeMusic(folder, seconds, title = "A Song") {
  const frames = 48_000 * seconds;
  const bytes = Buffer.alloc(44 + frames * 4);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + frames * 4, 4);
  bytes.write("WAVEfmt ", 8);
  for (const [at, value] of [[16, 16], [24, 48_000], [28, 192_000], [40, frames * 4]]) bytes.writeUInt32LE(value, at);
  for (const [at, value] of [[20, 1], [22, 2], [32, 4], [34, 16]]) bytes.writeUInt16LE(value, at);
  bytes.write("data", 36);
  for (let frame = 0; frame < frames; frame++) bytes.writeInt32LE(0x10001 * Math.round(900 * Math.sin(frame / 20 + frame * frame / 1e9)) & 0x7fffffff, 44 + frame * 4);
  const path = join(folder, `${title}.wav`);
  writeFileSync(path, bytes);
  return path;
}

/** A folder of tracks of some seconds, as FLAC files that say what they are. */
export function makeAlbum(folder, seconds, artist, album, ...titles) {
  const path = join(folder, album);
  mkdirSync(path);
  titles.forEach((title, index) => {
    const tags = Object.entries({ TITLE: title, ARTIST: artist, ALBUM: album }).map(([name, text]) => `--tag=${name}=${text}`);
    execFileSync("flac", ["-s", ...tags, "-o", join(path, `${index + 1}.flac`), makeMusic(folder, seconds, `source ${index}`)]);
  });
  return path;
}

/** holdover serve; where no port is given, at a free one. Its processes find each other where the music is. */
export async function serve(path, port = 0, name = "Party", ...options) {
  const runtime = dirname(path);
  const words = [HOLDOVER, "serve", path, "--loop", "--bind", "127.0.0.1", "--port", String(port), "--name", name, "--host", NAME, ...options];
  const child = spawn(process.env.DOTNET ?? "dotnet", words, { env: { ...process.env, XDG_RUNTIME_DIR: runtime } });
  child.stderr.pipe(process.stderr);
  let said = "";
  const listening = await new Promise((resolve, reject) => {
    child.stdout.on("data", (data) => {
      said += data;
      const found = /ws:\/\/[^:]+:(\d+)\//.exec(said);
      if (found) resolve(Number(found[1]));
    });
    child.on("close", (code) => reject(new Error(`holdover serve ended with ${code}: ${said}`)));
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  // A second signal forces: nothing is played to its end. A kill would be unheard, for the workers outlive their keeper.
  const end = async () => {
    for (; child.exitCode === null && child.signalCode === null; await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300))])) child.kill("SIGTERM");
  };
  const worker = () => Number(readFileSync(join(runtime, "holdover", `127.0.0.1-${listening}`, "child-1"), "utf8").split(" ")[0]);
  return { port: listening, url: `http://${NAME}:${listening}/`, worker, kill: end };
}

export const launch = () =>
  chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", `--host-resolver-rules=MAP ${NAME} 127.0.0.1`] });

/** Opens the page in a context; what it says and asks is kept, and its sound can be looked at. */
export async function visit(context, url) {
  const tab = await context.newPage();
  const seen = { errors: [], asked: new Set() };
  tab.on("pageerror", (error) => seen.errors.push(error.message));
  tab.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) seen.errors.push(message.text());
  });
  tab.on("request", (request) => seen.asked.add(new URL(request.url()).host));
  await tab.addInitScript(() => {
    window.sound = { contexts: [], started: 0 };
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor(...options) {
        super(...options);
        window.sound.contexts.push(this);
      }
    };
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) {
      window.sound.started++;
      return start.apply(this, when);
    };
  });
  await tab.goto(url);
  return { tab, seen };
}

export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "holdover page "));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
