import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A shell in its own session reads "add SIGNAL PID" and "del SIGNAL PID" from a pipe that only this process holds open.
 * The kernel closes the pipe when this process ends, also by kill -9; then the shell ends the processes on its list.
 */
const SCRIPT = `
trap '' INT TERM HUP
list=
while read -r verb signal pid; do
  rest=
  for entry in $list; do [ "$entry" = "$signal:$pid" ] || rest="$rest $entry"; done
  list=$rest
  [ "$verb" = add ] && list="$list $signal:$pid"
done
[ -n "$list" ] || exit 0
for entry in $list; do kill -s "\${entry%%:*}" "\${entry#*:}"; done 2>/dev/null
round=0
while [ $round -lt 8 ]; do
  alive=
  for entry in $list; do kill -0 "\${entry#*:}" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || break
  round=$((round + 1))
  sleep 1
done
for entry in $list; do kill -s KILL -- "-\${entry#*:}"; done 2>/dev/null
exit 0
`;

let guard: ChildProcess | undefined;

/**
 * Ends the process (a group leader) with this one, also after kill -9; returns the function that removes it from the
 * list.
 */
export function guardAgainstOrphan(pid: number, signal: NodeJS.Signals): () => void {
  const entry = `${signal.replace(/^SIG/, '')} ${pid}\n`;
  tellGuard(`add ${entry}`);
  return () => tellGuard(`del ${entry}`);
}

function tellGuard(line: string): void {
  guard ??= startGuard();
  guard.stdin?.write(line);
}

function startGuard(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: { PATH: process.env['PATH'] },
  });
  child.unref();
  (child.stdin as Socket).unref();
  const forget = (): void => {
    if (guard === child) guard = undefined;
  };
  child.once('exit', forget).once('error', forget);
  child.stdin?.on('error', forget);
  return child;
}
