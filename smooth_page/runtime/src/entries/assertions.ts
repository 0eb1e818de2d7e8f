/** Assertions: sent with a document's first one. */
import { operations } from "../assertions/operations";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_assertions: (kernel: Kernel) => void;

__smooth_assertions = (kernel) => kernel.register("assertions", operations);
