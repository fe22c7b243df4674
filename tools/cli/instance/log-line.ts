/** A formatted line of a log file with its sort key. */
export interface LogLine {
  app: string;
  /** Milliseconds since the epoch; a line without a time takes that of the line before it. */
  time: number;
  text: string;
  raw: string;
}

const LEVELS: Record<string, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

/** JSON lines become "time level app message"; anything else (a stack trace, a server's own format) stays as it is. */
export function parseLogLine(app: string, raw: string, timeBefore: number): LogLine {
  const entry = parseObject(raw);
  if (entry === undefined) return { app, time: timeBefore, text: `${' '.repeat(20)}${app}  ${raw}`, raw };
  const time = new Date((entry['time'] as string | number | undefined) ?? timeBefore).getTime() || timeBefore;
  const level = LEVELS[String(entry['level'])] ?? String(entry['level'] ?? '');
  const error = entry['err'] as { stack?: string } | undefined;
  const message = [entry['msg'], error?.stack].filter(Boolean).join('\n') || raw;
  return {
    app,
    time,
    text: `${new Date(time).toISOString().slice(11, 23)} ${level.padEnd(6)} ${app}  ${message}`,
    raw,
  };
}

/** All lines of a file's text, in order. */
export function parseLog(app: string, text: string): LogLine[] {
  let time = 0;
  return text
    .split('\n')
    .filter(Boolean)
    .map((raw) => {
      const line = parseLogLine(app, raw, time);
      time = line.time;
      return line;
    });
}

function parseObject(raw: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
