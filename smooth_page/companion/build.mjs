/** Bundles the worker: `node build.mjs OUTFILE`. Called by ../../hatch_build.py, which makes the extension's zip. */
import { resolve } from "node:path";
import { build } from "../runtime/node_modules/esbuild/lib/main.js";

await build({
  entryPoints: [resolve(import.meta.dirname, "src", "worker.ts")],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  format: "iife",
  logLevel: "error",
});
