/** Control characters, and the invisible ones that reorder text: neither may reach a subject line or another's screen. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** What a customer wrote, on one line and with nothing in it but visible text; runs of what is cut become one space. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, ' ').replace(/ {2,}/g, ' ').trim();
}
