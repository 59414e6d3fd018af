// Lets Node import the page's TypeScript: each file is transformed by the bundler that the page is built with.
import { readFile } from "node:fs/promises";
import { createRequire, register } from "node:module";
import { fileURLToPath } from "node:url";

export const page = new URL("../../../src/Page/", import.meta.url);
const { transform } = createRequire(page)("esbuild");

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), "utf8"), { loader: "ts", format: "esm" });
  return { format: "module", source: code, shortCircuit: true };
}

/** Imports a module of the page by its name. */
export async function ofPage(name) {
  register(import.meta.url);
  return import(new URL(`source/${name}.ts`, page));
}
