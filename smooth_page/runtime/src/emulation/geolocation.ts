/** The emulated position, for origins with that permission. */
import { stateOf } from "./permissions";
import type { AnyWindow, Part, Settings } from "./settings";
import { callInstead } from "./replace";

type Succeeded = (position: GeolocationPosition) => void;
type Failed = ((error: GeolocationPositionError) => void) | null | undefined;
const NAME = "geolocation";
const DENIED = 1;
const UNAVAILABLE = 2;
const INSECURE = "Only secure origins are allowed (see: https://goo.gl/Y0ZkNV).";

export const geolocation: Part = {
  settings: ["geolocation", "granted"],
  install(window, settings) {
    const { prototype } = window.Geolocation;
    const watches = new Map<number, () => void>();
    let last = 0;
    const { setTimeout } = window; // not the page's own, whose clock may be paused
    const look = (succeeded: Succeeded, failed: Failed) => () => setTimeout(() => tell(window, settings, succeeded, failed));
    callInstead(prototype, "getCurrentPosition", (_, __, [succeeded, failed]) => void look(succeeded, failed)());
    callInstead(prototype, "watchPosition", (_, __, [succeeded, failed]) => {
      watches.set(++last, look(succeeded, failed));
      watches.get(last)?.();
      return last;
    });
    callInstead(prototype, "clearWatch", (_, __, [id]) => void watches.delete(id));
    return () => {
      for (const again of watches.values()) again();
    };
  },
};

function tell(window: AnyWindow, settings: Settings, succeeded: Succeeded, failed: Failed): void {
  const { geolocation: place } = settings;
  if (!window.isSecureContext) return failed?.(failure(window, DENIED, INSECURE));
  if (stateOf(window, settings, NAME) !== "granted") return failed?.(failure(window, DENIED, "User denied Geolocation"));
  if (!place) return failed?.(failure(window, UNAVAILABLE, "Position unavailable"));
  const { accuracy, latitude, longitude } = place;
  const unknown = { altitude: null, altitudeAccuracy: null, heading: null, speed: null };
  const coords = like(window.GeolocationCoordinates, { accuracy, latitude, longitude, ...unknown });
  succeeded(like(window.GeolocationPosition, { coords, timestamp: Date.now() }));
}

function failure(window: AnyWindow, code: number, message: string): GeolocationPositionError {
  return like(window.GeolocationPositionError, { code, message });
}

/** An instance with values of its own instead of the getters of its class. */
function like<T extends object>(type: { prototype: T }, values: Partial<T>): T {
  const described = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, enumerable: true, configurable: true }]),
  );
  const toJSON = { value: () => ({ ...values }), configurable: true };
  return Object.create(type.prototype, { ...described, toJSON }) as T;
}
