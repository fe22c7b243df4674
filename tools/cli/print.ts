/** Writes a value to standard output: as JSON, or as text by `describe`. */
export function print(json: boolean | undefined, value: unknown, describe: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : describe()}\n`);
}
