import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Encoding } from './accepted-encoding.js';
import { pageOf } from './page.js';
import type { Page } from './page.js';

/** A file as it is served. */
export interface WebFile {
  bytes: Buffer;
  /** The same bytes compressed. */
  compressed: Partial<Record<Encoding, Buffer>>;
  mediaType: string;
  /** The start of an entity tag, without quotes. */
  tag: string;
  /** Its name contains a digest of its bytes. */
  isHashed: boolean;
}

/** The built web, in memory. */
export interface Web {
  page: Page;
  /** By the path of a URL, `/main-ABCDEFGH.js`. Another path leads to no file, however it is written. */
  files: ReadonlyMap<string, WebFile>;
}

const PAGE = 'index.html';
const SUFFIXES: Record<Encoding, string> = { br: '.br', gzip: '.gz' };
/** As Angular's build names files whose content never changes: a digest in base64url. */
const HASHED = /-[0-9A-Za-z_-]{8}\.[a-z0-9.]+$/;

const MEDIA_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Reads the built web once; null where the folder has no page. Links are not followed. */
export function readWeb(folder: string): Web | null {
  if (!existsSync(join(folder, PAGE))) return null;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const isVariant = (path: string): boolean =>
    Object.values(SUFFIXES).some((suffix) => path.endsWith(suffix) && paths.includes(path.slice(0, -suffix.length)));
  const served = paths.filter((path) => path !== PAGE && !isVariant(path));
  return {
    page: pageOf(readFileSync(join(folder, PAGE), 'utf8')),
    files: new Map(served.map((path) => [`/${path}`, readFile(folder, path, paths)])),
  };
}

function readFile(folder: string, path: string, all: readonly string[]): WebFile {
  const bytes = readFileSync(join(folder, path));
  const found = Object.entries(SUFFIXES).filter(([, suffix]) => all.includes(path + suffix));
  return {
    bytes,
    compressed: Object.fromEntries(found.map(([name, suffix]) => [name, readFileSync(join(folder, path + suffix))])),
    mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    isHashed: HASHED.test(path),
  };
}
