import { canonicalJson } from '#contracts';
import type { CatalogDocument, OutputType } from '#steps';

/** Of the longer side, in pixels: enough to see every part, small enough to keep in the repository. */
const LONGER_SIDE = 128;

/** A catalog whose output types make small pictures: sizes and the preset's resolution shrink, nothing else changes. */
export function scaledCatalog(catalog: CatalogDocument): CatalogDocument {
  return { ...catalog, outputTypes: catalog.outputTypes.map(scaled) };
}

/** A catalog with one output type only, so that no case depends on the others'. */
export function narrowedCatalog(catalog: CatalogDocument, outputType: string): CatalogDocument {
  return { ...catalog, outputTypes: catalog.outputTypes.filter(({ key }) => key === outputType) };
}

/** The part of a catalog that all cases use: materials, names, rules, studios. */
export function sharedPart({
  outputTypes: _outputTypes,
  ...shared
}: CatalogDocument): Omit<CatalogDocument, 'outputTypes'> {
  return shared;
}

export const sameJson = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function scaled(outputType: OutputType): OutputType {
  const { params, ...preset } = outputType.legacyPreset;
  const [width, height] = scaledSize([outputType.width, outputType.height]);
  const resolution = params['resolution'] as [number, number] | undefined;
  const smaller = resolution ? { ...params, resolution: scaledSize(resolution) } : params;
  return { ...outputType, width, height, legacyPreset: { ...preset, params: smaller } };
}

function scaledSize([width, height]: [number, number]): [number, number] {
  const factor = LONGER_SIDE / Math.max(width, height);
  return [Math.round(width * factor), Math.round(height * factor)];
}
