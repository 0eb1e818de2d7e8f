/** The clock under the user's control: sent when it is first used. */
import { clockOf, operations } from "../clock/operations";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_clock: (kernel: Kernel) => void;

__smooth_clock = (kernel) => {
  kernel.adoptClock = () => kernel.outside(() => clockOf(kernel).adopt());
  kernel.register("clock", operations, kernel.adoptClock);
};
