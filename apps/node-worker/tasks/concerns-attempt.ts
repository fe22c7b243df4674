/** Does an abort (`{ attempt }`) mean this attempt? One that names none, or cannot be read, means whichever runs. */
export function concernsAttempt(body: Uint8Array, attempt: number): boolean {
  try {
    const { attempt: named } = JSON.parse(new TextDecoder().decode(body)) as { attempt?: unknown };
    return typeof named !== 'number' || named === attempt;
  } catch {
    return true;
  }
}
