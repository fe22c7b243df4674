/** Why an edit cannot apply. `invalid_*`: the edit's own data has not the shape of the format. */
export type EditErrorCode =
  | 'unknown_node'
  | 'duplicate_id'
  | 'invalid_node'
  | 'unknown_edge'
  | 'duplicate_edge'
  | 'invalid_edge'
  | 'unknown_place'
  | 'invalid_value';

/** An edit does not apply to the workflow at hand. The message says what, which one and why; the workflow stays as it was. */
export class EditError extends Error {
  /** Positions in compounds, outermost first; empty for an edit that is in none. */
  readonly at: readonly number[];

  constructor(
    readonly code: EditErrorCode,
    message: string,
    at: readonly number[] = [],
  ) {
    super(message);
    this.name = 'EditError';
    this.at = at;
  }
}
