import { decidePath, withReadiness } from './decide-path.js';

const rollout = { workflow: 'still', outputType: '*', mode: 'graph' } as const;

describe('decidePath', () => {
  it('lets the kill switch beat an operator and a rollout row', () => {
    expect(decidePath({ killSwitchOn: true, requestedMode: 'graph', rollout })).toEqual({
      mode: 'legacy',
      reasonCode: 'kill_switch',
    });
  });

  it('lets an operator beat a rollout row', () => {
    expect(decidePath({ killSwitchOn: false, requestedMode: 'shadow', rollout })).toEqual({
      mode: 'shadow',
      reasonCode: 'operator',
    });
  });

  it('follows the rollout row when nobody asked', () => {
    expect(decidePath({ killSwitchOn: false, requestedMode: null, rollout }).mode).toBe('graph');
  });

  it('takes legacy where no row says otherwise', () => {
    expect(decidePath({ killSwitchOn: false, requestedMode: null, rollout: null })).toEqual({
      mode: 'legacy',
      reasonCode: 'no_rollout_row',
    });
  });
});

describe('withReadiness', () => {
  it('takes legacy with the reason when the graph side cannot', () => {
    const decision = { mode: 'shadow', reasonCode: 'operator' } as const;
    expect(withReadiness(decision, { ready: false, reasonCode: 'bus_unreachable' })).toEqual({
      mode: 'legacy',
      reasonCode: 'bus_unreachable',
    });
  });

  it('keeps legacy as decided whatever the graph side says', () => {
    const decision = { mode: 'legacy', reasonCode: 'kill_switch' } as const;
    expect(withReadiness(decision, { ready: false, reasonCode: 'bus_unreachable' })).toEqual(decision);
  });
});
