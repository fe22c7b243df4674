import type { StepFileProblem } from '../step-file-errors.ts';

const EXPORT_AGAIN = 'Export it again from the CAD system as STEP (AP203, AP214 or AP242).';
const LONGEST_SHOWN = 40;

/** An instance as messages name it, such as `#7 CARTESIAN_POINT`. */
export interface NamedInstance {
  id: number;
  type: string;
}

const shown = ({ id, type }: NamedInstance) => (type === '' ? `#${id}` : `#${id} ${type}`);

/** Text of the file, shortened for a message and without control characters. */
function quoted(text: string): string {
  const clean = text.replace(/\P{ASCII}|\p{C}/gu, '?');
  return `"${clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN)}…` : clean}"`;
}

export function badNumber(text: string, at: NamedInstance): StepFileProblem {
  return {
    code: 'step_file_bad_number',
    why: `has ${quoted(text)} in ${shown(at)} where a finite number must be, so the shape has no size or place there.`,
    advice: `Repair that feature in the CAD system (look for a zero length or a failed operation). ${EXPORT_AGAIN}`,
    details: { entity: `#${at.id}`, type: at.type, number: quoted(text).slice(1, -1) },
  };
}

export function badId(digits: string, type: string, largest: number): StepFileProblem {
  const written = digits.length > LONGEST_SHOWN ? `${digits.slice(0, LONGEST_SHOWN)}…` : digits;
  return {
    code: 'step_file_bad_id',
    why: `numbers an entity #${written}${type && ` (${type})`}; numbers go from #1 to #${largest}, so references to it cannot be followed.`,
    advice: `A program that wrote or changed the file counts wrongly. ${EXPORT_AGAIN}`,
    details: { entity: `#${written}`, type },
  };
}

export function doubledId(id: number, types: string[]): StepFileProblem {
  const as = types.length > 0 ? ` (${types.join(', then ')})` : '';
  return {
    code: 'step_file_bad_id',
    why: `has more than one entity with the number #${id}${as}, so it is unclear which of them references mean.`,
    advice: `The file was changed or joined by another program. ${EXPORT_AGAIN}`,
    details: { entity: `#${id}`, types },
  };
}

/** Shared with the problems of the reader, which finds dangling references itself. */
export function danglingReferences(
  count: number,
  example: string,
  details: Record<string, unknown> = {},
): StepFileProblem {
  const references = count === 1 ? '1 reference to an entity' : `${count} references to entities`;
  return {
    code: 'step_file_dangling_references',
    why: `has ${references} that it does not contain (${example}), so parts or faces would be missing.`,
    advice: EXPORT_AGAIN,
    details: { count, ...details },
  };
}

export function otherFile(from: NamedInstance, missing: number, address: string): StepFileProblem {
  return {
    code: 'step_file_other_file',
    why: `takes #${missing}, which ${shown(from)} needs, from another file (${quoted(address)}).`,
    advice: 'Export the whole assembly with its geometry as one STEP file.',
    details: { missing: `#${missing}`, usedBy: `#${from.id}`, address: quoted(address).slice(1, -1) },
  };
}

export function noProduct(shapes: number): StepFileProblem {
  return {
    code: 'step_file_no_product',
    why: `holds ${shapes === 1 ? '1 shape' : `${shapes} shapes`} but no PRODUCT_DEFINITION that a shape belongs to, so it has no part.`,
    advice: 'Export the part or the assembly itself, not single bodies, as STEP (AP203, AP214 or AP242).',
    details: { shapes },
  };
}

export function noShape(products: number): StepFileProblem {
  const what = products === 0 ? 'neither a product nor a shape' : 'products but no surface or solid';
  return {
    code: 'step_file_no_geometry',
    why: `holds ${what} that can be shown; it may be an assembly whose parts are separate files.`,
    advice: 'Export the whole assembly with its geometry as one STEP file.',
    details: { products },
  };
}

/** `last` is the number of the last entity that begins. */
export function neverEnds(last: number | null): StepFileProblem {
  const where = last === null ? '' : `; the last entity that begins is #${last}`;
  return {
    code: 'step_file_unreadable',
    why: `has a string, a comment or an entity that never ends${where}.`,
    advice: EXPORT_AGAIN,
    details: last === null ? {} : { entity: `#${last}` },
  };
}

export function noSemicolon(at: NamedInstance, next: number): StepFileProblem {
  return {
    code: 'step_file_unreadable',
    why: `has no ";" between ${shown(at)} and #${next}.`,
    advice: EXPORT_AGAIN,
    details: { entity: `#${at.id}` },
  };
}

export function tooManySections(): StepFileProblem {
  return {
    code: 'step_file_unreadable',
    why: 'has more sections than any program writes.',
    advice: EXPORT_AGAIN,
  };
}

export function tooManyForeignStrings(): StepFileProblem {
  return {
    code: 'step_file_unreadable',
    why: 'has hundreds of thousands of texts that are not UTF-8.',
    advice: `Choose UTF-8 or ASCII for the texts if the CAD system asks. ${EXPORT_AGAIN}`,
  };
}
