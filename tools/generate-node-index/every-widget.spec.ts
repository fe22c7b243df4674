import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CHECKOUT = process.cwd();
const NODES = 'libs/nodes/src';
const COPIED = ['package.json', 'package-lock.json', 'libs', 'tools/generate-node-index'];

describe('a step with every widget', () => {
  let root: string;
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const indexOf = (name: string) => readFileSync(join(root, NODES, `${name}.generated.ts`), 'utf8');

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'every-widget-'));
    for (const path of COPIED) cpSync(join(CHECKOUT, path), join(root, path), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(root, 'node_modules'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is in no index while its folder is among the specs', () => {
    expect(run('tools/generate-node-index/main.ts').status).toBe(0);
    for (const name of ['definitions', 'executors', 'forms']) expect(indexOf(name)).not.toContain('every_widget');
  });

  it('is a step with a form as soon as its folder is one of a step', () => {
    cpSync(join(root, NODES, 'testing/every_widget'), join(root, NODES, 'every_widget'), { recursive: true });
    expect(run('tools/generate-node-index/main.ts').status).toBe(0);
    expect(indexOf('definitions')).toContain("from './every_widget/definition.js'");
    expect(indexOf('executors')).toContain("'every_widget@1'");
    const index = pathToFileURL(join(root, NODES, 'forms.generated.ts')).href;
    const printed = run('--import', 'tsx', '--eval', `import('${index}').then(({ forms }) => console.log(JSON.stringify(forms.every_widget.groups)))`); // prettier-ignore
    expect([printed.stderr, printed.stdout]).toEqual(['', expect.stringContaining('"Whom to tell"')]);
  });
});
