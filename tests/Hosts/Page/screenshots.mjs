// Takes the pictures of the page that docs/ shows, while it plays: node tests/Hosts/Page/screenshots.mjs
import { fileURLToPath } from "node:url";
import { launch, makeMusic, missing, patience, scratch, serve, visit } from "./stage.mjs";

const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const sizes = { desktop: { width: 1100, height: 720 }, phone: { width: 390, height: 700 } };

if (missing) throw new Error(missing);
const { folder, remove } = scratch();
const server = await serve(makeMusic(folder, 60, "First Light"), 8927, "Living room");
const browser = await launch();
try {
  // Together, so that the page has somebody to count.
  await Promise.all(["light", "dark"].flatMap((colorScheme) => Object.entries(sizes).map(async ([name, viewport]) => {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 2 });
    const { tab } = await visit(context, server.url);
    await tab.click("#listen");
    await tab.waitForFunction(() => document.getElementById("position").textContent >= "0:22", null, { timeout: 2 * patience.timeout });
    await tab.waitForFunction(() => document.getElementById("listeners").textContent === "4 listeners", null, patience);
    await tab.evaluate(() => document.activeElement.blur());
    await tab.screenshot({ path: `${docs}page-${name}-${colorScheme}.png` });
  })));
} finally {
  await browser.close();
  await server.kill();
  remove();
}
