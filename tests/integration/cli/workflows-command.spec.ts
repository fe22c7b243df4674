import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REQUESTS } from '#contracts';
import type {
  DraftReply,
  DryRunReply,
  PublishReply,
  StepDuration,
  StepDurationsRequest,
  ValidateWorkflowReply,
  WorkflowDiffReply,
} from '#contracts';
import { formatWorkflow } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { runCli } from '../../instance/run-cli.js';
import type { CommandResult } from '../../instance/run-cli.js';
import { WorkflowBench } from '../gateway/workflow-bench.js';

const still = stillThreejs as Workflow;
const fine: Workflow = {
  ...still,
  nodes: still.nodes.map((node) => (node.step === 'glb_export' ? { ...node, params: { quality: 'fine' } } : node)),
};

let bench: WorkflowBench;
let dir: string;
let line: string;

beforeAll(async () => {
  bench = await WorkflowBench.open('workflows-command');
  dir = await mkdtemp(join(tmpdir(), 'hartomat-gitops-'));
  line = await bench.orderLine('still-cutout-512');
});
afterAll(async () => {
  await bench.close();
  await rm(dir, { recursive: true, force: true });
});

/** Runs `./hartomat workflows …` against the bench. */
function workflows(...args: string[]): Promise<CommandResult> {
  return runCli(['workflows', ...args], {
    HARTOMAT_API_URL: bench.gateway.origin,
    HARTOMAT_ADMIN_TOKEN: bench.gateway.config.adminToken,
  });
}
async function asJson<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await workflows(...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stderr}`);
  return JSON.parse(stdout) as T;
}
async function file(name: string, content: unknown): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('./hartomat workflows', () => {
  it('takes a workflow from a file to a version and back to the same file, with the same semantics', async () => {
    const imported = await asJson<DraftReply>('import', await file('gitops.json', fine), '--label', 'From git');
    expect(imported).toMatchObject({ key: 'gitops', label: 'From git', revision: 1, issues: [] });
    const published = await asJson<PublishReply>('publish', 'gitops', '--note', 'by a pipeline');
    expect(published).toMatchObject({ version: 1, created: true, note: 'by a pipeline' });

    const out = join(dir, 'out');
    const { files } = await asJson<{ files: string[] }>('export', 'gitops', '--dir', out);
    expect(files).toEqual([join(out, 'gitops.json'), join(out, 'gitops.lock.json')]);
    expect(await readFile(files[0] ?? '', 'utf8')).toBe(formatWorkflow(fine));
    const again = await asJson<DraftReply>('import', files[0] ?? '');
    expect(again).toMatchObject({ revision: 2, semanticHash: published.semanticHash, lock: published.lock });
    expect(await asJson('publish', 'gitops')).toMatchObject({ version: 1, created: false });
  });

  it('says what differs, in words and as JSON', async () => {
    await asJson('import', await file('gitops.json', { ...still, ui: { zoom: 2 } }));
    const { stdout } = await workflows('diff', 'gitops');
    expect(stdout).toContain('what a run does:\n  Param /quality of node "export": "fine" → "standard".');
    expect(stdout).toContain("what the editor shows:\n  The workflow's zoom changed");
    expect(await asJson<WorkflowDiffReply>('diff', 'gitops', '--from', '1', '--to', '1')).toMatchObject({ same: true });
  });

  it('ends with 1 for a file that is not valid, with a pointer for each issue', async () => {
    const broken = await file('broken.json', { ...still, edges: [...still.edges, { from: 'setup', to: 'nowhere' }] });
    const { code, stdout } = await workflows('validate', broken);
    expect(code).toBe(1);
    expect(stdout).toContain('error dangling_edge at "/edges/11/to"');
    const valid = await asJson<ValidateWorkflowReply>('validate', await file('good.json', still));
    expect(valid).toMatchObject({ valid: true });
  });

  it('takes a file with a byte order mark, and refuses one with a key that stands twice', async () => {
    const text = JSON.stringify(still);
    const marked = await file('marked.json', `\uFEFF${text}`);
    expect(await asJson<ValidateWorkflowReply>('validate', marked)).toMatchObject({ valid: true });
    const doubled = await workflows('import', await file('doubled.json', text.replace('{', '{"version":1,')));
    expect(doubled).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('/version: The key "version"'),
    });
  });

  it('says of a text that cannot be stored what an import would refuse', async () => {
    const unstorable = await file('unstorable.json', { ...still, ui: { note: 'a\0b' } });
    const validated = await workflows('validate', unstorable);
    expect(validated).toMatchObject({ code: 1, stdout: expect.stringContaining('unstorable_text at "/ui/note"') });
    expect(await workflows('import', unstorable)).toMatchObject({ code: 1, stderr: expect.stringContaining('text_not_storable') }); // prettier-ignore
  });

  it('shows what a run for an order line would do', async () => {
    const stop = await bench.registry.answer(
      REQUESTS.orchestrator.stepDurations,
      ({ steps }: StepDurationsRequest): StepDuration[] =>
        steps.slice(1).map((one) => ({ ...one, n: 12, medianSeconds: 3.5, p90Seconds: 8 })),
    );
    const { code, stdout } = await workflows('dry-run', 'still-threejs', line);
    stop();
    expect(code).toBe(0);
    expect(stdout).toMatch(/render +.*glb ← export\.glb/);
    expect(stdout).toContain('in_app to orders@hartomat.example');
    expect(stdout).toMatch(/\(asset\): still\.png \d+×\d+$/m);
    expect(stdout).toContain('still-cutout-512 with the workflow still-threejs would take legacy (no_rollout_row)');
    expect(stdout).toMatch(/render +threejs_render@\d+ +3\.5 s +8\.0 s +12/);
    expect(stdout).toMatch(/^about \d+\.\d s \(90 %: \d+\.\d s\) once workers are free, without setup$/m);
    const reply = await asJson<DryRunReply>('dry-run', 'gitops', line, '--version', 'draft');
    expect(reply).toMatchObject({ version: 'draft', valid: true });
  });

  it('warns in a dry run of what the catalog does not have, and says that no time is estimated', async () => {
    const nodes = still.nodes.map((node) =>
      node.step === 'resolve_template' ? { ...node, params: { templateKey: 'nowhere' } } : node,
    );
    await workflows('import', await file('astray.json', { ...still, nodes }));
    const { code, stdout } = await workflows('dry-run', 'astray', line, '--version', 'draft');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^warning unknown_catalog_reference at "\/nodes\/\d+\/params\/templateKey": .*"nowhere"/m);
    expect(stdout).toContain('no time is estimated: the orchestrator did not answer');
  });

  it('lists workflows, and shows one with its history', async () => {
    expect((await workflows('list')).stdout).toMatch(/gitops +From git +1 +revision 3, differs/);
    const { stdout } = await workflows('show', 'gitops');
    expect(stdout).toMatch(/draft at revision 3 since .*last published as version 1[\s\S]*version 1 .*by a pipeline/);
  });

  it.each([
    ['a file that is not there', ['validate', '/nowhere/x.json'], '/nowhere/x.json cannot be read'],
    ['a workflow that is not there', ['publish', 'nothing'], 'There is no workflow "nothing"'],
    ['a lock that is not known', ['import', 'LOCKED'], '/lock/melt'],
    ['a file that is no JSON', ['validate', 'TEXT'], 'is no JSON'],
    ['a name that is no key', ['import', 'NAMED'], '--key'],
  ])('says what is wrong with %s', async (_what, args, message) => {
    const files: Record<string, string> = {
      LOCKED: await file('locked.json', still),
      TEXT: await file('text.json', '{'),
      NAMED: await file('A b.json', still),
    };
    await file('locked.lock.json', { melt: { version: 1, hash: 'x' } });
    const { code, stderr } = await workflows(...args.map((arg) => files[arg] ?? arg));
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
