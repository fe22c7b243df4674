import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { RenderRequest, Renderer } from '../../ports/index.js';
import { BEARING } from '../../testing/convert-fixture.js';
import { createTestContext } from '../../testing/step-test-context.js';
import type { StepTestContext } from '../../testing/step-test-context.js';
import { openStudioBrowser } from './studio-browser.js';
import { renderOne } from '../testing/render-one.js';
import { productShot, requestFor } from '../testing/product-shot.js';
import { SPEC_HOME, specRenderer } from '../testing/spec-renderer.js';

let test: StepTestContext;
let renderer: Renderer;
let request: RenderRequest;
let renders = 0;
const browsers: number[] = [];

beforeAll(async () => {
  renderer = specRenderer({ onRender: () => renders++, onBrowser: (pid) => browsers.push(pid) });
  test = await createTestContext({ renderer });
  const shot = await productShot(test.ctx, BEARING, 'still-studio-1024');
  request = await requestFor(test.ctx, shot, { width: 96, height: 96 });
});

afterAll(async () => {
  await renderer.close();
  await test.dispose();
});

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error('It should have failed.')),
    (error: unknown) => error,
  );

describe('the Chromium renderer', () => {
  it('gives the same bytes again, after another size, and in a fresh browser', async () => {
    const first = await renderOne(renderer, request);
    await renderOne(renderer, { ...request, template: { ...request.template, width: 64, height: 128 } });
    const again = await renderOne(renderer, request);
    const fresh = specRenderer();
    const elsewhere = await renderOne(fresh, request).finally(() => fresh.close());
    for (const other of [again, elsewhere]) {
      expect(Buffer.compare(other.image, first.image)).toBe(0);
      expect(Buffer.compare(other.idMask, first.idMask)).toBe(0);
    }
  });

  it('names all that may change pixels', async () => {
    const environment = await renderer.environment();
    expect(environment.renderer).toMatch(/SwiftShader/);
    expect(environment.build).toMatch(/^studio [0-9a-f]{8}, three r\d+, chromium \d+(\.\d+){3}$/);
    expect(environment.seed).toBe(0);
  });

  it('keeps one browser warm and runs renders one at a time', async () => {
    const [before, started] = [renders, browsers.length];
    const results = await Promise.all([
      renderOne(renderer, request),
      renderOne(renderer, request),
      renderer.environment(),
    ]);
    expect(Buffer.compare(results[0].image, results[1].image)).toBe(0);
    expect(renders - before).toBe(2);
    expect(browsers.length).toBe(started);
  });

  it.each([
    [63, 64],
    [64, 4097],
    [100.5, 100],
  ])('refuses a picture of %d × %d pixels without rendering', async (width, height) => {
    const before = renders;
    const failing = renderer.render({ ...request, template: { ...request.template, width, height } });
    expect(await rejection(failing)).toMatchObject({
      code: 'render_size_out_of_range',
      retryable: false,
      details: { width, height },
    });
    expect(renders).toBe(before);
  });

  it('stops on abort within a large picture, long before its last tile, and renders again afterwards', async () => {
    const controller = new AbortController();
    const large = { ...request.template, width: 4096, height: 4096 };
    const told: string[] = [];
    const onProgress = (_fraction: number, message: string) => {
      told.push(message);
      controller.abort();
    };
    const failing = renderer.render({ ...request, template: large, signal: controller.signal, onProgress });
    expect(await rejection(failing)).toMatchObject({ code: 'step_aborted', retryable: true });
    expect(told).toEqual(['tile 1 of 16']);
    expect((await renderOne(renderer, request)).image.byteLength).toBeGreaterThan(1000);
  });

  it('never begins a render that was aborted while it waited', async () => {
    const before = renders;
    const controller = new AbortController();
    const running = renderer.render(request);
    const waiting = rejection(renderer.render({ ...request, signal: controller.signal }));
    controller.abort();
    expect(await waiting).toMatchObject({ code: 'step_aborted' });
    await running;
    await renderer.environment();
    expect(renders - before).toBe(1);
  });

  it('reports a browser that crashes during a picture as retryable, and starts another for the next', async () => {
    await renderer.environment();
    const onProgress = () => process.kill(browsers.at(-1)!, 'SIGKILL');
    expect(await rejection(renderer.render({ ...request, onProgress }))).toMatchObject({
      code: 'renderer_crashed',
      retryable: true,
    });
    const started = browsers.length;
    expect((await renderOne(renderer, request)).image.byteLength).toBeGreaterThan(1000);
    expect(browsers.length).toBe(started + 1);
  });

  it('does not retry a model that cannot be read, and renders the next picture', async () => {
    const failing = renderer.render({ ...request, glb: Buffer.from('no model') });
    expect(await rejection(failing)).toMatchObject({ code: 'render_failed', retryable: false });
    expect((await renderOne(renderer, request)).image.byteLength).toBeGreaterThan(1000);
  });

  it("blocks the page's network access, also to this machine", async () => {
    let visits = 0;
    const server = createServer((_, response) => response.end(String(visits++))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const browser = await openStudioBrowser(SPEC_HOME);
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.glb`;
      await expect(browser.call('load', address, undefined as never)).rejects.toThrow(/fetch/);
      expect(visits).toBe(0);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
