/** A service's readiness: `why` names the failing checks, or says that it does not answer. */
export interface Readiness {
  ready: boolean;
  why: string;
}

/** Requests /readyz once; never rejects. */
export async function askReadiness(port: number, timeoutMs = 2_000): Promise<Readiness> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(timeoutMs) });
    const text = await reply.text();
    return reply.ok
      ? { ready: true, why: '' }
      : { ready: false, why: failingChecks(text) || `answers ${reply.status}` };
  } catch {
    return { ready: false, why: 'does not answer yet' };
  }
}

function failingChecks(text: string): string {
  try {
    const { checks = {} } = JSON.parse(text) as { checks?: Record<string, boolean> };
    const failing = Object.keys(checks).filter((name) => !checks[name]);
    return failing.length > 0 ? `waits for ${failing.join(', ')}` : '';
  } catch {
    return '';
  }
}
