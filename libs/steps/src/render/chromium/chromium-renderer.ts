import type { Renderer, RenderRequest, RenderResult } from '../../ports/index.js';
import { StepError } from '../../step-error.js';
import { reasonOf, renderAborted, renderFailure } from '../render-failure.js';
import { assertRenderSize } from '../render-size.js';
import { openStudioBrowser } from './studio-browser.js';
import type { StudioBrowser } from './studio-browser.js';
import { takePictures } from './take-pictures.js';

/** `homeDir` is the state folder (Chromium is unpacked below it); `chromiumPath` overrides the packaged browser. */
export interface ChromiumRendererOptions {
  homeDir: string;
  chromiumPath?: string;
  /** Called when a render begins, for counting. */
  onRender?: () => void;
  /** Called with the process id of each browser that was started. */
  onBrowser?: (pid: number) => void;
}

/**
 * A renderer on one warm headless Chromium (three.js on software WebGL), started by the first call. Renders run one at
 * a time. A crash or an abort ends the browser and the next render gets a new one. Throws `StepError`s
 * `render_size_out_of_range`, `renderer_crashed` and `step_aborted` (both retryable), `render_failed`,
 * `chromium_missing`.
 */
export function createChromiumRenderer(options: ChromiumRendererOptions): Renderer {
  let studio: Promise<StudioBrowser> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const open = async (): Promise<StudioBrowser> => {
    const running = await studio?.catch(() => undefined);
    if (running && !running.broken()) return running;
    studio = start(options);
    return studio;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  return {
    environment: () => inTurn(async () => (await open()).environment),
    async render(request) {
      assertRenderSize(request.template);
      const rendered = inTurn(() => renderOnce(request, open, options.onRender));
      return unlessAborted(request.signal, rendered);
    },
    async close() {
      const running = await studio?.catch(() => undefined);
      studio = undefined;
      await running?.close();
    },
  };
}

async function start(options: ChromiumRendererOptions): Promise<StudioBrowser> {
  try {
    const browser = await openStudioBrowser(options.homeDir, options.chromiumPath);
    options.onBrowser?.(browser.pid);
    return browser;
  } catch (cause) {
    if (cause instanceof StepError) throw cause;
    throw new StepError('renderer_crashed', `Chromium did not start: ${reasonOf(cause)}. Try again.`, {
      retryable: true,
      cause,
    });
  }
}

async function renderOnce(
  request: RenderRequest,
  open: () => Promise<StudioBrowser>,
  onRender?: () => void,
): Promise<RenderResult> {
  if (request.signal.aborted) throw renderAborted();
  const browser = await open();
  if (request.signal.aborted) throw renderAborted();
  onRender?.();
  const end = () => browser.kill();
  request.signal.addEventListener('abort', end, { once: true });
  try {
    return await takePictures(browser, request);
  } catch (cause) {
    // A failed page is not reused for the next render.
    const failure = renderFailure(cause, browser.broken());
    browser.kill();
    throw failure;
  } finally {
    request.signal.removeEventListener('abort', end);
  }
}

/** Rejects at once; a busy page cannot be interrupted, only killed. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(renderAborted());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
