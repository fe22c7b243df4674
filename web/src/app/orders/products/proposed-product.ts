import { freeKey, keyOfLabel } from '../../workflows/workflow-key';

/** The name and key that a file's name suggests: `Hub Ø20_(rev B).stp` is `Hub Ø20 (rev B)` and `hub-20-rev-b`. */
export function proposedProduct(fileName: string, taken: ReadonlySet<string>): { name: string; key: string } {
  const name = fileName
    .replace(/\.(step|stp|p21)$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 200);
  return { name: name || 'Product', key: freeKey(keyOfLabel(name) || 'product', taken) };
}

const MB = 1024 * 1024;
/** As the server takes them. */
const MOST_BYTES = 100 * MB;

/** Why a file cannot be uploaded, as far as that is known without sending it; null for one that may be. */
export function fileFault({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return 'The file is empty. Export it again.';
  if (size > MOST_BYTES) return `The file has ${Math.ceil(size / MB)} MB; a STEP file may have 100 MB. Export it without hidden parts, or split the assembly.`; // prettier-ignore
  if (!/\.(step|stp|p21)$/i.test(name)) return 'The file is not named like a STEP file (.step, .stp, .p21).';
  return null;
}

/** A size as `35 kB` or `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 99_950_000 ? 1 : 0)} MB`;
}
