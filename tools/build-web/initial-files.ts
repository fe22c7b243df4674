const PAGE = 'index.html';
const IN_PAGE = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g;
/** Imports that the browser follows before a script runs; `import(…)` is followed when it is called. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

/** The files that a first visit loads: the page, what it names, and what these scripts import. */
export function initialFiles(texts: ReadonlyMap<string, string>): string[] {
  const found = new Set([PAGE]);
  for (const file of found) {
    const pattern = file === PAGE ? IN_PAGE : STATIC_IMPORT;
    for (const [, name] of (texts.get(file) ?? '').matchAll(pattern)) {
      if (name !== undefined && texts.has(name)) found.add(name);
    }
  }
  return [...found];
}
