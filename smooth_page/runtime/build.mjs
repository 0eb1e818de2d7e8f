/**
 * Bundles the runtime: `node build.mjs OUTDIR`. Called by ../../hatch_build.py.
 *
 * One script for each file in src/entries, which is a function that makes the chunk in a window (makers.mjs); that of the
 * emulation is a plain script. What the core has, the other chunks take from the core at run time: they
 * stay small, and a module exists once, with its state. So the core offers the modules that some chunk asks for.
 *
 * Beside the scripts stands licences.txt: the licences of the packages whose code is in them.
 */
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { licences } from "./licences.mjs";
import { beginningMaker, chunkMaker, coreMaker, guardMaker, originMaker, workerMaker } from "./makers.mjs";
import { passingNames } from "./passing_names.mjs";

const root = resolve(import.meta.dirname, "src");
const out = process.argv[2];
const chunks = readdirSync(resolve(root, "entries")).map((file) => basename(file, ".ts"));
// These share no modules: the guard and the beginning are there before the core, and `origin` and `worker` run without it.
const alone = ["guard", "beginning", "core", "origin", "worker"];

const options = (chunk) => ({
  entryPoints: [resolve(root, "entries", `${chunk}.ts`)],
  outfile: resolve(out, `${chunk}.js`),
  bundle: true,
  minify: true,
  target: "es2022",
  // With any other character, the browser would take twice as long to hand the text to each new document.
  charset: "ascii",
  format: "iife",
  logLevel: "error",
  alias: { util: resolve(root, "clock", "node_util.ts") },
});

/** Files that also run without the core: init scripts of the emulation, but not its media queries. */
const ITSELF = /\/src\/(emulation\/[^/]+$|kernel\/pristine)/;

/** A source file, changed so that named elements do not hide properties of documents (src/dom/unclobbered.ts). */
function textOf(path) {
  const unclobbered = resolve(root, "dom", "unclobbered");
  const text = readFileSync(path, "utf8");
  return path === `${unclobbered}.ts` || ITSELF.test(path) ? text : passingNames(text, fromFolder(path, unclobbered));
}

const past = {
  name: "past names",
  setup(hooks) {
    hooks.onLoad({ filter: /\/src\/.*\.ts$/, namespace: "file" }, ({ path }) => ({ contents: textOf(path), loader: "ts" }));
  },
};

const fromFolder = (path, module) => `./${relative(dirname(path), module)}`.replace("./..", "..");

/** The source files of a chunk. */
async function sources(chunk, plugins = []) {
  const { metafile } = await build({ ...options(chunk), plugins: [...plugins, past], write: false, metafile: true });
  return Object.keys(metafile.inputs)
    .filter((file) => !file.includes(":"))
    .map((file) => resolve(file));
}

/** The names of what a source file exports. */
async function exportsOf(file) {
  const { metafile } = await build({ entryPoints: [file], format: "esm", outdir: out, write: false, metafile: true });
  return Object.values(metafile.outputs)[0].exports;
}

/**
 * Resolves `virtual:shared` to a function that returns what a shared module exports. Documents that need no other chunk never
 * call it, so it makes nothing beforehand.
 */
const offering = (asked) => ({
  name: "offering",
  setup(hooks) {
    hooks.onResolve({ filter: /^virtual:shared$/ }, () => ({ path: "shared", namespace: "offered" }));
    hooks.onLoad({ filter: /.*/, namespace: "offered" }, () => {
      const modules = [...asked].sort().map(([file, names], index) => offered(file, `m${index}`, [...names].sort()));
      const imports = modules.map(({ imported }) => imported).join("\n");
      const cases = modules.map(({ found }) => found).join("\n");
      return { resolveDir: root, contents: `${imports}\nexport function shared(id) { switch (id) {\n${cases}\n} }` };
    });
  },
});

/** How the core imports a shared module, and how it finds it by its number. */
function offered(file, prefix, names) {
  const imported = names.map((name) => `${name} as ${prefix}_${name}`).join(", ");
  const made = names.map((name) => `${name}: ${prefix}_${name}`).join(", ");
  return {
    imported: `import { ${imported} } from ${JSON.stringify(file)};`,
    found: `case ${idOf(file)}: return { ${made} };`,
  };
}

/** Adds the names that a source file imports from a module of the core, except types. */
async function note(asked, importer, path, file) {
  const values = await exportsOf(file);
  const imports = textOf(importer).matchAll(/^import \{([^}]*)\} from "([^"]+)";/gm);
  const lists = [...imports].filter(([, , from]) => from === path).map(([, names]) => names);
  const names = lists.join(",").split(",").map((name) => name.trim().split(" as ")[0]);
  asked.set(file, new Set([...(asked.get(file) ?? []), ...names.filter((name) => values.includes(name))]));
}

/** Replaces imports of the core's modules by what `__smooth_shared` returns: names that a build has noted before, or all. */
const taking = (core, { notes, names }) => ({
  name: "taking",
  setup(hooks) {
    hooks.onResolve({ filter: /^\./ }, async ({ path, importer }) => {
      const file = resolve(dirname(importer), `${path}.ts`);
      if (!core.has(file)) return undefined;
      if (notes) await note(notes, importer, path, file);
      return { path: file, namespace: "taken" };
    });
    hooks.onLoad({ filter: /.*/, namespace: "taken" }, async ({ path }) => {
      const taken = names ? [...names.get(path)].sort() : await exportsOf(path);
      return { contents: `export const { ${taken.join(", ")} } = __smooth_shared(${idOf(path)});` };
    });
  },
});

const core = new Set((await sources("core", [offering(new Map())])).sort());
/** By which chunks ask for a module of the core. A number is shorter than its path, and both are built together. */
const idOf = (file) => [...core].indexOf(file);
/** What the other chunks take from the core: by module, the names. */
const asked = new Map();
const bundled = new Set();

/** Writes a chunk, and notes the files whose code is in it. */
async function write(chunk, plugins) {
  const { metafile } = await build({ ...options(chunk), plugins, metafile: true });
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput) bundled.add(file);
  }
}

for (const chunk of chunks.filter((name) => !alone.includes(name))) {
  const names = new Map();
  await sources(chunk, [taking(core, { notes: names })]);
  await write(chunk, [taking(core, { names }), past]);
  for (const [file, taken] of names) asked.set(file, new Set([...(asked.get(file) ?? []), ...taken]));
}
await write("core", [offering(asked), past]);
await write("guard", []);
await write("beginning", [past]);
await write("origin", [past]);
await write("worker", [past]);
writeFileSync(resolve(out, "licences.txt"), licences(bundled));

for (const chunk of chunks) {
  const file = resolve(out, `${chunk}.js`);
  writeFileSync(file, maker(chunk, readOnce(readFileSync(file, "utf8"))));
}

/** The arrow function around a bundle becomes one that the browser does not read twice (makers.mjs). */
function readOnce(text) {
  const around = /^(?:"use strict";)?\(\(\)=>\{/;
  if (!around.test(text)) throw new Error(`a bundle begins otherwise: ${text.slice(0, 60)}`);
  return text.replace("(()=>{", "(function(){");
}

function maker(chunk, text) {
  if (chunk === "emulation") return text;
  if (chunk === "guard") return guardMaker(text);
  if (chunk === "beginning") return beginningMaker(text);
  if (chunk === "origin") return originMaker(text);
  if (chunk === "worker") return workerMaker(text);
  return chunk === "core" ? coreMaker(text) : chunkMaker(chunk, text);
}
