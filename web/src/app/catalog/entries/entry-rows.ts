import type { CatalogDocument, CatalogKind, EntryOf } from './catalog-kinds';
import { entriesOf, findEntry, keyOf, labelOf } from './catalog-kinds';

/** A line of a list: what stands in its columns after the label. */
export interface EntryRow {
  key: string;
  label: string;
  /** '#rrggbb' of what has a colour. */
  swatch: string | null;
  /** True for the material that parts without another get. */
  isDefault: boolean;
  cells: readonly string[];
}

/** The heads of the columns after the first, which is the label. */
export const COLUMNS: Readonly<Record<CatalogKind, readonly string[]>> = {
  'output-type': ['Key', 'Picture', 'Template', 'Workflow'],
  template: ['Key', 'Camera', 'Background'],
  material: ['Key', 'Category', 'Surface'],
  'material-alias': ['Material'],
  'material-rule': ['Conditions', 'Material'],
};

type Cells = { [K in CatalogKind]: (entry: EntryOf[K], document: CatalogDocument) => string[] };

const labelAt = (document: CatalogDocument, kind: CatalogKind, key: string): string => {
  const entry = findEntry(document, kind, key);
  return entry ? labelOf(entry) : `${key} (missing)`;
};

const CELLS: Cells = {
  'output-type': (entry, document) => [
    entry.key,
    `${entry.width} × ${entry.height} px`,
    labelAt(document, 'template', entry.template),
    entry.workflow || 'legacy alone',
  ],
  template: ({ key, camera, background }) => [
    key,
    `${camera.azimuth}° round, ${camera.elevation}° up`,
    background.kind === 'colour' ? background.colour : 'transparent',
  ],
  material: ({ key, category, metalness, roughness }) => [
    key,
    category,
    `${metalness >= 0.5 ? 'metallic' : 'not metallic'}, roughness ${roughness}`,
  ],
  'material-alias': ({ material }, document) => [labelAt(document, 'material', material)],
  'material-rule': (entry, document) => [conditionsOf(entry), labelAt(document, 'material', entry.material)],
};

/** `name like /seal/, colour near #aabbcc, shape ring`. */
export function conditionsOf({ pattern, colour, shape }: EntryOf['material-rule']): string {
  const parts = [
    pattern !== undefined && `name like /${pattern}/`,
    colour && `colour near ${colour.near}`,
    shape && `shape ${shape}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The entries of a kind whose texts have `text` in them. Rules stay in their order, in which they are tried. */
export function rowsOf(document: CatalogDocument, kind: CatalogKind, text: string): EntryRow[] {
  const rows = entriesOf(document, kind).map((entry) => rowOf(document, kind, entry as never));
  const wanted = text.trim().toLowerCase();
  const found = rows.filter(({ label, cells }) => [label, ...cells].some((one) => one.toLowerCase().includes(wanted)));
  return kind === 'material-rule' ? found : found.sort((a, b) => a.label.localeCompare(b.label));
}

function rowOf<K extends CatalogKind>(document: CatalogDocument, kind: K, entry: EntryOf[K]): EntryRow {
  const key = keyOf(entry);
  return {
    key,
    label: labelOf(entry),
    swatch: swatchOf(document, entry),
    isDefault: kind === 'material' && document.defaultMaterial === key,
    cells: CELLS[kind](entry, document),
  };
}

function swatchOf(document: CatalogDocument, entry: EntryOf[CatalogKind]): string | null {
  if ('baseColour' in entry) return entry.baseColour;
  return 'material' in entry ? (findEntry(document, 'material', entry.material)?.baseColour ?? null) : null;
}
