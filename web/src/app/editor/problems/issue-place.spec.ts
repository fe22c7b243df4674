import { issuePlace } from './issue-place';

describe('issuePlace', () => {
  it.each([
    [
      { path: '/nodes/3/params/width', nodeId: 'render' },
      { nodeId: 'render', pointer: '/width' },
    ],
    [
      { path: '/nodes/3/params/angles/0/azimuth', nodeId: 'render' },
      { nodeId: 'render', pointer: '/angles/0/azimuth' },
    ],
    [
      { path: '/nodes/3', nodeId: 'render' },
      { nodeId: 'render', pointer: null },
    ],
    [{ path: '/edges/1' }, null],
  ])('of %j is %j', (issue, place) => expect(issuePlace(issue)).toEqual(place));
});
