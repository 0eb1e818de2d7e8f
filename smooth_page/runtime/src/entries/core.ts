/** The core chunk. The turn's text calls `install` and then `turn` (see smooth_page/_shared/turn_text.py). */
export { install } from "../kernel/install";
