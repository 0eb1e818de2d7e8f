/**
 * Bundles the worker of the extension and the hidden page of the embedded engine: `node build.mjs OUTDIR`. Called by
 * ../../hatch_build.py, which makes the extension's zip.
 */
import { resolve } from "node:path";
import { build } from "../runtime/node_modules/esbuild/lib/main.js";

await build({
  entryPoints: ["worker", "hidden_page"].map((name) => resolve(import.meta.dirname, "src", `${name}.ts`)),
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  format: "iife",
  logLevel: "error",
});
