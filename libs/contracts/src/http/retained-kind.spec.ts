import { EVIDENCE_RECORDS, retainedKind } from './retained-kind.js';

describe('the kind of thing that a sweep reports', () => {
  it.each(['evidences', EVIDENCE_RECORDS])('is evidence records for %s', (what) =>
    expect(retainedKind(what)).toBe('evidence_records'),
  );

  it.each(['runs', 'dead letters'])('is %s as it is', (what) => expect(retainedKind(what)).toBe(what));
});
