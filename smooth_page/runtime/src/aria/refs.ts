import type { Kernel } from "../kernel/kernel";

export function elementOfRef(_kernel: Kernel, _ref: string): Element[] {
  throw new Error("not built");
}
