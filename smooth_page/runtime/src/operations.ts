/** Every operation of the core chunk, by room. Those of other chunks are registered in entries/. */
import type { Operations } from "./kernel/operation";
import { operations as values } from "./values/operations";
import { operations as reading } from "./reading/operations";
import { operations as waiting } from "./waiting/operations";
import { operations as page } from "./page/operations";
import { operations as observe } from "./observe/operations";

export const core: Operations = {
  ...values,
  ...reading,
  ...waiting,
  ...page,
  ...observe,
};
