/** A column of the type timestamptz: the driver gives text where the ORM's types say `Date`. */
type Timestamp = Date | string;

/** Milliseconds since the epoch; what is below a millisecond is cut off. */
export const epochMs = (timestamp: Timestamp): number => new Date(timestamp).getTime();

/** ISO 8601 in UTC with milliseconds, as replies show times; null stays null. */
export function isoTime(timestamp: Timestamp): string;
export function isoTime(timestamp: Timestamp | null): string | null;
export function isoTime(timestamp: Timestamp | null): string | null {
  return timestamp === null ? null : new Date(timestamp).toISOString();
}
