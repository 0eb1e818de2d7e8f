/** PLACEHOLDER until the kernel room is built: the interface that operations rely on. */
import type { FrameId, Handle, News, Settings } from "../contract";
import type { Operations } from "./operation";
import type { Realm } from "./realms";

export interface Kernel {
  readonly doc: string;
  readonly settings: Settings;
  /** Registered selector engines of this turn: what gives the engine object, or a function returning it (selectors/custom.ts). */
  readonly engines: Record<string, () => unknown>;
  /** ms, monotonic, the browser's own clock even when the page's clock is faked. */
  now(): number;
  register(chunk: string, operations: Operations): void;
  main(): Realm;
  /** Throws a `detached` failure. */
  realm(frame: FrameId): Realm;
  realms(): Realm[];
  /** The realm of a node's document; undefined for a document without a frame. */
  realmOf(node: Node): Realm | undefined;
  /** The realm inside an <iframe>; undefined while it is out of reach (another origin). */
  realmIn(element: Element): Realm | undefined;
  tell(news: Omit<News, "seq">): void;
  hold(object: unknown): Handle;
  /** Throws a `detached` failure when the handle belongs to another document or was disposed of. */
  held(handle: Handle): unknown;
}
