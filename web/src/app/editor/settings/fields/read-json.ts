import { asObject } from './json';

/** What a text of JSON means for its param: a value, nothing (the default holds), or a fault. */
export function readJson(
  text: string,
  { canBeEmpty, isObject }: { canBeEmpty: boolean; isObject: boolean },
): { value?: unknown; fault?: string } {
  if (text.trim() === '') return canBeEmpty ? {} : { fault: 'Enter a value as JSON.' };
  try {
    const value: unknown = JSON.parse(text);
    return isObject && !asObject(value) ? { fault: 'This must be an object, as in {"name": 1}.' } : { value };
  } catch (error) {
    return { fault: `This is no JSON yet: ${(error as Error).message}.` };
  }
}
