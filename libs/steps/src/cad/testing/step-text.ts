import { readFileSync } from 'node:fs';

/** The bytes of a file of `testing/cases`, named without `.step`. */
export function caseFile(name: string): Buffer {
  return readFileSync(new URL(`./cases/${name}.step`, import.meta.url));
}

/** Instances that make a text one with a part, a shape and a unit, so that it has no fault but those that are put in. */
export const PART =
  "#9001=PRODUCT_DEFINITION('','',$,$);#9002=MANIFOLD_SOLID_BREP('',$);#9003=SHAPE_REPRESENTATION('',(#9002),#9004);" +
  '#9004=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#9005)));#9005=(LENGTH_UNIT()SI_UNIT(.MILLI.,.METRE.));';

/** An ISO 10303-21 text of `PART` and these instances, as the bytes of Latin-1. */
export function stepText(data: string, sections = ''): Buffer {
  const text = `ISO-10303-21;\nHEADER;\nENDSEC;\n${sections}DATA;\n${PART}\n${data}\nENDSEC;\nEND-ISO-10303-21;\n`;
  return Buffer.from(text, 'latin1');
}
