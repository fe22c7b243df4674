import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { childEnvironment } from '../../processes/child-environment.js';

/** A file for the page: its media type and its bytes or text. */
export interface StudioFile {
  contentType: string;
  body: string | Buffer;
}

/** The page's modules, each named so that the bundler copies it; Node strips their types when the first page opens. */
const MODULES: Record<string, URL> = {
  'develop.js': new URL('../../studio/develop.ts', import.meta.url),
  'floor-shadow.js': new URL('../../studio/floor-shadow.ts', import.meta.url),
  'framing.js': new URL('../../studio/framing.ts', import.meta.url),
  'ground.js': new URL('../../studio/ground.ts', import.meta.url),
  'id-mask.js': new URL('../../studio/id-mask.ts', import.meta.url),
  'model.js': new URL('../../studio/model.ts', import.meta.url),
  'thickness.js': new URL('../../studio/thickness.ts', import.meta.url),
  'layers.js': new URL('../../studio/layers.ts', import.meta.url),
  'occlusion.js': new URL('../../studio/occlusion.ts', import.meta.url),
  'pack-pixels.js': new URL('../../studio/pack-pixels.ts', import.meta.url),
  'directions.js': new URL('../../studio/directions.ts', import.meta.url),
  'hull.js': new URL('../../studio/hull.ts', import.meta.url),
  'studio-light.js': new URL('../../studio/studio-light.ts', import.meta.url),
  'visibility.js': new URL('../../studio/visibility.ts', import.meta.url),
  'page.js': new URL('../../studio/page.ts', import.meta.url),
  'room.js': new URL('../../studio/room.ts', import.meta.url),
  'screen-pass.js': new URL('../../studio/screen-pass.ts', import.meta.url),
  'set.js': new URL('../../studio/set.ts', import.meta.url),
  'targets.js': new URL('../../studio/targets.ts', import.meta.url),
  'studio.js': new URL('../../studio/studio.ts', import.meta.url),
  'surfaces.js': new URL('../../studio/surfaces.ts', import.meta.url),
};
const STRIP = new URL('./strip-types.child.ts', import.meta.url);

const IMPORTS = { imports: { three: '/three/build/three.module.js', 'three/addons/': '/three/examples/jsm/' } };
const HTML = `<!doctype html><meta charset="utf-8"><title>Studio</title>
<script type="importmap">${JSON.stringify(IMPORTS)}</script>
<script type="module" src="/studio/page.js"></script>`;
const SCRIPT = 'text/javascript; charset=utf-8';

/** The files that the page may load. */
export interface StudioFiles {
  /** By path: `/`, `/studio/*` and three's own modules under `/three/`; undefined for any other. */
  read(path: string): Promise<StudioFile | undefined>;
  /** Changes whenever the page's own modules do: 8 hex digits. */
  digest: string;
}

/** Reads and strips the page's modules once; three's files are read from the installed package as asked for. */
export async function loadStudioFiles(): Promise<StudioFiles> {
  const names = Object.keys(MODULES);
  const paths = Object.values(MODULES).map((url) => fileURLToPath(url));
  const args = ['--disable-warning=ExperimentalWarning', fileURLToPath(STRIP), ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24, env: childEnvironment() });
  const scripts = JSON.parse(stdout) as string[];
  const modules = new Map(names.map((name, i) => [`/studio/${name}`, scripts[i]!]));
  // From a copied file: a bundle keeps this module's own address of build time, its assets have the real one.
  const three = join(dirname(createRequire(STRIP).resolve('three')), '..');
  const digest = createHash('sha256').update(stdout).digest('hex').slice(0, 8);
  const read: StudioFiles['read'] = async (path) => {
    if (path === '/') return { contentType: 'text/html; charset=utf-8', body: HTML };
    const script = modules.get(path);
    if (script !== undefined) return { contentType: SCRIPT, body: script };
    const file = threeFile(path);
    return file === undefined ? undefined : { contentType: SCRIPT, body: await readFile(join(three, file)) };
  };
  return { read, digest };
}

function threeFile(path: string): string | undefined {
  if (!/^\/three\/(build|examples\/jsm)\/[\w./-]+\.js$/.test(path)) return undefined;
  const file = normalize(path.slice('/three/'.length));
  return file.startsWith('..') ? undefined : file;
}
