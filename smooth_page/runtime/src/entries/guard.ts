/**
 * Loaded before everything else, as the other chunks are evaluated inside the guard. Chunks hand over what they make
 * through a variable of the turn's text: the export helpers of a bundler rely on builtins that a page may have broken.
 */
import { Guard } from "../kernel/guard";

declare let __smooth_guard: Guard;
declare const __smooth_fresh: boolean | undefined;

__smooth_guard = new Guard(window, __smooth_fresh === true);
