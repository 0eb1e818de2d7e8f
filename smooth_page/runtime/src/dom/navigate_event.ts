/** The parts of the Navigation API's event that are used here. */
export interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean; key: string };
  navigationType: string;
  hashChange: boolean;
  downloadRequest: string | null;
  formData: unknown;
  /** In newer browsers: the link or form. */
  sourceElement?: Element | null;
  intercept(options?: unknown): void;
}
