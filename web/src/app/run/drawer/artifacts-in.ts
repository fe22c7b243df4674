/** A file in the artifact store, as values of nodes refer to it, with where in the value it stands. */
export interface Artifact {
  /** Such as `media_assets 2`; empty for the value itself. */
  name: string;
  sha256: string;
  mediaType: string;
  byteLength: number;
}

const HASH = /^[0-9a-f]{64}$/;

/** All files that a value refers to, in its order, each once. */
export function artifactsIn(value: unknown): Artifact[] {
  const found = walk(value, []);
  return found.filter(({ sha256 }, at) => found.findIndex((other) => other.sha256 === sha256) === at);
}

export const isPicture = ({ mediaType }: Artifact): boolean => mediaType.startsWith('image/');

export const artifactUrl = ({ sha256 }: Artifact): string => `/api/artifacts/${sha256}`;

function walk(value: unknown, path: readonly string[]): Artifact[] {
  if (typeof value !== 'object' || value === null) return [];
  const file = fileOf(value, path);
  if (file) return [file];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, part]) =>
    walk(part, [...path, isList ? String(Number(name) + 1) : name]),
  );
}

function fileOf(value: object, path: readonly string[]): Artifact | null {
  const { sha256, mediaType, byteLength } = value as Record<string, unknown>;
  if (typeof sha256 !== 'string' || !HASH.test(sha256)) return null;
  if (typeof mediaType !== 'string' || typeof byteLength !== 'number') return null;
  return { name: path.join(' '), sha256, mediaType, byteLength };
}

/** The name under which a file is saved: the node, what it is, and the kind that its media type says. */
export function fileNameOf({ name, mediaType }: Artifact, nodeId: string): string {
  const kind = mediaType.split('/')[1]?.split(/[+;]/)[0] ?? 'bin';
  return `${[nodeId, ...name.split(' ')].filter(Boolean).join('-')}.${kind === 'gltf-binary' ? 'glb' : kind}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** A size as `512 B`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${UNITS[step]}`;
}
