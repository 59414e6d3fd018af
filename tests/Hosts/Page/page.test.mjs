// The real page of a real server, in Debian's Chromium.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, makeMusic, missing, NAME, patience, scratch, serve, visit } from "./stage.mjs";
import { page } from "./typescript.mjs";

const jsqr = createRequire(page)("jsqr");

const { folder, remove } = scratch();
const music = makeMusic(folder, 60);
let browser, server;

before(async () => {
  if (!missing) [browser, server] = await Promise.all([launch(), serve(music)]);
});
after(async () => {
  await browser?.close();
  await server?.kill();
  remove();
});

const listeningIs = (tab, state) => tab.waitForSelector(`body[data-listening="${state}"]`, patience);
const textIs = (tab, id, text) => tab.waitForFunction(([id, text]) => document.getElementById(id).textContent === text, [id, text], patience);
const soundMoves = async (tab) => {
  const started = await tab.evaluate(() => window.sound.started);
  await tab.waitForFunction((started) => window.sound.started > started && window.sound.contexts.at(-1).state === "running", started, patience);
};

/** A test with the page in a browser that remembers nothing. */
const onPage = (name, act, options = {}) => test(name, { skip: missing }, async () => {
  const context = await browser.newContext(options);
  try {
    await act(await visit(context, server.url), context);
  } finally {
    await context.close();
  }
});

onPage("plays by keyboard, tells what and where, and asks nobody else", async ({ tab, seen }) => {
  const listen = tab.getByRole("button", { name: "Listen" });
  await listen.focus();
  await tab.keyboard.press("Enter");
  await listeningIs(tab, "playing");
  await soundMoves(tab);
  await textIs(tab, "title", "A Song");
  await textIs(tab, "duration", "1:00");
  const first = await tab.textContent("#position");
  await tab.waitForFunction((first) => document.getElementById("position").textContent !== first, first, patience);
  await tab.waitForFunction(() => /^[+−]?\d+\.\d ms$/.test(document.getElementById("error").textContent), null, patience);
  assert.equal(await tab.getByRole("status").textContent(), "You are listening.");
  await tab.keyboard.press("Enter");
  await listeningIs(tab, "stopped");
  await textIs(tab, "listen-label", "Listen");
  assert.deepEqual(seen.errors, []);
  assert.deepEqual([...seen.asked], [`${NAME}:${server.port}`]);
});

onPage("counts who listens, and says nothing where it does not know", async ({ tab }, context) => {
  await textIs(tab, "listeners", "0 listeners");
  await tab.click("#listen");
  await textIs(tab, "listeners", "1 listener");
  await context.route("**/api/status", (route) => route.abort());
  await tab.waitForSelector("#listeners", { state: "hidden", ...patience });
});

onPage("says that the connection is lost, and plays again when the server is back", async ({ tab }) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  const id = await tab.evaluate(() => localStorage.getItem("holdover-player-id"));
  await server.kill();
  await listeningIs(tab, "reconnecting");
  assert.match(await tab.getByRole("status").textContent(), /connection is lost.*Reconnecting/);
  server = await serve(music, server.port);
  await listeningIs(tab, "playing");
  await soundMoves(tab);
  await textIs(tab, "listeners", "1 listener");
  assert.equal(await tab.evaluate(() => localStorage.getItem("holdover-player-id")), id);
});

onPage("plays on when its worker is killed, says so, and comes back by itself", async ({ tab }) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  await soundMoves(tab);
  const [id, contexts] = await tab.evaluate(() => [localStorage.getItem("holdover-player-id"), window.sound.contexts.length]);
  const worker = server.worker();
  process.kill(worker, "SIGKILL");
  await textIs(tab, "word", "The connection is lost; what is here already plays on. Reconnecting…");
  await listeningIs(tab, "playing");
  await tab.waitForResponse("**/api/status", patience);
  await textIs(tab, "listeners", "1 listener");
  await soundMoves(tab);
  assert.notEqual(server.worker(), worker);
  assert.deepEqual(await tab.evaluate(() => [localStorage.getItem("holdover-player-id"), window.sound.contexts.length]), [id, contexts]);
});

onPage("in two tabs of a browser is one listener: the tab that began last", async ({ tab }, context) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  const { tab: other } = await visit(context, server.url);
  await other.click("#listen");
  await listeningIs(tab, "elsewhere");
  await listeningIs(other, "playing");
  await textIs(other, "listeners", "1 listener");
});

onPage("keeps the volume that was set", async ({ tab }) => {
  const slider = tab.getByRole("slider", { name: "Volume" });
  assert.equal(await slider.getAttribute("aria-valuetext"), "80 percent");
  await slider.press("ArrowLeft");
  await tab.reload();
  assert.equal(await slider.inputValue(), "79");
});

onPage("shows its address as a picture that a phone reads", async ({ tab }) => {
  await textIs(tab, "address", `${NAME}:${server.port}`);
  const pixels = await tab.evaluate(async () => {
    const picture = document.getElementById("code");
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 264, height: 264 });
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 264, 264);
    context.drawImage(picture, 0, 0, 264, 264);
    return [...context.getImageData(0, 0, 264, 264).data];
  });
  assert.equal(jsqr(Uint8ClampedArray.from(pixels), 264, 264)?.data, server.url);
});

for (const scheme of ["light", "dark"]) {
  onPage(`can be read in ${scheme}, and fits a small phone`, async ({ tab }) => {
    await textIs(tab, "title", "A Song");
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    for (const id of ["server", "title", "word", "listen", "quality", "address", "copy"]) {
      const contrast = await tab.evaluate(contrastOf, id);
      assert.ok(contrast >= 4.5, `${id}: ${contrast}`);
    }
  }, { colorScheme: scheme, viewport: { width: 320, height: 568 } });
}

// The ratio of WCAG, of a text to what lies below it.
function contrastOf(id) {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => parse(color).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const node = document.getElementById(id);
  let below = node;
  while (parse(getComputedStyle(below).backgroundColor)[3] === 0) below = below.parentElement;
  const [one, two] = [getComputedStyle(node).color, getComputedStyle(below).backgroundColor].map(luminance).sort((left, right) => right - left);
  return (one + 0.05) / (two + 0.05);
}
