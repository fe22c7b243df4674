const SHA256 = /^[0-9a-f]{64}$/;

/** The digests of all artifacts that a value names, each once. A member called `sha256` is one, wherever it is. */
export function artifactsIn(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'sha256' && typeof member === 'string' && SHA256.test(member)) found.add(member);
    else collect(member, found);
  }
}
