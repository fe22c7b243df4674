/** What of an object of a scene is read: `userData` holds the extras of its glTF node. */
export interface SceneObject {
  readonly children: readonly SceneObject[];
  readonly userData: Readonly<Record<string, unknown>>;
  readonly isMesh?: boolean;
}

/** The meshes of each part by its key, in scene order; `''` has those that belong to no part. */
export function meshesByPart<T extends SceneObject>(scene: T): Map<string, T[]> {
  const found = new Map<string, T[]>();
  collect(scene, { part: '', found });
  return found;
}

interface Place<T> {
  /** That of the nearest ancestor that names one. */
  part: string;
  found: Map<string, T[]>;
}

function collect<T extends SceneObject>(object: T, { part, found }: Place<T>): void {
  const named = object.userData['part'];
  const own = typeof named === 'string' ? named : part;
  if (object.isMesh) found.set(own, [...(found.get(own) ?? []), object]);
  for (const child of object.children) collect(child as T, { part: own, found });
}
