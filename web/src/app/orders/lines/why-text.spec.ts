import { requestedText, whyText } from './why-text';

describe('whyText', () => {
  it.each([
    [{ mode: 'legacy', reasonCode: 'no_rollout_row', fallbackReason: null }, 'Legacy delivers: its workflow and output type have no rollout.'],
    [{ mode: 'graph', reasonCode: 'operator', fallbackReason: 'run_failed' }, 'Graph delivers: this mode was asked for. Legacy took over: the run failed.'],
    [{ mode: 'graph', reasonCode: 'new_code', fallbackReason: 'newer' }, 'Graph delivers: the reason is new_code. Legacy took over: the reason is newer.'],
  ] as const)('of %j', (delivery, text) => expect(whyText(delivery)).toBe(text)); // prettier-ignore
});

describe('requestedText', () => {
  it('says only what was not followed', () => {
    expect(requestedText({ requestedMode: 'graph', mode: 'legacy' })).toBe('The mode graph was asked for.');
    expect(requestedText({ requestedMode: 'graph', mode: 'graph' })).toBeNull();
    expect(requestedText({ requestedMode: null, mode: 'legacy' })).toBeNull();
  });
});
