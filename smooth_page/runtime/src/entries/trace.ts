/** Traces: sent while a trace is recorded. */
import type { Kernel } from "../kernel/kernel";
import { Tracer } from "../tracing/tracer";

declare let __smooth_trace: (kernel: Kernel) => void;

__smooth_trace = (kernel) => {
  if (kernel.tracer) return;
  const tracer = (kernel.tracer = new Tracer(kernel));
  kernel.register("trace", { "trace.pictures": { run: () => tracer.late() } });
};
