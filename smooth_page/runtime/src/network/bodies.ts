/** Bodies of responses, kept for `response.body()`: the latest ones, up to a limit. */
import type { Kernel } from "../kernel/kernel";

const MOST_BYTES = 50_000_000;
const MOST_BODIES = 2000;

interface Kept {
  body: Promise<Blob>;
  size: number;
}

const byKernel = new WeakMap<Kernel, Map<string, Kept>>();

export function keepBody(kernel: Kernel, request: string, body: Promise<Blob>): void {
  const bodies = byKernel.get(kernel) ?? new Map<string, Kept>();
  byKernel.set(kernel, bodies);
  const kept: Kept = { body, size: 0 };
  bodies.set(request, kept);
  void measure(kernel, bodies, kept);
}

export function keptBody(kernel: Kernel, request: string): Promise<Blob> | undefined {
  return byKernel.get(kernel)?.get(request)?.body;
}

async function measure(kernel: Kernel, bodies: Map<string, Kept>, kept: Kept): Promise<void> {
  try {
    kept.size = (await kept.body).size;
  } catch {
    return; // reported when the body is read
  }
  kernel.inside(() => makeRoom(bodies));
}

function makeRoom(bodies: Map<string, Kept>): void {
  let total = 0;
  for (const { size } of bodies.values()) total += size;
  for (const [request, { size }] of bodies) {
    if (total <= MOST_BYTES && bodies.size <= MOST_BODIES) return;
    bodies.delete(request);
    total -= size;
  }
}
