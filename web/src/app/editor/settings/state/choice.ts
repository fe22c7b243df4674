import type { Schema } from '../../../api/api-types';

/** An entry of the catalog as a picker shows it. */
export interface Choice {
  key: string;
  label: string;
  /** What tells it from others: a category, a size. */
  hint: string;
  /** Its look: a colour, 'clear' for a transparent background; null where it has none. */
  swatch: { colour: string; isShiny: boolean } | 'clear' | null;
}

interface Entries {
  materials?: readonly Schema<'MaterialReply'>[];
  templates?: readonly Schema<'TemplateReply'>[];
  outputTypes?: readonly Schema<'OutputTypeReply'>[];
}

/** The entries of a list of the catalog, by label. */
export function choicesOf({ materials = [], templates = [], outputTypes = [] }: Entries): Choice[] {
  const choices: Choice[] = [
    ...materials.map(({ key, label, category, baseColour, roughness }) => {
      return { key, label, hint: category, swatch: { colour: baseColour, isShiny: roughness < 0.4 } };
    }),
    ...templates.map(({ key, label, camera, background }) => {
      return { key, label, hint: `az ${camera.azimuth}° el ${camera.elevation}°`, swatch: swatchOf(background) };
    }),
    ...outputTypes.map(({ key, label, width, height }) => {
      return { key, label, hint: `${width} × ${height} px`, swatch: null };
    }),
  ];
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}

/** The choices whose label, key or hint has the text; those that begin with it first. */
export function foundChoices(choices: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLowerCase();
  const found = choices.filter(({ key, label, hint }) => `${label} ${key} ${hint}`.toLowerCase().includes(wanted));
  const isLater = ({ key, label }: Choice): boolean =>
    !label.toLowerCase().startsWith(wanted) && !key.startsWith(wanted);
  return found.sort((a, b) => Number(isLater(a)) - Number(isLater(b)));
}

/** The key that a text means: that of the entry with this key or label, else the text itself. */
export function keyOfText(choices: readonly Choice[], text: string): string {
  const wanted = text.trim();
  const named = choices.find(({ key }) => key === wanted) ?? choices.find(({ label }) => label === wanted);
  return named?.key ?? wanted;
}

function swatchOf(background: Schema<'TemplateReply'>['background']): Choice['swatch'] {
  const colour = (background as { colour?: string }).colour;
  return colour === undefined ? 'clear' : { colour, isShiny: false };
}
