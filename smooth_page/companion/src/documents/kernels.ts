/** The scripts by which the documents of a session get their kernels. */
import { chunksWithCompanion } from "../../../runtime/src/companion/replaced_chunks";
import { randomName } from "../../../runtime/src/kernel/random";
import type { Host, TabId } from "../hosts/host";
import type { Memory } from "../memory";
import { beginningScript, chunksScript, greetingScript, kernelScript, type Way } from "./scripts";

/** Chunks that most documents need in which something is done. */
const STOCK = ["native_actions", "assertions", "writing"];

export class Kernels {
  /** How documents reach the companion. */
  readonly way: Way = { name: `__${randomName()}`, key: randomName(), fresh: `__${randomName()}` };

  constructor(
    private readonly host: Host,
    private readonly memory: Memory,
  ) {}

  /** The script that makes the kernels of new documents, whatever Python wants. */
  async script(): Promise<string> {
    return kernelScript(this.way, await this.texts(["guard", "beginning", "core", "companion"]), await this.texts(STOCK));
  }

  /** The scripts that follow it in the new documents of a tab, before those of Python. */
  async beginning(tab: TabId): Promise<string[]> {
    const { entry } = this.memory;
    if (!entry) return [greetingScript(this.way)];
    const settings = this.memory.settingsOf(tab);
    const names = chunksWithCompanion(settings.chunks ?? []);
    const chunks = names.length ? [chunksScript(this.way, await this.texts(names))] : [];
    return [...chunks, beginningScript(this.way, entry, settings)];
  }

  /** The texts of chunks by their names. */
  async texts(names: string[]): Promise<Record<string, string>> {
    const texts = await Promise.all(names.map(async (name) => [name, await this.host.chunk(name)] as const));
    return Object.fromEntries(texts);
  }
}
