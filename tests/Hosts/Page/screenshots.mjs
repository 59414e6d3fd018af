// Takes the pictures of the page that docs/ shows, while it plays: node tests/Hosts/Page/screenshots.mjs
import { fileURLToPath } from "node:url";
import { launch, makeAlbum, missing, patience, scratch, serve, visit } from "./stage.mjs";

const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const sizes = { desktop: { width: 1100, height: 800 }, phone: { width: 390, height: 844 } };

if (missing) throw new Error(missing);
const { folder, remove } = scratch();
const server = await serve(makeAlbum(folder, 60, "The Lanterns", "Harbour", "First Light", "Slack Water"), 8927, "Living room", "--guests", "control");
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
