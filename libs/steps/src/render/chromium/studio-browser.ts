import { chromium } from 'playwright-core';
import type { Browser, Page, Route } from 'playwright-core';
import type { RenderEnvironment } from '../../ports/index.js';
import { childEnvironment } from '../../processes/child-environment.js';
import { findChromium } from './chromium-binary.js';
import type { ChromiumBinary } from './chromium-binary.js';
import { loadStudioFiles } from './studio-files.js';
import type { StudioFiles } from './studio-files.js';
import type { Studio } from '../../studio/studio.js';

/** One running Chromium with the studio page open in it. */
export interface StudioBrowser {
  environment: RenderEnvironment;
  /** Process id of the browser, which leads a process group of its own. */
  pid: number;
  /** True once the browser or its page is gone. */
  broken(): boolean;
  /** Calls a function of the page. Rejects when it throws or when the browser crashes. */
  call<K extends keyof Studio>(name: K, ...args: Parameters<Studio[K]>): Promise<Awaited<ReturnType<Studio[K]>>>;
  /** Serves bytes to the page under the returned address until the next offer. */
  offer(bytes: Uint8Array): string;
  /** Kills the browser at once. */
  kill(): void;
  close(): Promise<void>;
}

const ORIGIN = 'http://studio.invalid';
const START_TIMEOUT_MS = 60_000;

/** Software graphics, for the same pixels on every machine, and no network services. */
const SWITCHES = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-shader-disk-cache',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--no-pings',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Starts Chromium (unpacking it first where needed) and opens the studio page; rejects if either fails. */
export async function openStudioBrowser(homeDir: string, chromiumPath?: string): Promise<StudioBrowser> {
  const [binary, files] = await Promise.all([findChromium(homeDir, chromiumPath), loadStudioFiles()]);
  const browser = await launch(binary);
  try {
    return await openPage(browser, files);
  } catch (error) {
    await browser.close().catch(() => undefined);
    throw error;
  }
}

/** The sandbox is used where it is available: not for root, nor in many containers. */
async function launch(binary: ChromiumBinary): Promise<Browser> {
  const start = (chromiumSandbox: boolean) =>
    chromium.launch({
      executablePath: binary.executablePath,
      args: SWITCHES,
      chromiumSandbox,
      env: childEnvironment(binary.env),
      timeout: START_TIMEOUT_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  return process.getuid?.() === 0 ? start(false) : start(true).catch(() => start(false));
}

async function openPage(browser: Browser, files: StudioFiles): Promise<StudioBrowser> {
  const pid = await processId(browser);
  const page = await browser.newPage();
  const offered = { path: '', bytes: Buffer.alloc(0), count: 0 };
  let gone = false;
  page.on('crash', () => (gone = true));
  await page.route('**/*', (route) => serve(route, files, offered));
  await page.goto(`${ORIGIN}/`, { timeout: START_TIMEOUT_MS });
  await page.waitForFunction(() => 'studio' in globalThis, undefined, { timeout: START_TIMEOUT_MS });
  const call = caller(page);
  const { renderer, three } = await call('environment');
  return {
    environment: { renderer, build: `studio ${files.digest}, three r${three}, chromium ${browser.version()}`, seed: 0 },
    pid,
    broken: () => gone || page.isClosed() || !browser.isConnected(),
    call,
    offer(bytes) {
      Object.assign(offered, { path: `/models/${++offered.count}.glb`, bytes: Buffer.from(bytes) });
      return offered.path;
    },
    kill() {
      gone = true;
      killGroup(pid);
    },
    close: () => browser.close(),
  };
}

function caller(page: Page): StudioBrowser['call'] {
  return (name, ...args) =>
    page.evaluate(
      ([method, values]) => {
        const { studio } = globalThis as unknown as { studio: Record<string, (...given: unknown[]) => unknown> };
        return studio[method]!(...values);
      },
      [name, args] as [string, unknown[]],
    ) as never;
}

async function serve(route: Route, files: StudioFiles, offered: { path: string; bytes: Buffer }): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== ORIGIN) return route.abort('blockedbyclient');
  if (url.pathname === offered.path) return route.fulfill({ contentType: 'model/gltf-binary', body: offered.bytes });
  const file = await files.read(url.pathname);
  return file ? route.fulfill(file) : route.abort('blockedbyclient');
}

async function processId(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.find(({ type }) => type === 'browser')!.id;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already ended.
  }
}
