import type { ServerRecord } from '../../../deploy/local/state/instance-file.js';
import type { ServiceStatus } from '../../../deploy/local/supervisor/supervised-service.js';
import { say } from '../say.js';

/** Reports when each service and server is ready, or crashed and why; every change once. */
export function reportServices(): (status: ServiceStatus | ServerRecord) => void {
  const said = new Map<string, string>();
  return ({ name, state, why, crashes, logFile }) => {
    if (state !== 'ready' && state !== 'running' && state !== 'crashed') return;
    const text = state !== 'crashed' ? `${name} is ready` : `${name} crashed (${crashes}×): ${why}\n  log: ${logFile}`;
    if (said.get(name) === text) return;
    said.set(name, text);
    say(text);
  };
}
