const SHA256 = /^[0-9a-f]{64}$/;

/** The digests of all artifacts that a JSON value refers to, at any depth. */
export function artifactsIn(value: unknown): string[] {
  const found = new Set<string>();
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const { sha256, mediaType } = next as { sha256?: unknown; mediaType?: unknown };
    if (typeof sha256 === 'string' && SHA256.test(sha256) && typeof mediaType === 'string') found.add(sha256);
    open.push(...Object.values(next));
  }
  return [...found];
}
