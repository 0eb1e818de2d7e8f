/** How turns find the kernel (smooth_page/_shared/wire/turn_text.py). */
export interface Entry {
  name: string;
  secret: string;
  proof: string;
  /** What the document is called, where that is known before there is a kernel. */
  doc?: string;
}
