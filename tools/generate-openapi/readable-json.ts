const WIDTH = 120;

/** Formatted JSON: a value that fits into a line is on one line. Ends with a line break. */
export const readableJson = (value: unknown): string => `${written(value, 0, 1)}\n`;

/** `used`: characters of the line beside the value. */
function written(value: unknown, indent: number, used: number): string {
  const line = inOneLine(value);
  if (typeof value !== 'object' || value === null || indent + used + line.length <= WIDTH) return line;
  const inner = ' '.repeat(indent + 2);
  const items = Array.isArray(value)
    ? value.map((item) => written(item, indent + 2, 1))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + written(item, indent + 2, name.length + 1);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${' '.repeat(indent)}${close}`;
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inOneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
