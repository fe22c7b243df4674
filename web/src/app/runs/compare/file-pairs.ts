import { artifactsIn, type Artifact } from '../../run/drawer/artifacts-in';

/** The files of the same name that two runs of a node made. */
export interface FilePair {
  name: string;
  a: Artifact | null;
  b: Artifact | null;
  isEqual: boolean;
}

type Values = Readonly<Record<string, unknown>> | null;

/** Files by name; of several with the same name the first with the first, and so on. Masks are last. */
export function filePairs(a: Values, b: Values): FilePair[] {
  const [ofA, ofB] = [numbered(a), numbered(b)];
  const names = [...new Set([...ofA.keys(), ...ofB.keys()])];
  const pairs = names.map((key) => {
    const [one, other] = [ofA.get(key) ?? null, ofB.get(key) ?? null];
    return { name: (one ?? other)?.name ?? key, a: one, b: other, isEqual: one?.sha256 === other?.sha256 };
  });
  const isMask = (pair: FilePair): boolean => (pair.a ?? pair.b)?.isMask ?? false;
  return [...pairs.filter((pair) => !isMask(pair)), ...pairs.filter(isMask)];
}

function numbered(values: Values): Map<string, Artifact> {
  const counts = new Map<string, number>();
  return new Map(
    artifactsIn(values).map((file) => {
      const count = counts.get(file.name) ?? 0;
      counts.set(file.name, count + 1);
      return [`${file.name} ${count}`, file];
    }),
  );
}
