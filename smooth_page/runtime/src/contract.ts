/**
 * What Python and the page send each other, one file for each subject. `scripts/generate_protocol.py` writes
 * smooth_page/_protocol/contract from these.
 *
 * One turn is one `evaluate_js` event: Python hands the kernel a `Message`, the kernel returns a `Reply`.
 */
export type * from "./contract/values";
export type * from "./contract/decisions";
export type * from "./contract/settings";
export type * from "./contract/messages";
export type * from "./contract/calls";
export type * from "./contract/news";
