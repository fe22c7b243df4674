const NONCE_ATTRIBUTE = /\b(nonce|ngCspNonce)=("[^"]*"|'[^']*'|[^\s>]+)/g;

/** An HTML page for one nonce, which must be random and used once. */
export type Page = (nonce: string) => string;

/**
 * The page with a nonce on each script and style sheet of its own, and as `ngCspNonce` on the element of the application,
 * so that Angular puts it on the style sheets that it adds.
 */
export function pageOf(html: string): Page {
  const marked = html
    .replaceAll(/<(script|style)\b(?![^>]*\bnonce=)/gi, '<$1 nonce=""')
    .replace(/<([a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?=[\s>])(?![^>]*\bngCspNonce=)/i, '<$1 ngCspNonce=""');
  return (nonce) => marked.replaceAll(NONCE_ATTRIBUTE, (_attribute, name: string) => `${name}="${nonce}"`);
}

/**
 * The content security policy of the web: everything from here alone. Pictures and 3D models are also shown from memory
 * (`blob:`, `data:`), and a worker may be started from there. Inline scripts and style sheets need the nonce.
 */
export function contentPolicy(nonce?: string): string {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' blob: data:",
    "connect-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
