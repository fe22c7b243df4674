import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { FakeGateway } from '../testing/fake-gateway.js';
import type { FakeBehaviour } from '../testing/fake-gateway.js';
import { defaultProducts } from './demo-products.js';
import { buildReport, describeReport } from './demo-report.js';
import type { LineOutcome } from './demo-report.js';
import { HartomatApi } from './hartomat-api.js';
import { runDemo } from './run-demo.js';

const about = { seconds: 2, mode: 'shadow', urls: { web: 'http://w', api: 'http://w/api' } } as const;

describe('runDemo', () => {
  let homeDir: string;
  let gateway: FakeGateway;
  const said: string[] = [];
  beforeEach(() => (homeDir = mkdtempSync(join(tmpdir(), 'hartomat-demo-'))));
  afterEach(() => {
    gateway.stop();
    rmSync(homeDir, { recursive: true, force: true });
  });

  async function demo(behaviour: FakeBehaviour, token?: string): Promise<LineOutcome[]> {
    gateway = new FakeGateway(behaviour);
    const api = new HartomatApi(await gateway.start(), token ?? gateway.token);
    const products = defaultProducts(repositoryRoot()).slice(0, 1);
    const outputTypes = ['still-studio-1024', 'still-cutout-512'];
    return runDemo(api, {
      products,
      outputTypes,
      mode: 'shadow',
      homeDir,
      withinMs: 20_000,
      say: (text) => said.push(text),
    });
  }

  it('orders every output type of each product, waits for the verdicts and fetches the pictures', async () => {
    const outcomes = await demo({ state: 'committed', verdict: 'match' });
    const report = buildReport(outcomes, about);
    const path = join(homeDir, 'demo', 'l1', 'still.png');
    expect([gateway.uploads, gateway.dispatchedMode]).toEqual([['own-ball-bearing-6204'], 'shadow']);
    expect(gateway.replacing).toEqual(gateway.uploads);
    expect(readFileSync(path, 'utf8')).toBe('a picture');
    expect([dirname(path), path].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o600]);
    expect(report).toMatchObject({ ok: true, mode: 'shadow', urls: about.urls });
    expect(report.lines.map(({ outputType }) => outputType)).toEqual(['still-studio-1024', 'still-cutout-512']);
    expect(report.lines[0]).toMatchObject({
      product: 'own-ball-bearing-6204',
      orderLineId: 'l1',
      deliveredBy: 'legacy',
      verdict: 'match',
      aspects: { status: 'match', outputs: 'match' },
      assets: [{ name: 'still.png', path, width: 8, height: 8 }],
      legacySeconds: 1.25,
      graphSeconds: null,
      graphRunId: 'run-1',
    });
  });

  it('does not dispatch before a worker with a browser is live, as every line would take legacy', async () => {
    await demo({ state: 'committed', verdict: 'match' });
    expect(gateway.workersAskedBeforeDispatch).toBe(2);
  });

  it('reports each change of a line once', async () => {
    said.length = 0;
    await demo({ state: 'committed', verdict: 'match' });
    const ofFirst = said
      .filter((text) => text.includes('× still-studio-1024'))
      .map((text) => text.replace(/^.*?: /, ''));
    expect(ofFirst).toEqual(['shadow running', 'delivered by legacy', 'delivered by legacy, compared: match']);
  });

  it('is not ok when the paths differ, and reports the difference', async () => {
    const outcomes = await demo({ state: 'committed', verdict: 'mismatch' });
    const report = buildReport(outcomes, about);
    expect(report.ok).toBe(false);
    expect(describeReport(report, outcomes)).toContain('outputs: glb_bbox differs (digest_differs)');
  });

  it('is not ok when a line was not delivered, and reports why', async () => {
    const outcomes = await demo({ state: 'failed', verdict: 'match' });
    const report = buildReport(outcomes, about);
    expect(report.ok).toBe(false);
    expect(describeReport(report, outcomes)).toContain('was not delivered: the file is cut off (step_unreadable)');
  });

  it('waits for the verdict of a failed line, and reports it', async () => {
    const outcomes = await demo({ state: 'failed', verdict: 'mismatch' });
    const report = buildReport(outcomes, about);
    expect(report.lines.map(({ verdict }) => verdict)).toEqual(['mismatch', 'mismatch']);
    expect(describeReport(report, outcomes)).toContain('(step_unreadable); both paths compared: mismatch');
  });

  it('reports that legacy alone delivered an output type without a workflow, and what to do, and does not wait for a comparison', async () => {
    said.length = 0;
    const outcomes = await demo({ state: 'committed', verdict: 'match', withoutWorkflow: true });
    const report = buildReport(outcomes, about);
    const text = describeReport(report, outcomes);
    expect([report.ok, gateway.workersAskedBeforeDispatch]).toEqual([false, 0]);
    expect(said).toContain('output type still-studio-1024 has no workflow: legacy alone delivers it');
    expect(text).toMatch(
      /delivered by legacy alone.*presets migrate still-studio-1024 \(output_type_without_workflow\)/,
    );
    expect(text).not.toContain('comparison');
  });

  it('refuses a picture whose bytes are not the recorded ones', async () => {
    await expect(demo({ state: 'committed', verdict: 'match', corrupt: true })).rejects.toThrow(/arrived with sha256/);
  });

  it('passes on why the gateway refused', async () => {
    const refusal = demo({ state: 'committed', verdict: 'match' }, 'wrong');
    await expect(refusal).rejects.toThrow('POST /api/products was refused with 401: Sign in first (unauthenticated)');
  });
});
