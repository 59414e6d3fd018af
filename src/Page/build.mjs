// Builds the page into a folder: node build.mjs [FOLDER]. Everything that a browser asks for is in it: no part of the page
// comes from elsewhere, so that it works where there is no internet.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "dist");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

// The decoder of Opus, half of the code, is a file of its own, which only a browser that needs it asks for.
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["source/page.ts"],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  external: ["fs", "path", "crypto"], // the decoder asks for them where it finds Node, which a browser is not
});
for (const file of ["index.html", "page.css", "icon.svg"]) cpSync(join(here, "source", file), join(folder, file));
writeFileSync(join(folder, "notices.txt"), notices(packagesIn(metafile)));

// What was really taken into the page, not what is installed.
function packagesIn({ inputs }) {
  const names = Object.keys(inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

function notices(names) {
  const parts = names.map((name) => {
    const home = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const file = readdirSync(home).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (file === undefined) throw new Error(`${name} carries no licence: it cannot be given away`);
    const notice = existsSync(join(home, "NOTICE")) ? `\n\n${readFileSync(join(home, "NOTICE"), "utf8").trim()}` : "";
    return `${name} ${version} (${license})\n\n${readFileSync(join(home, file), "utf8").trim()}${notice}\n`;
  });
  const rule = `\n${"-".repeat(72)}\n\n`;
  return [`This page of Holdover carries the work of others, under the licences below.\n`, ...parts].join(rule);
}
