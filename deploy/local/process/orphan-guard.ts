import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A tiny shell in its own session reads "add SIGNAL PID" and "del SIGNAL PID" from a pipe that only we hold open.
 * The kernel closes the pipe however we end, kill -9 included; then the shell ends what is still on its list.
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

/** From now on the process (a group leader) ends with us, even when we are killed; returns how to let go of it. */
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
