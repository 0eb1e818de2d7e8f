/** What one target emulates: DevTools commands that follow from the settings. Those that have changed are sent. */
import type { EmulationSettings } from "../../../runtime/src/contract";
import type { Params } from "../hosts/host";
import type { Target } from "../target";
import { clientHints } from "./client_hints";

type Command =
  | "Emulation.setDeviceMetricsOverride"
  | "Emulation.setEmulatedMedia"
  | "Emulation.setGeolocationOverride"
  | "Emulation.setLocaleOverride"
  | "Emulation.setTimezoneOverride"
  | "Emulation.setTouchEmulationEnabled"
  | "Emulation.setUserAgentOverride"
  | "Security.setIgnoreCertificateErrors";

/** Parameters for the settings; for none, those that leave the browser as it is. */
const COMMANDS: { [M in Command]: (settings: EmulationSettings) => Params<M> } = {
  "Emulation.setUserAgentOverride": ({ userAgent = "", locale, mobile }) => ({
    userAgent,
    ...(locale ? { acceptLanguage: locale } : {}),
    ...(userAgent ? { userAgentMetadata: clientHints(userAgent, !!mobile) } : {}),
  }),
  "Emulation.setLocaleOverride": ({ locale = "" }) => ({ locale }),
  "Emulation.setTimezoneOverride": ({ timeZone = "" }) => ({ timezoneId: timeZone }),
  "Emulation.setGeolocationOverride": ({ geolocation }) => geolocation ?? {},
  "Emulation.setTouchEmulationEnabled": ({ touch = false }) => ({ enabled: touch }),
  "Emulation.setEmulatedMedia": media,
  "Emulation.setDeviceMetricsOverride": metrics,
  "Security.setIgnoreCertificateErrors": ({ unchecked = false }) => ({ ignore: unchecked }),
};

const METRICS = "Emulation.setDeviceMetricsOverride";
/** What workers have of it. */
const OF_WORKERS = new Set(["Emulation.setUserAgentOverride"]);

function media({ media = {} }: EmulationSettings) {
  const { media: type, colorScheme, contrast, forcedColors, reducedMotion } = media;
  const features = {
    "prefers-color-scheme": colorScheme,
    "prefers-contrast": contrast,
    "prefers-reduced-motion": reducedMotion,
    "forced-colors": forcedColors,
  };
  return {
    media: given(type),
    features: Object.entries(features).map(([name, value]) => ({ name, value: given(value) })),
  };
}

/** "null" ends the emulation. */
const given = (value: string | undefined) => (value === undefined || value === "null" ? "" : value);

function metrics({ viewport, screen, scale, mobile = false }: EmulationSettings): Params<"Emulation.setDeviceMetricsOverride"> {
  if (!viewport) return { width: 0, height: 0, deviceScaleFactor: 0, mobile: false };
  const { width, height } = viewport;
  const landscape = width > height;
  return {
    width,
    height,
    screenWidth: screen?.width ?? width,
    screenHeight: screen?.height ?? height,
    deviceScaleFactor: scale ?? 1,
    mobile,
    screenOrientation:
      mobile && !landscape ? { type: "portraitPrimary", angle: 0 } : { type: "landscapePrimary", angle: mobile ? 90 : 0 },
  };
}

export class Emulation {
  /** The parameters of the latest commands. */
  readonly #present = new Map<string, string>();

  /** The size that the window got last. */
  #window: string | undefined;

  /** How many images are being taken: the browser itself changes the size for those of a whole document. */
  #undisturbed = 0;

  constructor(private readonly target: Target) {}

  async apply(settings: EmulationSettings): Promise<void> {
    const sent = Object.entries(COMMANDS).map(([name, params]) => this.#apply(name as Command, params(settings), params({})));
    await Promise.all([...sent, this.#resize(settings)]);
  }

  /** The window, too, has the size that is emulated. */
  async #resize({ viewport }: EmulationSettings): Promise<void> {
    const { tab, type } = this.target;
    const { host } = tab.companion;
    const key = JSON.stringify(viewport);
    if (type !== "page" || !host.resize || !viewport || key === this.#window) return;
    this.#window = key;
    await host.resize(tab.id, viewport).catch(() => undefined); // it is being closed
  }

  /** The page has another size. Another client of the browser may have set it: then the size in the settings is set again. */
  async resized(settings: EmulationSettings): Promise<void> {
    if (this.#undisturbed === 0 && settings.viewport && this.#present.has(METRICS)) await this.target.send(METRICS, metrics(settings));
  }

  /** Leaves the size alone while an image is taken. */
  async undisturbed<T>(action: () => Promise<T>): Promise<T> {
    this.#undisturbed++;
    try {
      return await action();
    } finally {
      this.#undisturbed--;
    }
  }

  #concerns(name: Command): boolean {
    if (!this.target.hasDocuments) return OF_WORKERS.has(name);
    return name !== METRICS || this.target.type === "page";
  }

  async #apply<M extends Command>(name: M, params: Params<M>, none: Params<M>): Promise<void> {
    if (!this.#concerns(name)) return;
    const key = JSON.stringify(params);
    if ((this.#present.get(name) ?? JSON.stringify(none)) === key) return;
    this.#present.set(name, key);
    try {
      await this.target.send(name, params);
    } catch (error) {
      // Locale and time zone belong to a process, which another target may share. Extensions do not have the domain Security.
      if (!/already in effect|wasn't found/.test(String(error))) throw error;
    }
  }
}
