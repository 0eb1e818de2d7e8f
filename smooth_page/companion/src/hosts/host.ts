/** What the companion needs of the browser that it runs in. Each kind of browser has a host of its own beside this file. */
import type { Grant } from "../../../runtime/src/contract";
import type { Line, LineListener } from "../devtools/session";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping";

export type Commands = ProtocolMapping.Commands;
export type Method = keyof Commands;
export type Params<M extends Method> = Commands[M]["paramsType"][0];
export type Result<M extends Method> = Commands[M]["returnType"];

/** What the browser calls a tab. */
export type TabId = number | string;

/** What DevTools commands are sent to: a tab, or what it has attached to (a frame of another site, a worker). */
export interface Address {
  tab: TabId;
  /** Of the DevTools session; none for the tab itself. */
  session?: string;
}

export interface Listener {
  tabOpened(tab: TabId, opener: TabId | undefined): void;
  tabClosed(tab: TabId): void;
  /** The user, or another client, has taken the debugger away. */
  detached(tab: TabId, reason: string): void;
  event(from: Address, method: string, params: unknown): void;
}

export interface Size {
  width: number;
  height: number;
}

export interface Host {
  /** Is called once, before anything else. */
  listen(listener: Listener): void;
  /** Whether the browser takes the companion's navigations for those of another site. */
  readonly isOtherSite: boolean;
  tabs(): Promise<TabId[]>;
  /** Opens a tab that shows that address. */
  open(url: string): Promise<TabId>;
  /** Whether DevTools lets the companion navigate there. */
  navigates(url: string): boolean;
  close(tab: TabId): Promise<void>;
  activate(tab: TabId): Promise<void>;
  attach(tab: TabId): Promise<void>;
  /** Gives the tab's window that size. Absent: extensions know neither what is around a page, nor when a window has its size. */
  resize?(tab: TabId, size: Size): Promise<void>;
  /** Pages may use what is granted to them, and nothing else where anything is. Without grants, the browser decides. */
  grant(grants: Grant[]): Promise<void>;
  /** Sends a DevTools command. Rejects with the browser's message. */
  send<M extends Method>(to: Address, method: M, params?: Params<M>): Promise<Result<M>>;
  /** Opens another DevTools session with a target, apart from the companion's own. Absent: the browser gives none. */
  connect?(target: string, listener: LineListener): Promise<Line>;
  /** The text of a chunk of the runtime. */
  chunk(name: string): Promise<string>;
  /** What is kept while the browser stops the worker; undefined at the session's beginning. */
  recall<T>(): Promise<T | undefined>;
  remember(memory: unknown): Promise<void>;
}
