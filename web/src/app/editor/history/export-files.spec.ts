import type { Schema } from '../../api/api-types';
import { exportFiles } from './export-files';

describe('exportFiles', () => {
  it('has the workflow in its one text, whatever the order of its members, and the lock', () => {
    const workflow = { edges: [], nodes: [{ params: { b: 1, a: 2 }, step: 's', id: 'n' }], version: 1 };
    const lock = { s: { version: 2, hash: 'f00' } };
    const files = exportFiles({ key: 'still', label: 'Still', workflow, lock } as unknown as Schema<'WorkflowExport'>);
    expect(files.map(({ name }) => name)).toEqual(['still.json', 'still.lock.json']);
    expect(files[0]?.text).toMatch(/^{\n {2}"version": 1,\n {2}"nodes": \[\n {4}{\n {6}"id": "n"/);
    expect(files[0]?.text.indexOf('"a": 2')).toBeLessThan(files[0]?.text.indexOf('"b": 1') ?? 0);
    expect(JSON.parse(files[1]?.text ?? '')).toEqual(lock);
  });
});
