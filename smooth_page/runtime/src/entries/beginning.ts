/** What documents begin with where the session has the companion. It puts this chunk into them, with the others that make a kernel. */
import { Beginning, type Parts } from "../companion/beginning";

declare let __smooth_beginning: Beginning;
declare const __smooth_parts: Parts;

__smooth_beginning = new Beginning(__smooth_parts);
