/** A connection to the browser's DevTools, with all targets' sessions on it. */
import type { Method, Params, Result } from "./host";

/** What the browser puts into the engine's hidden page (`Target.exposeDevToolsProtocol`). */
export interface Binding {
  send(message: string): void;
  onmessage: (message: string) => void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** `session` is undefined for events of the browser itself. */
export type OnEvent = (session: string | undefined, method: string, params: unknown) => void;

export class Devtools {
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<OnEvent>();

  constructor(private readonly binding: Binding) {
    binding.onmessage = (message) => this.#received(JSON.parse(message) as Message);
  }

  listen(listener: OnEvent): void {
    this.#listeners.add(listener);
  }

  forget(listener: OnEvent): void {
    this.#listeners.delete(listener);
  }

  /** Rejects with the browser's message. It gives no answer if the target ends before. */
  send<M extends Method>(method: M, params?: Params<M>, session?: string): Promise<Result<M>> {
    const id = ++this.#last;
    const sent = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.binding.send(JSON.stringify({ id, method, params: params ?? {}, ...(session && { sessionId: session }) }));
    return sent as Promise<Result<M>>;
  }

  #received({ id, sessionId, method, params, result, error }: Message): void {
    if (method !== undefined) {
      for (const listener of [...this.#listeners]) listener(sessionId, method, params);
      return;
    }
    const waiting = this.#waiting.get(id!);
    this.#waiting.delete(id!);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
