import type { Edit, Workflow } from '#workflow-core';
import { paramsAfter } from './params-after';

const WORKFLOW: Workflow = { version: 1, nodes: [{ id: 'a', step: 's', params: { width: 1 } }], edges: [] };
const widen = (id: string): Edit => ({ kind: 'setParam', id, pointer: '/width', value: 2 });

it('the params after an edit are those before it where it does not apply', () => {
  expect(paramsAfter(WORKFLOW, 'a', widen('a'))).toEqual({ width: 2 });
  expect(paramsAfter(WORKFLOW, 'a', widen('gone'))).toEqual({ width: 1 });
  expect(paramsAfter(WORKFLOW, 'a', null)).toEqual({ width: 1 });
  expect(paramsAfter(WORKFLOW, 'gone', null)).toEqual({});
});
