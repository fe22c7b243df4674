/** What file systems refuse or read as a path, control characters, and marks that change how a name reads. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\/:*?<>|]/gu;

/**
 * A `Content-Disposition` that offers a download under a name (RFC 6266, RFC 8187), in which every character that file names
 * may not have is `_`. It has no line break, whatever the name is.
 */
export function contentDisposition(name: string): string {
  const fit = name.normalize('NFC').replaceAll(UNFIT, '_').replace(/^[.\s]+/, '').trim() || 'download'; // prettier-ignore
  const ascii = fit.replaceAll(/[^\x20-\x7e]/gu, '_').replaceAll('%', '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extValue(fit)}`;
}

/** `encodeURIComponent` leaves four characters that an extended value may not have. */
const extValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
