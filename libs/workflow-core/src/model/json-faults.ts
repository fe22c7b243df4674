import { jsonPointer } from './json-pointer.js';

/** A part of a JSON text that `JSON.parse` drops or changes without an error. `pointer` names the member or element. */
export interface JsonFault {
  code: 'duplicate_key' | 'number_out_of_range' | 'integer_loses_digits';
  pointer: string;
  message: string;
}

/** An object or array that is being read: the keys that it has had (null for an array), and where the reader is in it. */
interface Container {
  keys: Set<string> | null;
  at: string | number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/gs;

/**
 * What `JSON.parse` would lose of a text: members whose key an earlier one has (the last one wins), numbers that no
 * double holds (1e400 becomes null, 1e-400 becomes 0) and integers whose digits change. At most `limit`, in the order
 * of the text; none for a text that is no JSON, which the parser reports.
 */
export function findJsonFaults(text: string, limit = 100): JsonFault[] {
  const scan = new FaultScan();
  for (const [token] of text.matchAll(TOKEN)) {
    scan.take(token);
    if (scan.faults.length >= limit) break;
  }
  return scan.faults;
}

class FaultScan {
  readonly faults: JsonFault[] = [];
  private readonly open: Container[] = [];
  private lastText = '';

  take(token: string): void {
    const first = token[0] as string;
    if (first === '"') this.lastText = token;
    else if (first === '{') this.open.push({ keys: new Set(), at: '' });
    else if (first === '[') this.open.push({ keys: null, at: 0 });
    else if (first === '}' || first === ']') this.open.pop();
    else this.takeInside(token, this.open.at(-1));
  }

  private takeInside(token: string, inside: Container | undefined): void {
    if (token === ',') {
      if (typeof inside?.at === 'number') inside.at += 1;
    } else if (token === ':') {
      if (inside?.keys) this.takeKey(inside, inside.keys);
    } else this.takeNumber(token);
  }

  /** Keys are equal as read, however they are escaped. */
  private takeKey(inside: Container, keys: Set<string>): void {
    const key = this.lastText.includes('\\') ? unescaped(this.lastText) : this.lastText.slice(1, -1);
    inside.at = key;
    if (keys.has(key)) this.faults.push(duplicateKey(this.pointer(), key));
    keys.add(key);
  }

  private takeNumber(literal: string): void {
    const fault = numberFault(literal);
    if (fault) this.faults.push({ ...fault, pointer: this.pointer() });
  }

  private pointer(): string {
    return jsonPointer(...this.open.map(({ at }) => at));
  }
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

const duplicateKey = (pointer: string, key: string): JsonFault => ({
  code: 'duplicate_key',
  pointer,
  message: `The key ${JSON.stringify(key).slice(0, 100)} stands twice in one object; only the last value would be kept.`,
});

function numberFault(literal: string): Omit<JsonFault, 'pointer'> | null {
  const value = Number(literal);
  const shown = literal.slice(0, 60);
  if (!Number.isFinite(value) || (value === 0 && /[1-9]/.test(literal.replace(/[eE].*/s, '')))) {
    const message = `${shown} is beyond what a number in JSON can be; it would be kept as ${value === 0 ? 0 : null}.`;
    return { code: 'number_out_of_range', message };
  }
  // What JSON.stringify wrote is the shortest text of its double, which need not be the exact one.
  if (!/^-?\d{16,}$/.test(literal) || String(value) === literal || BigInt(literal) === BigInt(value)) return null;
  return { code: 'integer_loses_digits', message: `${shown} would be kept as ${value}.` };
}
