/** Copying an object with one of these keys changes its prototype. */
const SHADOWING = ['__proto__', 'constructor', 'prototype'];
const DEEPEST = 1000;

interface SetAside {
  holder: object;
  key: string;
  value: unknown;
}

/**
 * Removes the keys "__proto__", "constructor" and "prototype" from every object of a JSON value and returns a function
 * that restores them; copies that were made meanwhile stay without. RangeError where a removed value is nested more
 * than 1000 levels deep.
 */
export function setAsideKeys(json: unknown): () => void {
  const aside: SetAside[] = [];
  const seen = new Set<unknown>();
  const left = [json];
  while (left.length > 0) {
    const holder = left.pop();
    if (typeof holder !== 'object' || holder === null || ArrayBuffer.isView(holder) || seen.has(holder)) continue;
    seen.add(holder);
    if (!Array.isArray(holder)) aside.push(...taken(holder));
    for (const value of Object.values(holder)) left.push(value);
  }
  for (const { value } of aside) assertShallow(value);
  return () => {
    for (const { holder, key, value } of aside)
      Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
  };
}

function taken(holder: object): SetAside[] {
  const found = SHADOWING.filter((key) => Object.hasOwn(holder, key));
  return found.map((key) => {
    const value: unknown = Object.getOwnPropertyDescriptor(holder, key)?.value;
    Reflect.deleteProperty(holder, key);
    return { holder, key, value };
  });
}

function assertShallow(value: unknown): void {
  for (let level = 0, values = [value]; values.length > 0; level += 1) {
    if (level > DEEPEST) throw new RangeError(`JSON is nested more than ${DEEPEST} levels deep`);
    values = values.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
  }
}
