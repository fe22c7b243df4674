import { readFileSync, readdirSync } from 'node:fs';

/** The data of a process that every other process of its account may read. */
export interface SeenProcess {
  pid: number;
  parent: number;
  commandLine: string;
  environment: string;
}

/** All processes that descend from `pid` right now, without itself; one that ends meanwhile is left out. */
export function descendantsOf(pid: number): SeenProcess[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => look(Number(name))); // prettier-ignore
  const found: SeenProcess[] = [];
  for (let parents = [pid]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map((child) => child.pid);
  }
  return found;
}

function look(pid: number): SeenProcess[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return [
      {
        pid,
        parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]),
        commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
        environment: readFileSync(`/proc/${pid}/environ`, 'utf8').replaceAll('\0', '\n'),
      },
    ];
  } catch {
    return [];
  }
}
