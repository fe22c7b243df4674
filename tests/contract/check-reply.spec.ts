import { faultOf } from './check-reply.js';
import type { CheckedReply } from './check-reply.js';

const comparison = {
  id: 'a',
  deliveryId: 'b',
  orderLineId: 'c',
  runId: 'd',
  verdict: 'match',
  aspects: {
    ...{ status: 'match', outputs: 'match', mediaAssets: 'match' },
    ...{ notifications: 'match', logs: 'match', catalogWrites: 'match' },
  },
  reasons: [],
  comparedAt: '2026-11-28T16:00:00.000Z',
};

const reply = (body: unknown, more: Partial<CheckedReply> = {}): CheckedReply => ({
  method: 'GET',
  path: '/api/comparisons/a',
  status: 200,
  mediaType: 'application/json',
  body: JSON.stringify(body),
  ...more,
});

describe('a reply against the description of the API', () => {
  it('is in order where it is as described', () => {
    expect(faultOf(reply(comparison))).toBeNull();
    expect(faultOf(reply([comparison], { path: '/api/comparisons' }))).toBeNull();
  });

  const { verdict: _, ...less } = comparison;
  it.each([
    ['lacks a member', reply(less), 'verdict'],
    ['has one more', reply({ ...comparison, score: 1 }), 'additional properties'],
    ['has another type', reply({ ...comparison, verdict: 1 }), '/verdict'],
    ['has another value', reply({ ...comparison, verdict: 'maybe' }), '/verdict'],
    ['has a time of another form', reply({ ...comparison, comparedAt: 'yesterday' }), '/comparedAt'],
    ['has another status', reply(comparison, { status: 202 }), '202'],
    ['has another media type', reply(comparison, { mediaType: 'text/html' }), 'text/html'],
    ['is a problem as JSON', reply({}, { status: 404 }), 'application/json'],
    ['is of a route that is not described', reply([], { path: '/api/nothing' }), 'no operation'],
  ])('is at fault where it %s', (_how, given, fault) => {
    expect(faultOf(given)).toContain(fault);
  });
});
