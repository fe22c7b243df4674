import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { LeasedJob } from './legacy-jobs.repository.js';
import { classifyHolder } from './classify-holder.js';
import type { HolderState } from './classify-holder.js';
import { isGone, thisProcess } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

const self = thisProcess();
const ended: ProcessIdentity = { ...self, pid: 2 ** 22 + 1 };
const elsewhere: ProcessIdentity = { ...ended, machine: 'another' };
const held = (holder: ProcessIdentity | null, step: string | null, leaseIsOver: boolean) =>
  ({ holder, step, leaseIsOver }) as LeasedJob;

describe('the fate of an attempt', () => {
  const alive: ProcessIdentity = { ...self, pid: process.ppid, startTime: startOf(process.ppid) };

  it.each<[string, ProcessIdentity | null, string | null, boolean, HolderState]>([
    ['a step of a process that ended', ended, 'notify', false, 'died'],
    ['a process that ended between steps', ended, null, false, 'free'],
    ['a process that lives', alive, 'notify', false, 'alive'],
    ['a process that is frozen', alive, 'notify', true, 'free'],
    ['a process of another machine with a lease', elsewhere, 'notify', false, 'alive'],
    ['a process of another machine whose lease is over', elsewhere, 'notify', true, 'died'],
    ['nobody knows whom, with a lease', null, 'notify', false, 'alive'],
    ['nobody knows whom, whose lease is over', null, null, true, 'free'],
    ['this process, which does not work on it', self, 'notify', false, 'dropped'],
  ])('with %s', (_who, ...[holder, step, leaseIsOver, fate]) => {
    expect(classifyHolder(held(holder, step, leaseIsOver), self)).toBe(fate);
  });
});

describe('a process', () => {
  it('is gone once it ended, and when its number belongs to a later one', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const identity = { ...self, pid: child.pid ?? 0, startTime: startOf(child.pid ?? 0) };
    expect(isGone(identity)).toBe(false);
    expect(isGone({ ...identity, startTime: '1' })).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isGone(identity)).toBe(true);
  });

  it('of another machine is never said to be gone', () => {
    expect(isGone(elsewhere)).toBe(false);
  });
});

/** When a process of this machine began, as its identity says it. */
function startOf(pid: number): string {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
