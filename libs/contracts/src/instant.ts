import { Rule } from './rule.js';

const DATE = '(\\d{4})-(\\d\\d)-(\\d\\d)';
const TIME = '([01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,6})?)?';
const ZONE = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d)';
const INSTANT = new RegExp(`^${DATE}(?:T${TIME}(${ZONE})?)?$`);

/**
 * A date or a time of ISO 8601 as text that PostgreSQL and `Date` read alike; without a zone it is UTC. Null for everything
 * else: weeks, days of a year, fractions with a comma, days that no month has, the year 0.
 */
export function instantOf(text: string): string | null {
  const [, year, month, day, hour, zone] = INSTANT.exec(text) ?? [];
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return null;
  if (hour === undefined) return `${text}T00:00:00Z`;
  return zone === undefined ? `${text}Z` : text;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The property is a date or time that `instantOf` reads. */
export const IsInstant = (): PropertyDecorator =>
  Rule({
    name: 'isInstant',
    jsonSchema: { pattern: INSTANT.source },
    validate: (value) => typeof value === 'string' && instantOf(value) !== null,
    message: '$property must be a date such as 2026-11-28, or a time such as 2026-11-28T16:00:00Z',
  });

const TIME_CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z)_[A-Za-z0-9-]{1,100}$/;

/** The property is `<time>_<id>`: the cursor of a list ordered by time and id. */
export const IsTimeCursor = (): PropertyDecorator =>
  Rule({
    name: 'isTimeCursor',
    jsonSchema: { pattern: TIME_CURSOR.source },
    validate: (value) => typeof value === 'string' && isTimeCursor(value),
    message: '$property must be the "next" of another page',
  });

function isTimeCursor(value: string): boolean {
  const [, time] = TIME_CURSOR.exec(value) ?? [];
  return time !== undefined && instantOf(time) !== null;
}
