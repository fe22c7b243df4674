/** What of a call becomes its address. */
export interface AddressParts {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
}

/** The address of a request: `{name}` in the path replaced, the query appended; what is undefined is left out. */
export function requestUrl(template: string, { path = {}, query = {} }: AddressParts): string {
  const url = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${url}?${search}` : url;
}
