// Listens to a Sendspin server with the SDK that browsers use, in a browser, in which each codec is a client of its own:
//
//   node chromium.mjs URL CODEC.. [--timeout SECONDS]
//
// A client's id is "chromium-CODEC". It stops at stream/end, or when standard input ends, and prints what was heard as one
// JSON line: for each client what client.mjs tells, and for each decoded chunk its time, its place on the timeline in
// frames, and the hash of its samples. Exit codes: 0 done, 1 not within the timeout (it still prints), 2 usage.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../Page/stage.mjs";
import { page } from "../Page/typescript.mjs";

const { build } = createRequire(page)("esbuild");

async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
    external: ["fs", "path", "crypto"], // the decoder of Opus asks for them where it finds Node
  });
  return outputFiles[0].text;
}

// A server refuses pages of others, and a browser lets none of elsewhere reach this machine: so it stands on what the server answers.
async function open(browser, url) {
  const tab = await browser.newPage({ bypassCSP: true });
  const [content] = await Promise.all([bundled(), tab.goto(new URL("/healthz", url).href)]);
  await tab.addScriptTag({ type: "module", content });
  await tab.waitForFunction(() => window.hear !== undefined);
  return tab;
}

const { values, positionals: [url, ...codecs] } = parseArgs({ allowPositionals: true, options: { timeout: { type: "string", default: "60" } } });
if (codecs.length === 0) {
  process.stderr.write("chromium.mjs: a URL and a codec are needed\n");
  process.exit(2);
}
const browser = await launch();
try {
  const tab = await open(browser, url);
  const clients = codecs.map((codec) => ({ codec, id: `chromium-${codec}`, timeout: Number(values.timeout) }));
  process.stdin.on("end", () => tab.evaluate(() => window.stopHearing()).catch(() => {})).resume(); // it may be gone already
  const heard = await tab.evaluate((clients) => Promise.all(clients.map(window.hear)), clients);
  process.exitCode = heard.some(({ outcome }) => outcome === "timeout") ? 1 : 0;
  process.stdout.write(`${JSON.stringify(heard)}\n`);
} finally {
  process.stdin.destroy();
  await browser.close();
}
