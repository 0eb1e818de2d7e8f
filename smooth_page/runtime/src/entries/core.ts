/** The core chunk. The turn's text calls what it leaves in the variable (see smooth_page/_shared/turn_text.py). */
import { install } from "../kernel/install";

declare let __smooth_core: typeof install;

__smooth_core = install;
