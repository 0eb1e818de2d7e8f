/** Types that a browser shows instead of downloading them. Twin: smooth_page/_shared/network/downloads.py. */
const SHOWN = /^(text|image|audio|video)\/|[/+](xml|json|javascript|pdf)\b|^$/i;

/** Whether a browser saves a response with these headers instead of showing it. */
export function isFile(disposition: string | null | undefined, type: string | null | undefined): boolean {
  return /^\s*attachment/i.test(disposition ?? "") || !SHOWN.test(type ?? "");
}
