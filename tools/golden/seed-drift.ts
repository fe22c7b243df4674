import type { CatalogDocument } from '#steps';
import { casesOf } from './golden-case.js';
import type { OrderedCase } from './golden-case.js';
import { sameJson, scaledCatalog, sharedPart } from './golden-catalog.js';

/** The approved catalog, and the cases that were made with it. */
export interface Approved {
  catalog: CatalogDocument;
  cases: readonly OrderedCase[];
}

/**
 * The differences between the seed and the catalog of the golden cases, each with what to do; empty where there are
 * none. Undetected differences would leave cases that test output types which no longer exist.
 */
export function seedDrift(approved: Approved, seed: CatalogDocument): string[] {
  const seeded = scaledCatalog(seed);
  return [...sharedDrift(approved, seeded), ...outputTypeDrift(approved, seeded), ...forgotten(approved, seeded)];
}

function sharedDrift({ catalog, cases }: Approved, seeded: CatalogDocument): string[] {
  const before = sharedPart(catalog) as Record<string, unknown>;
  const after = Object.entries(sharedPart(seeded));
  const changed = after.filter(([name, value]) => !sameJson(value, before[name])).map(([name]) => name);
  const all = cases.map(({ id }) => id).join(' ');
  return changed.length > 0 ? [`The seed's ${changed.join(', ')} changed, which every case sees. ${advice(all)}`] : [];
}

function outputTypeDrift({ catalog, cases }: Approved, seeded: CatalogDocument): string[] {
  const approved = new Set(cases.map(({ id }) => id));
  return casesOf(seeded).flatMap(({ id, outputType }) => {
    const [before, after] = [catalog, seeded].map((one) => one.outputTypes.find(({ key }) => key === outputType));
    if (!approved.has(id)) return [`The seeded output type "${outputType}" has no golden case "${id}". ${advice(id)}`];
    if (sameJson(before, after)) return [];
    return [`The seeded output type "${outputType}" is not what its golden case was made with. ${advice(id)}`];
  });
}

function forgotten({ cases }: Approved, seeded: CatalogDocument): string[] {
  const wanted = new Set(casesOf(seeded).map(({ id }) => id));
  const rest = cases.filter(({ id }) => !wanted.has(id));
  return rest.map(
    ({ id, outputType }) =>
      `The output type "${outputType}" of the golden case "${id}" no longer exists: remove tests/golden/cases/${id}.json, its ` +
      'output type in tests/golden/catalog.json and the artifacts that only it had.',
  );
}

const advice = (ids: string): string =>
  `If that is right: ./hartomat golden record ${ids}, look at the pictures, then ./hartomat golden approve ${ids} --reason "…".`;
