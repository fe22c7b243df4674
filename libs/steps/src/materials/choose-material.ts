import type { CatalogDocument, Material, Part } from '../domain.js';
import { colourDifference } from '../render/colour-difference.js';
import { StepError } from '../step-error.js';
import { findMaterial } from './find-material.js';

/** A chosen surface and why: `rule:<key>`, `colour:#rrggbb ΔE <difference>` or `default`. */
export interface Choice {
  material: Material;
  why: string;
}

/** CIEDE2000 above which a CAD colour is no hint of a material any more. */
const COLOUR_LIMIT = 12;
/** Names are the customer's: a pattern never runs on more than this. */
const NAME_LIMIT = 256;

/** Chooses a material for a part that nobody mapped: by name rule, else by nearest colour, else the catalog's default. */
export function chooseMaterial(part: Part, catalog: CatalogDocument): Choice {
  return byRule(part, catalog) ?? byColour(part, catalog) ?? byDefault(catalog);
}

function byRule({ name }: Part, catalog: CatalogDocument): Choice | undefined {
  const rule = catalog.rules.find(
    (candidate) =>
      candidate.pattern !== undefined && patternOf(candidate.key, candidate.pattern).test(name.slice(0, NAME_LIMIT)),
  );
  return rule && { material: findMaterial(catalog, rule.material, `rule ${rule.key}`), why: `rule:${rule.key}` };
}

function patternOf(rule: string, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'i');
  } catch (cause) {
    throw new StepError(
      'invalid_material_rule',
      `The rule "${rule}" has no valid pattern: ${String(cause)}. Correct it in the catalog.`,
      { retryable: false, details: { rule, pattern }, cause },
    );
  }
}

function byColour({ colour }: Part, catalog: CatalogDocument): Choice | undefined {
  if (colour === null) return undefined;
  let nearest: { material: Material; difference: number } | undefined;
  for (const material of catalog.materials) {
    const difference = colourDifference(colour, material.baseColour);
    if (!nearest || difference < nearest.difference) nearest = { material, difference };
  }
  if (!nearest || nearest.difference > COLOUR_LIMIT) return undefined;
  return { material: nearest.material, why: `colour:${colour} ΔE ${nearest.difference.toFixed(1)}` };
}

function byDefault(catalog: CatalogDocument): Choice {
  return { material: findMaterial(catalog, catalog.defaultMaterial, 'the default'), why: 'default' };
}
