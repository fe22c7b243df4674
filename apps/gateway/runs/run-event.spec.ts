import { NodesChanged, RunFinished } from '#contracts';
import { runEventsOf } from './run-event.js';

const RUN = '6f9b7c1a-8a7e-4a43-9a0e-0c4d41f5b6aa';
const PUBLISHED = '2026-11-29T16:00:00.000Z';
const bytes = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
const read = (event: string, body: unknown) =>
  runEventsOf(RUN, { seq: 7, subject: `wf.event.${event}`, data: bytes(body), time: new Date(PUBLISHED) }, 'wf.event.'); // prettier-ignore

describe('events of a run', () => {
  it('are those of its nodes, of which the last has the id', () => {
    const nodes = [{ nodeId: 'a' }, { nodeId: 'b' }];
    expect(
      read(NodesChanged.event, {
        runs: [
          { runId: 'other', nodes },
          { runId: RUN, nodes },
        ],
      }),
    ).toEqual([
      expect.objectContaining({ id: null, data: { runId: RUN, nodeId: 'a', at: PUBLISHED } }),
      expect.objectContaining({ id: 7, data: { runId: RUN, nodeId: 'b', at: PUBLISHED } }),
    ]);
  });

  it('carry when a node changed, who did it, and why it failed or was not done', () => {
    const node = { nodeId: 'a', failure: { code: 'busy' }, worker: 'w', cache: { state: 'miss', reason: 'first' } };
    const [changed] = read(NodesChanged.event, { runs: [{ runId: RUN, nodes: [node] }] });
    expect(changed?.data).toEqual({ runId: RUN, at: PUBLISHED, ...node });
  });

  it.each([
    { runs: RUN },
    { runs: { [RUN]: 1 } },
    { runs: [null, RUN, 5, { runId: RUN }] },
    { runs: [{ runId: RUN, nodes: 'x' }] },
    { runs: [{ runId: RUN, nodes: [null, 'x'] }] },
    [RUN],
    RUN,
    null,
  ])('are none of a message that is odd: %j', (body) => {
    expect(read(NodesChanged.event, body)).toEqual([]);
    expect(read(RunFinished.event, body)).toEqual([]);
  });
});
