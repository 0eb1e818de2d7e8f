/** What is used of the navigation API's event: where a document is about to go. */
export interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean };
  navigationType: string;
  hashChange: boolean;
  downloadRequest: string | null;
  formData: unknown;
  intercept(options?: unknown): void;
}
