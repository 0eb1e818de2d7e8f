/** Acting on a page whose session has the companion, with the browser's own input: takes the place of `actions`. */
import { operations as actions } from "../actions/operations";
import { operations as input } from "../input/operations";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_native_actions: (kernel: Kernel) => void;

__smooth_native_actions = (kernel) => kernel.register("actions", { ...actions, ...input });
