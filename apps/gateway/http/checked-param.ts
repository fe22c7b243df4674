import { UserError } from '#platform/http';

const SHAPES = {
  /** Of workflows, products and output types. */
  key: /^[a-z0-9][a-z0-9-]{0,62}$/,
  /** The text of a material alias: one line with a letter in it. */
  alias: /^(?=.*\p{L})[^\p{Cc}\p{Cs}]{1,100}$/u,
  /** A key, or every one of them. */
  keyOrAll: /^(\*|[a-z0-9][a-z0-9-]{0,62})$/,
  step: /^[a-z][a-z0-9_]{0,99}$/,
  /** Of a node in its workflow. */
  nodeId: /^[a-zA-Z0-9_-]{1,64}$/,
  id: /^[A-Za-z0-9-]{1,100}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  sha256: /^[0-9a-f]{64}$/,
  assetName: /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/,
  /** A sequence number of an event. */
  sequence: /^[0-9]{1,15}$/,
  /** Who keeps it and which of theirs it is. */
  deadLetter: /^(orchestrator|comparison|orders)-[1-9][0-9]{0,14}$/,
  pool: /^(render|materials|notify)$/,
  /** Of a version or a row. */
  number: /^[1-9][0-9]{0,8}$/,
  boolean: /^(true|false)$/,
} as const;

/** A part of the URL that has the shape of what it names; anything else is a 400 that says so and goes nowhere. */
export function checkedParam(value: string, shape: keyof typeof SHAPES): string {
  if (SHAPES[shape].test(value)) return value;
  throw new UserError(
    'invalid_request',
    `${JSON.stringify(value.slice(0, 100))} in the request is not a valid ${shape}: it must match ${SHAPES[shape].source}.`,
    400,
  );
}
