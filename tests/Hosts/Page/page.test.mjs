// The real page of a real server, in Debian's Chromium.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, makeAlbum, makeMusic, missing, NAME, patience, scratch, serve, visit } from "./stage.mjs";
import { page } from "./typescript.mjs";

const jsqr = createRequire(page)("jsqr");

const { folder, remove } = scratch();
const music = makeMusic(folder, 60);
let browser, server, album;

before(async () => {
  if (missing) return;
  const tracks = makeAlbum(folder, 60, "The Artist", "The Album", "First", "Second");
  [browser, server, album] = await Promise.all([launch(), serve(music), serve(tracks, 0, "Album", "--guests", "control")]);
});
after(async () => {
  await browser?.close();
  await Promise.all([server?.kill(), album?.kill()]);
  remove();
});

const listeningIs = (tab, state) => tab.waitForSelector(`body[data-listening="${state}"]`, patience);
const textIs = (tab, id, text) => tab.waitForFunction(([id, text]) => document.getElementById(id).textContent === text, [id, text], patience);
const soundMoves = async (tab) => {
  const started = await tab.evaluate(() => window.sound.started);
  await tab.waitForFunction((started) => window.sound.started > started && window.sound.contexts.at(-1).state === "running", started, patience);
};

/** A test with the page in a browser that remembers nothing. */
const onPage = (name, act, { of = () => server, ...options } = {}) => test(name, { skip: missing }, async () => {
  const context = await browser.newContext(options);
  try {
    await act(await visit(context, of().url), context);
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

/** Another browser that listens to the album. */
const withOther = async (act) => {
  const context = await browser.newContext();
  try {
    const { tab } = await visit(context, album.url);
    await tab.click("#listen");
    await listeningIs(tab, "playing");
    await act(tab);
  } finally {
    await context.close();
  }
};

onPage("shows who plays, and has no controls where guests listen only", async ({ tab }) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  await soundMoves(tab);
  await tab.waitForResponse("**/api/status", patience);
  assert.equal(await tab.isVisible("#control"), false);
  assert.equal(await tab.isVisible("#by"), false);
});

onPage("pauses for everybody by keyboard, and goes on; the next track is next for everybody", ({ tab, seen }) => withOther(async (other) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  await textIs(other, "title", "First");
  await textIs(other, "by", "The Artist · The Album");
  await tab.getByRole("button", { name: "Pause", exact: true }).press("Enter");
  for (const page of [tab, other]) {
    await listeningIs(page, "paused");
    await textIs(page, "word", "The music is paused, for everybody.");
    await textIs(page, "title", "First");
  }
  const [at, started] = [await other.textContent("#position"), await other.evaluate(() => window.sound.started)];
  await tab.waitForResponse("**/api/status", patience);
  await other.waitForResponse("**/api/status", patience);
  assert.deepEqual([await other.textContent("#position"), await other.evaluate(() => window.sound.started)], [at, started]);

  await tab.getByRole("button", { name: "Play", exact: true }).press("Enter");
  await listeningIs(other, "playing");
  await soundMoves(other);
  await textIs(other, "title", "First");
  await tab.getByRole("button", { name: "Next track" }).press(" ");
  await textIs(other, "title", "Second");
  await soundMoves(other);
  await tab.getByRole("button", { name: "Previous track" }).press("Enter");
  await textIs(other, "title", "First");
  await tab.getByRole("button", { name: "Stop", exact: true }).last().click();
  await listeningIs(other, "paused");
  await textIs(other, "position", "0:00");
  await other.getByRole("button", { name: "Play", exact: true }).click();
  await listeningIs(tab, "playing");
  assert.deepEqual(seen.errors, []);
}), { of: () => album });

onPage("sets how loud it is for everybody, what is repeated, and the order", ({ tab }) => withOther(async (other) => {
  await tab.click("#listen");
  await listeningIs(tab, "playing");
  await tab.getByRole("slider", { name: "Volume of everybody" }).fill("30");
  await other.waitForFunction(() => document.getElementById("volume").value === "30" && document.getElementById("group-volume").value === "30", null, patience);
  // It was started to repeat all.
  for (const [name, pressed] of [["Mute everybody", true], ["Mute everybody", false], ["Shuffle", true], ["Shuffle", false], ["Repeat this track", true], ["Repeat", false], ["Repeat", true]]) {
    await tab.getByRole("button", { name: name.split(" this")[0] }).click();
    for (const page of [tab, other]) await page.getByRole("button", { name, exact: true, pressed }).waitFor(patience);
  }
}), { of: () => album });

onPage("fits its controls on a small phone, large enough for fingers, and shows where the keyboard is", async ({ tab }) => {
  await tab.click("#listen");
  await tab.waitForSelector("#control", patience);
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  const buttons = await tab.$$eval("#control button", (all) => all.map((button) => [button.getAttribute("aria-label"), button.offsetWidth, button.offsetHeight, button.offsetTop]));
  assert.equal(buttons.length, 7);
  for (const [label, width, height] of buttons) assert.ok(label && width >= 44 && height >= 44, `${label}: ${width} x ${height}`);
  assert.equal(new Set(buttons.slice(0, -1).map(([, , height, top]) => top + height / 2)).size, 1);
  await tab.focus("#volume");
  for (const id of ["shuffle", "previous", "pause", "end", "next", "repeat", "mute", "group-volume"]) {
    await tab.keyboard.press("Tab");
    assert.deepEqual(await tab.evaluate(() => [document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]), [id, "solid"]);
  }
}, { of: () => album, viewport: { width: 320, height: 568 } });

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
