import type { Schema } from '../../api/api-types';
import { decisionText, dispatchedText } from './dispatch-text';

const line = (members: Partial<Schema<'DispatchedLine'>>) =>
  dispatchedText({ alreadyDelivered: true, mode: 'graph', reasonCode: 'operator', deliveredBy: null, ...members } as Schema<'DispatchedLine'>); // prettier-ignore

describe('decisionText', () => {
  it.each([
    ['legacy', 'kill_switch', 'Legacy delivers: the kill switch has everything on legacy.'],
    ['graph', 'rollout_row', 'Graph delivers: the rollout of its workflow and output type says so.'],
    ['legacy', 'new_code', 'Legacy delivers: the reason is new_code.'],
  ] as const)('of %s for %s', (mode, reasonCode, text) => expect(decisionText({ mode, reasonCode })).toBe(text));
});

describe('dispatchedText', () => {
  it('says who delivers a line that was dispatched', () => {
    expect(line({ alreadyDelivered: false })).toBe('Dispatched. Graph delivers: this mode was asked for.');
  });

  it('says what the line has already, and offers another delivery where that is settled', () => {
    expect(line({ state: 'committed', deliveredBy: 'legacy' })).toMatch(/was delivered by legacy already.*again/);
    expect(line({ state: 'failed' })).toMatch(/failed already.*again/);
    expect(line({ state: 'open' })).toBe('Nothing was dispatched: the line is being delivered already.');
  });
});
