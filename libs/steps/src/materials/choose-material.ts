import type { CatalogDocument, Material, MaterialRule, Part } from '../domain.js';
import { colourDifference } from './colour-difference.js';
import { AS_MODELLED, colourAsModelled } from './colour-as-modelled.js';
import { findMaterial } from './find-material.js';
import { ruleReason } from './rule-reason.js';
import type { RuleReason } from './rule-reason.js';

/**
 * A chosen surface and why: `rule:<key> (<what matched>)` as `ruleReason` says it, `colour:#rrggbb ΔE <difference>`,
 * `colour-as-modelled` or `default`.
 */
export interface Choice {
  material: Material;
  why: string;
}

/** CIEDE2000 difference above which a CAD colour is no hint of a material. */
const COLOUR_LIMIT = 12;

/**
 * Chooses materials for unmapped parts: by rule, else by nearest colour, else the part's own colour as it is, and for a
 * part without one the catalog's default. Throws `StepError('unknown_material')` where the default is not there.
 */
export function materialChooser(catalog: CatalogDocument): (part: Part) => Choice {
  const rules = catalog.rules.map((rule) => ({ rule, reasonOf: ruleReason(rule) }));
  return (part) =>
    byRule(part, rules, catalog) ?? byColour(part, catalog) ?? asModelled(part, catalog) ?? byDefault(catalog);
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

function asModelled({ colour }: Part, catalog: CatalogDocument): Choice | undefined {
  return colour === null ? undefined : { material: colourAsModelled(colour, catalog), why: AS_MODELLED };
}

function byDefault(catalog: CatalogDocument): Choice {
  return { material: findMaterial(catalog, catalog.defaultMaterial, 'the default'), why: 'default' };
}
