/**
 * Which parts of its inputs a step reads, by port: paths such as `parts.*.material`, where `*` is every item of a list.
 * A port that is not named is read completely.
 */
export type Reads = Readonly<Record<string, readonly string[]>>;

/** Called for each member that was left out of its narrowed object; `path` is like `materials.parts[0].why`. */
export type OnLeftOut = (holder: object, member: string, path: string) => void;

/** What is kept of a value: all of it, or some of its members. */
interface Kept {
  whole: boolean;
  members: Map<string, Kept>;
}

/**
 * The inputs (port → JSON value) as a step that declares `reads` is given them: copies without whatever it does not
 * name, so that nothing else can influence the result. Values that need no narrowing are passed on as they are.
 */
export function narrowInputs(
  inputs: Record<string, unknown>,
  reads: Reads,
  onLeftOut?: OnLeftOut,
): Record<string, unknown> {
  const narrowed = Object.entries(inputs).map(([port, value]) => {
    const paths = Object.hasOwn(reads, port) ? reads[port] : undefined;
    return [port, paths ? narrow(value, keptBy(paths), { path: port, onLeftOut }) : value];
  });
  return Object.fromEntries(narrowed) as Record<string, unknown>;
}

function keptBy(paths: readonly string[]): Kept {
  const root: Kept = { whole: false, members: new Map() };
  for (const path of paths) {
    let kept = root;
    for (const member of path.split('.')) {
      const next = kept.members.get(member) ?? { whole: false, members: new Map<string, Kept>() };
      kept.members.set(member, next);
      kept = next;
    }
    kept.whole = true;
  }
  return root;
}

interface Place {
  path: string;
  onLeftOut: OnLeftOut | undefined;
}

const NOTHING: Kept = { whole: false, members: new Map() };

function narrow(value: unknown, kept: Kept, { path, onLeftOut }: Place): unknown {
  if (kept.whole || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const each = kept.members.get('*') ?? NOTHING;
    return value.map((item, at) => narrow(item, each, { path: `${path}[${at}]`, onLeftOut }));
  }
  const holder: Record<string, unknown> = {};
  for (const [member, item] of Object.entries(value)) {
    const at = `${path}.${member}`;
    const of = kept.members.get(member);
    if (of) holder[member] = narrow(item, of, { path: at, onLeftOut });
    else onLeftOut?.(holder, member, at);
  }
  return holder;
}
