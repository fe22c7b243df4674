import type { CatalogDocument, Material, MaterialRule, Part } from '../domain.js';
import { colourDifference } from '../render/colour-difference.js';
import { findMaterial } from './find-material.js';
import { ruleReason } from './rule-reason.js';
import type { RuleReason } from './rule-reason.js';

/**
 * A chosen surface and why: `rule:<key> (<what matched>)` as `ruleReason` says it, `colour:#rrggbb ΔE <difference>` or
 * `default`.
 */
export interface Choice {
  material: Material;
  why: string;
}

/** CIEDE2000 above which a CAD colour is no hint of a material any more. */
const COLOUR_LIMIT = 12;

/**
 * Chooses materials for parts that nobody mapped: by rule, else by nearest colour, else the catalog's default. Throws
 * `StepError('unknown_material')` where the default is not there.
 */
export function materialChooser(catalog: CatalogDocument): (part: Part) => Choice {
  const rules = catalog.rules.map((rule) => ({ rule, reasonOf: ruleReason(rule) }));
  return (part) => byRule(part, rules, catalog) ?? byColour(part, catalog) ?? byDefault(catalog);
}

interface ReadRule {
  rule: MaterialRule;
  reasonOf: RuleReason;
}

function byRule(part: Part, rules: ReadRule[], catalog: CatalogDocument): Choice | undefined {
  for (const { rule, reasonOf } of rules) {
    const reason = reasonOf(part);
    if (reason === undefined) continue;
    return { material: findMaterial(catalog, rule.material, `rule ${rule.key}`), why: `rule:${rule.key} (${reason})` };
  }
  return undefined;
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
