/** Acting on a page: sent with a document's first action. */
import { operations as actions } from "../actions/operations";
import { operations as input } from "../input/operations";
import { PageInput } from "../input/page_input";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_actions: (kernel: Kernel) => void;

__smooth_actions = (kernel) => {
  kernel.input ??= new PageInput(kernel);
  kernel.register("actions", { ...actions, ...input });
};
