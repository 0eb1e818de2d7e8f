/** What is used of the navigation API's event: where a document is about to go. */
export interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean };
  navigationType: string;
  hashChange: boolean;
  downloadRequest: string | null;
  formData: unknown;
  /** Of newer browsers: the link or the form. */
  sourceElement?: Element | null;
  intercept(options?: unknown): void;
}
