/** The licences of the packages whose code a bundle contains: they ask that their text goes with every copy. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const HEAD = `The scripts in smooth_page/runtime/dist contain code of these packages, minified by esbuild.
Written when the scripts are bundled (smooth_page/runtime/licences.mjs); don't edit.
`;
const RULE = "-".repeat(80);

/** The text for the source files of a bundle: for each package its name, version, address and licence. */
export function licences(files) {
  const folders = new Set([...files].map((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0]));
  const sections = [...folders].filter(Boolean).sort().map(section);
  return [HEAD, ...sections].join(`\n${RULE}\n\n`);
}

function section(folder) {
  const { name, version, license, repository } = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (!texts.length) throw new Error(`${name} has no licence file: add its text by hand`);
  const text = texts.map((file) => readFileSync(resolve(folder, file), "utf8").trim()).join("\n\n");
  const source = /[\w.-]+\.\w+\/[\w.-]+\/[\w.-]+?(?=\.git$|$)/.exec(repository.url ?? repository);
  return `${name} ${version} (${license})\nhttps://${source}\n\n${text}\n`;
}
