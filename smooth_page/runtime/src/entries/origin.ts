/** What an origin keeps. The companion evaluates this chunk in documents of the origin, in a world apart from their scripts. */
import { OriginStorage } from "../storage/origin_storage";

declare let __smooth_origin: () => OriginStorage;

__smooth_origin = () => new OriginStorage(window);
