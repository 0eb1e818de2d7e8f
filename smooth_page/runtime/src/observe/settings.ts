/** Who wants to know when Python changes its settings. */
import type { SettingsListener } from "../kernel/kernel";

export const settingsListeners: SettingsListener[] = [];
