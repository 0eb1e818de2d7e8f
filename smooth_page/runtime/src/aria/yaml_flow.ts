/** Flow collections of YAML, on one line. */
import { NULL, plain, QUOTED, unquoted, type Yaml } from "./yaml_scalars";

/** `[a, b]` and `{a: b}`. */
export class Flow {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly fail: (end: number, what: string) => never,
  ) {}

  read(): Yaml {
    const open = this.text[this.at]!;
    if (open !== "[" && open !== "{") return this.scalar();
    const close = open === "[" ? "]" : "}";
    const items: Yaml[] = [];
    const entries: [Yaml, Yaml][] = [];
    for (this.at++, this.space(); this.text[this.at] !== close; this.space()) {
      if (this.at >= this.text.length) {
        const what = open === "[" ? "sequence" : "map";
        this.fail(this.at, `Flow ${what} in block collection must be sufficiently indented and end with a ${close}`);
      }
      const item = this.read();
      this.space();
      let value = NULL;
      if (this.text[this.at] === ":") {
        this.at++;
        this.space();
        value = this.read();
        this.space();
      }
      items.push(item);
      entries.push([item, value]);
      if (this.text[this.at] === ",") this.at++;
    }
    this.at++;
    return open === "[" ? { kind: "sequence", items } : { kind: "map", entries };
  }

  private scalar(): Yaml {
    const rest = this.text.slice(this.at);
    const quoted = QUOTED.exec(rest);
    const text = quoted?.[0] ?? /^(?:[^,:[\]{}]|:(?=[^\s,\]}]))*/.exec(rest)![0];
    this.at += text.length || 1;
    if (!quoted) return plain(text.trim());
    return { kind: "scalar", value: unquoted(quoted), string: true };
  }

  private space(): void {
    while (this.text[this.at] === " ") this.at++;
  }
}
