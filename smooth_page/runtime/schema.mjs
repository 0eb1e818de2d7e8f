/**
 * Prints the schema of the wire as JSON: `node schema.mjs`. Called by ../../scripts/generate_protocol.py.
 *
 * - `types`: the types that these need, each with its file, and after those that it needs itself.
 * - `operations`: the entries of `Commands` (src/commands.ts), each with its file and the chunk in which it lives. The
 *   chunk of an operation is the one whose entry (src/entries) imports the table in which the operation is registered.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { SyntaxKind } from "typescript/unstable/ast";
import { API, SymbolFlags } from "typescript/unstable/sync";

const here = import.meta.dirname;
const source = resolve(here, "src");
const api = new API();
const config = resolve(here, "tsconfig.json");
const project = api.updateSnapshot({ openProject: config }).getProject(config);
const { checker, program } = project;

const fail = (node, text) => {
  throw new Error(`${node.getSourceFile().fileName}: ${text}: ${node.getText()}`);
};
const declarationOf = (symbol) => symbol.declarations[0].resolve(project);
const fileOf = (node) => relative(source, node.getSourceFile().fileName).replace(/\.ts$/, "");
const docOf = (symbol) => checker.getDocumentationCommentOfSymbol(symbol).replace(/\s+/g, " ").trim();

// -- types ------------------------------------------------------------------------------------------------------------

const KEYWORDS = new Map([
  [SyntaxKind.StringKeyword, "string"],
  [SyntaxKind.NumberKeyword, "number"],
  [SyntaxKind.BooleanKeyword, "boolean"],
  [SyntaxKind.UnknownKeyword, "unknown"],
]);

/** A type as written: names stay names, so that Python has the same ones. */
function typeOf(node) {
  if (KEYWORDS.has(node.kind)) return KEYWORDS.get(node.kind);
  switch (node.kind) {
    case SyntaxKind.ParenthesizedType:
      return typeOf(node.type);
    case SyntaxKind.NamedTupleMember:
      return typeOf(node.type);
    case SyntaxKind.LiteralType:
      return literal(node.literal);
    case SyntaxKind.ArrayType:
      return { list: typeOf(node.elementType) };
    case SyntaxKind.TupleType:
      return node.elements.some(({ kind }) => kind === SyntaxKind.RestType)
        ? { nonempty: typeOf(node.elements[0]) } // [T, ...T[]]
        : { tuple: node.elements.map(typeOf) };
    case SyntaxKind.UnionType:
      return { union: node.types.map(typeOf) };
    case SyntaxKind.TypeReference:
      return reference(node);
    case SyntaxKind.TypeLiteral:
      if (node.members.length === 1 && node.members[0].kind === SyntaxKind.IndexSignature) return { record: ["string", typeOf(node.members[0].type)] };
    // falls through
    default:
      return fail(node, "give this type a name of its own, for the schema");
  }
}

function literal(node) {
  if (node.kind === SyntaxKind.NullKeyword) return "null";
  if (node.kind === SyntaxKind.TrueKeyword) return { literal: true };
  if (node.kind === SyntaxKind.FalseKeyword) return { literal: false };
  return { literal: JSON.parse(node.getText()) };
}

function reference(node) {
  const name = node.typeName.getText();
  if (name === "Record") return { record: node.typeArguments.map(typeOf) };
  if (node.typeArguments) fail(node, "the schema knows no generic types but Record");
  describe(checker.getSymbolAtLocation(node.typeName));
  return { name };
}

/** Types by name, in an order in which each comes after those that it needs; undefined while one is being described. */
const types = new Map();

function describe(symbol) {
  if (symbol.flags & SymbolFlags.Alias) return describe(checker.getAliasedSymbol(symbol)); // an import
  const { name } = symbol;
  if (types.has(name)) return;
  types.set(name, undefined);
  const node = declarationOf(symbol);
  const described = { name, file: fileOf(node), doc: docOf(symbol) };
  if (node.kind === SyntaxKind.InterfaceDeclaration) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    described.fields = fieldsOf(type);
    described.open = checker.getIndexInfosOfType(type).length > 0;
  } else described.type = typeOf(node.type);
  types.delete(name);
  types.set(name, described);
}

/** The fields of an object type, those of the types that it extends or joins included. */
function fieldsOf(type) {
  return checker.getPropertiesOfType(type).map((symbol) => {
    const { type: node } = declarationOf(symbol);
    return { name: symbol.name, type: typeOf(node), optional: (symbol.flags & SymbolFlags.Optional) !== 0, doc: docOf(symbol) };
  });
}

// -- chunks -----------------------------------------------------------------------------------------------------------

const childrenOf = (node) => {
  const children = [];
  node.forEachChild((child) => void children.push(child));
  return children;
};

/** The files that a file imports at run time. */
function importsOf(file) {
  return program.getSourceFile(file).statements.flatMap(({ moduleSpecifier, importClause, exportClause }) => {
    if (!moduleSpecifier?.text.startsWith(".") || isTypeOnly(importClause) || exportClause?.isTypeOnly) return [];
    return [`${resolve(dirname(file), moduleSpecifier.text)}.ts`];
  });
}

function isTypeOnly(clause) {
  if (!clause) return false;
  if (clause.phaseModifier === SyntaxKind.TypeKeyword || clause.isTypeOnly) return true;
  const names = clause.namedBindings?.elements;
  return !clause.name && names !== undefined && names.every((name) => name.isTypeOnly);
}

/** The files that an entry needs, itself included. */
function filesOf(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const file of importsOf(entry)) filesOf(file, found);
  return found;
}

/** The names in a file's tables of operations. */
function registeredIn(file) {
  const names = [];
  const visit = (node) => {
    if (node.kind === SyntaxKind.ObjectLiteralExpression) {
      const expected = checker.getContextualType(node);
      if (expected?.getAliasSymbol()?.name === "Operations")
        for (const { name } of node.properties) if (name) names.push(name.text);
    }
    childrenOf(node).forEach(visit);
  };
  visit(program.getSourceFile(file));
  return names;
}

/** What an entry registers its operations as. An entry that takes the place of another one has that one's name. */
function nameOfChunk(entry) {
  return /\bregister\("(\w+)"/.exec(readFileSync(entry, "utf8"))?.[1] ?? basename(entry, ".ts");
}

function chunks() {
  const entries = readdirSync(resolve(source, "entries")).sort();
  const ofCore = filesOf(resolve(source, "entries", "core.ts"));
  const found = new Map();
  for (const entry of entries) {
    const chunk = nameOfChunk(resolve(source, "entries", entry));
    const files = [...filesOf(resolve(source, "entries", entry))];
    for (const file of chunk === "core" ? files : files.filter((file) => !ofCore.has(file)))
      for (const name of registeredIn(file)) {
        if (found.has(name) && found.get(name) !== chunk) throw new Error(`${name} lives in ${found.get(name)} and in ${chunk}`);
        found.set(name, chunk);
      }
  }
  return found;
}

// -- operations -------------------------------------------------------------------------------------------------------

function operations() {
  const chunkOf = chunks();
  const file = program.getSourceFile(resolve(source, "commands.ts"));
  const { name } = file.statements.find((node) => node.name?.text === "Commands");
  const commands = checker.getDeclaredTypeOfSymbol(checker.getSymbolAtLocation(name));
  return checker.getPropertiesOfType(commands).map((symbol) => {
    const declaration = declarationOf(symbol);
    const { type } = declaration;
    const entry = Object.fromEntries(type.members.map((member) => [member.name.text, member.type]));
    const chunk = chunkOf.get(symbol.name);
    if (!chunk) throw new Error(`${symbol.name} is in commands.ts, but no chunk registers it`);
    return {
      name: symbol.name,
      file: fileOf(declaration),
      doc: docOf(symbol),
      chunk,
      params: fieldsOf(checker.getTypeFromTypeNode(entry.params)),
      result: typeOf(entry.result),
      acts: entry.acts !== undefined,
      reads: entry.reads !== undefined,
      needs: entry.needs ? needsOf(entry.needs) : {},
    };
  });
}

/** { chunk: true } or { chunk: { parameter: value } }. */
function needsOf(node) {
  return Object.fromEntries(
    node.members.map(({ name, type }) => [name.text, type.kind === SyntaxKind.LiteralType ? {} : conditionOf(type)]),
  );
}

const conditionOf = ({ members }) => Object.fromEntries(members.map(({ name, type }) => [name.text, literal(type.literal).literal]));

/** What is not a part of an operation. */
const ROOTS = ["Tagged", "Message", "Reply", "Absent", "Held", "Decision", "SocketAction", "EmulationSettings", "News"];

for (const file of readdirSync(resolve(source, "contract")).sort())
  for (const { name } of program.getSourceFile(resolve(source, "contract", file)).statements)
    if (ROOTS.includes(name?.text)) describe(checker.getSymbolAtLocation(name));
const described = operations();
console.log(JSON.stringify({ types: [...types.values()], operations: described }));
api.close();
