import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatWorkflow } from '#workflow-core';
import { readJsonObject, writeWorkflowFiles } from './workflow-files.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hartomat-workflow-files-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const builtIn = new URL('../../../apps/registry/workflows/built-in/still-threejs.workflow.json', import.meta.url);
const still = readJsonObject(fileURLToPath(builtIn));

describe('writeWorkflowFiles', () => {
  it('gives back a canonical file byte for byte, in whatever order the API hands over its keys', async () => {
    const [file = ''] = writeWorkflowFiles(dir, { key: 'still', label: '', workflow: byLength(still), lock: {} });
    expect(file).toBe(join(dir, 'still.json'));
    const text = await readFile(file, 'utf8');
    expect(text).toBe(await readFile(builtIn, 'utf8'));
    expect(text).toBe(formatWorkflow(readJsonObject(file)));
  });
});

/** The order of keys in PostgreSQL's jsonb. */
function byLength<T>(value: T): T {
  if (Array.isArray(value)) return value.map(byLength) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, byLength(member)])) as T;
}
