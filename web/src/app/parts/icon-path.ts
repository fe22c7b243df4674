/** The outline of a Material Symbols file; empty for a text without one. */
export function iconPath(svg: string): string {
  return / d="([^"]*)"/.exec(svg)?.[1] ?? '';
}
