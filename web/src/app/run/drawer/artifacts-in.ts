/** A file in the artifact store, as values of nodes refer to it. */
export interface Artifact {
  /** Its own name or that of what it belongs to, otherwise where in the value it stands. */
  name: string;
  sha256: string;
  mediaType: string;
  byteLength: number;
  /** It only says which pixel of a picture shows which part. */
  isMask: boolean;
  /** Of a picture, in pixels; null where the value does not say it. */
  width: number | null;
  height: number | null;
}

const HASH = /^[0-9a-f]{64}$/;

/** All files that a value refers to, each once: in its order, masks last. */
export function artifactsIn(value: unknown): Artifact[] {
  const found = walk(value, { name: '', isMask: false, width: null, height: null });
  const once = found.filter(({ sha256 }, at) => found.findIndex((other) => other.sha256 === sha256) === at);
  return [...once.filter(({ isMask }) => !isMask), ...once.filter(({ isMask }) => isMask)];
}

export const isPicture = ({ mediaType }: Artifact): boolean => mediaType.startsWith('image/');

/** A GLB, which can be looked at. */
export const isModel = ({ mediaType }: Artifact): boolean => mediaType === 'model/gltf-binary';

export const artifactUrl = ({ sha256 }: Artifact): string => `/api/artifacts/${sha256}`;

/** Where a file is downloaded under a name. */
export const downloadUrl = (file: Artifact, name: string): string =>
  `${artifactUrl(file)}?name=${encodeURIComponent(name)}`;

type Place = Pick<Artifact, 'name' | 'isMask' | 'width' | 'height'>;

function walk(value: unknown, place: Place): Artifact[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = { ...place, ...nameIn(value), ...sizeIn(value) };
  const file = fileOf(value, own);
  if (file) return [file];
  return Object.entries(value).flatMap(([key, part]) => walk(part, within(own, Array.isArray(value) ? null : key)));
}

const nameIn = (value: object): Partial<Place> =>
  'name' in value && typeof value.name === 'string' ? { name: value.name } : {};

function sizeIn(value: object): Partial<Place> {
  const { width, height } = value as Record<string, unknown>;
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : {};
}

/** Members of a list are named as the list, unless they have names. */
function within(place: Place, key: string | null): Place {
  const { name } = place;
  if (key === null || key === 'artifact') return place;
  if (key === 'idMask') return { ...place, name: `${name} mask`.trim(), isMask: true };
  return { ...place, name: name === '' ? key : `${name} ${key}` };
}

function fileOf(value: object, place: Place): Artifact | null {
  const { sha256, mediaType, byteLength } = value as Record<string, unknown>;
  if (typeof sha256 !== 'string' || !HASH.test(sha256)) return null;
  if (typeof mediaType !== 'string' || typeof byteLength !== 'number') return null;
  return { ...place, sha256, mediaType, byteLength };
}

/** The name under which a file is saved: its own, otherwise the node, what it is, and the kind of its media type. */
export function fileNameOf({ name, mediaType }: Pick<Artifact, 'name' | 'mediaType'>, nodeId: string): string {
  if (/\.\w+$/.test(name)) return name;
  const kind = mediaType.split('/')[1]?.split(/[+;]/)[0] ?? 'bin';
  return `${[nodeId, ...name.split(' ')].filter(Boolean).join('-')}.${kind === 'gltf-binary' ? 'glb' : kind}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** A size as `512 B`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${UNITS[step]}`;
}
