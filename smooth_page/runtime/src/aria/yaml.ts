/**
 * As much of YAML as aria snapshots need: block sequences and maps, plain, quoted and block scalars, comments, and
 * flow collections on one line. Errors read as those of the library that Playwright uses.
 */
import { Flow } from "./yaml_flow";
import { NULL, plain, QUOTED, stripComment, unquoted, type Yaml } from "./yaml_scalars";

export class YamlError extends Error {}

/** Undefined for a text without content. */
export function parseYaml(source: string): Yaml | undefined {
  return new Reader(source).document();
}

interface Line {
  /**
   * The column of the content. Sequence markers become spaces when the item is read, so that it can be parsed on its
   * own.
   */
  indent: number;
  text: string;
  number: number;
}

class Reader {
  private readonly source: string[];
  private readonly lines: Line[] = [];
  private at = 0;

  constructor(text: string) {
    this.source = text.split("\n");
    let inBlock = -1;
    for (const [index, raw] of this.source.entries()) {
      const line = { indent: raw.search(/\S|$/), text: raw.trimEnd(), number: index };
      const ofBlock = inBlock >= 0 && (!line.text || line.indent > inBlock);
      if (!ofBlock) {
        inBlock = /(?:^|[:\-] )[|>][+-]?$/.test(line.text.trimStart()) ? line.indent : -1;
        if (!line.text.trim() || /^\s*#/.test(raw) || /^(%|\.\.\.$)/.test(raw)) continue;
        if (/^ *\t/.test(raw)) this.fail("Tabs are not allowed as indentation", line, raw.indexOf("\t"));
        if (/^---(\s|$)/.test(raw)) {
          if (this.lines.length)
            this.fail("Source contains multiple documents; please use YAML.parseAllDocuments()", line, 0);
          continue;
        }
      }
      this.lines.push(line);
    }
  }

  document(): Yaml | undefined {
    if (!this.lines.some(({ text }) => text)) return undefined;
    const value = this.block(0);
    const rest = this.lines[this.at];
    if (rest) this.fail(`Unexpected ${rest.text.trim().startsWith("-") ? "seq-item-ind" : "scalar"} at node end`, rest);
    return value;
  }

  private block(indent: number): Yaml {
    const line = this.lines[this.at];
    if (!line || line.indent < indent) return NULL;
    if (isItem(line)) return this.sequence(line.indent);
    if (this.colon(line) >= 0) return this.map(line.indent);
    return this.inline(line, line.indent, indent);
  }

  private sequence(indent: number): Yaml {
    const items: Yaml[] = [];
    for (let line; (line = this.lines[this.at]) && line.indent >= indent && isItem(line);) {
      if (line.indent > indent) this.fail("All sequence items must start at the same column", line);
      items.push(this.item(line, indent));
    }
    return { kind: "sequence", items };
  }

  private item(line: Line, indent: number): Yaml {
    const rest = stripComment(content(line).slice(1));
    if (!rest.trim()) {
      this.at++;
      return this.block(indent + 1);
    }
    line.text = " ".repeat(indent + 1) + line.text.slice(indent + 1);
    line.indent = line.text.search(/\S/);
    return this.block(line.indent);
  }

  private map(indent: number): Yaml {
    const entries: [Yaml, Yaml][] = [];
    for (let line; (line = this.lines[this.at]) && line.indent === indent && !isItem(line);) {
      const colon = this.colon(line);
      if (colon < 0) this.fail("Implicit keys need to be on a single line", line);
      const key = this.scalar(line, content(line).slice(0, colon).trim(), indent);
      const start = indent + colon + 1;
      const rest = stripComment(line.text.slice(start)).trim();
      const column = line.text.indexOf(rest, start);
      entries.push([key, rest ? this.value(line, column, indent) : this.below(indent)]);
    }
    return { kind: "map", entries };
  }

  /** The block below a key. The items of a sequence may be indented as little as the key. */
  private below(indent: number): Yaml {
    this.at++;
    const next = this.lines[this.at];
    return next && isBelow(next, indent) ? this.block(next.indent) : NULL;
  }

  private value(line: Line, column: number, indent: number): Yaml {
    const rest = line.text.slice(column);
    if (/^-(\s|$)/.test(rest)) this.fail("Unexpected block-seq-ind on same line with key", line, column);
    if (/^[^"'[{|>].*?:(\s|$)/.test(stripComment(rest)) && !rest.startsWith("&"))
      this.fail("Nested mappings are not allowed in compact mappings", line, column);
    const value = this.inline(line, column, indent + 1);
    const next = this.lines[this.at];
    if (next && isBelow(next, indent)) this.fail("A block sequence may not be used as an implicit map key", next, 0);
    return value;
  }

  /** A scalar or flow collection that begins in this line. Plain text continues in lines with deeper indentation. */
  private inline(line: Line, column: number, indent: number): Yaml {
    this.at++;
    let text = stripComment(line.text.slice(column)).trim();
    if (/^[|>][+-]?$/.test(text)) return this.blockScalar(text, indent);
    text = text.replace(/^(?:[!&]\S*\s*)+/, "");
    if (/^[[{]/.test(text)) return new Flow(text, (end, what) => this.fail(what, line, column + end)).read();
    if (!/^["']/.test(text))
      for (
        let next;
        (next = this.lines[this.at]) && next.indent >= indent && indent > 0 && this.colon(next) < 0;
        this.at++
      )
        text += " " + stripComment(content(next)).trim();
    return this.scalar(line, text, column);
  }

  private blockScalar(header: string, indent: number): Yaml {
    const texts: string[] = [];
    for (let line; (line = this.lines[this.at]) && (line.indent >= indent || !line.text); this.at++)
      texts.push(line.text.trim());
    const value = texts.join(header.startsWith("|") ? "\n" : " ");
    return { kind: "scalar", value: header.endsWith("-") ? value : value + "\n", string: true };
  }

  /** The position of a key's colon in the line's content; -1 if there is no key. */
  private colon(line: Line): number {
    const text = content(line);
    const quoted = QUOTED.exec(text);
    if (quoted) return /^\s*:(\s|$)/.test(text.slice(quoted[0].length)) ? text.indexOf(":", quoted[0].length) : -1;
    return /^["'[{]/.test(text) ? -1 : stripComment(text).search(/:(\s|$)/);
  }

  private scalar(line: Line, text: string, column: number): Yaml {
    const quote = /^["']/.exec(text)?.[0];
    if (quote) return this.quoted(line, text, column, quote);
    if (text.startsWith("*")) return { kind: "alias" };
    const reserved = /^[@`%]/.exec(text)?.[0];
    const kind = reserved === "%" ? "directive indicator" : "reserved";
    if (reserved)
      this.fail(`Plain value cannot start with ${kind} character ${reserved}`, line, line.text.indexOf(text));
    return plain(text);
  }

  private quoted(line: Line, text: string, column: number, quote: string): Yaml {
    const match = QUOTED.exec(text);
    if (!match) this.fail(`Missing closing ${quote}quote`, line, line.text.length);
    const rest = text.slice(match[0].length);
    if (rest.trim()) this.fail("Unexpected scalar at node end", line, column + match[0].length + rest.search(/\S/));
    return { kind: "scalar", value: unquoted(match), string: true };
  }

  private fail(what: string, line: Line, column = line.indent): never {
    const shown = this.source.slice(Math.max(line.number - 1, 0), line.number + 1).join("\n");
    const place = `line ${line.number + 1}, column ${column + 1}`;
    throw new YamlError(`${what} at ${place}:\n\n${shown}\n${" ".repeat(column)}^\n`);
  }
}

function isItem(line: Line): boolean {
  return /^-(\s|$)/.test(content(line));
}

function isBelow(line: Line, indent: number): boolean {
  return line.indent > indent || (line.indent === indent && isItem(line));
}

function content(line: Line): string {
  return line.text.slice(line.indent);
}
