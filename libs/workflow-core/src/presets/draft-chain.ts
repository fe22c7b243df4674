import type { NodeDefinition, PortType } from '../model/node-definition.js';
import { shown } from '../model/plain-object.js';
import { stillRenderer } from './draft-recipe.js';
import { imageFormat } from './image-format.js';
import type { LegacyPreset, Located } from './legacy-preset.js';
import type { WorkflowDraft } from './workflow-draft.js';

const PRODUCERS: Record<Exclude<PortType, 'render'>, string> = {
  order_line: 'order_line_setup',
  cad_file: 'order_line_setup',
  glb: 'glb_export',
  parts: 'glb_export',
  template: 'resolve_template',
  material_map: 'material_map_resolve',
  materials: 'auto_populate_materials',
  bounding_box: 'glb_bbox',
  media_assets: 'output_save',
  receipt: 'notify',
};

/** The nodes of a custom preset: its steps as a chain in their order, with missing producers inserted before them. */
export function draftChain(preset: LegacyPreset, draft: WorkflowDraft): void {
  const chain = new Chain(preset, draft);
  for (const name of preset.steps) chain.append(name);
  if (!preset.engine || chain.usedEngine) return;
  const message = 'The steps name their renderers themselves, so "engine" changes nothing.';
  draft.report.warning(
    'not_used',
    preset.engine.path,
    message,
    'Check that the named renderer is the one that is meant.',
  );
}

class Chain {
  usedEngine = false;
  private readonly made = new Set<PortType>();
  private readonly opening = new Set<string>();
  private mustConvert: boolean;

  constructor(
    private readonly preset: LegacyPreset,
    private readonly draft: WorkflowDraft,
  ) {
    const isNamed = preset.steps.some(({ value }) => value === 'image_convert');
    this.mustConvert = imageFormat(preset) !== undefined && !isNamed;
  }

  append({ value: step, path }: Located<string>): void {
    const definition = this.draft.definitions.get(step);
    if (!definition) {
      const hint = 'Correct the name; if a later release brings the step, the config stays legacy until then.';
      this.draft.report.error('unknown_step', path, `No step is named ${shown(step)}.`, hint);
      return;
    }
    if (step === 'output_save') this.convert();
    this.supply(definition, path);
    this.link(step, path);
  }

  /** A format other than png that no step of the chain makes. */
  private convert(): void {
    if (!this.mustConvert) return;
    this.mustConvert = false;
    this.insert('image_convert', this.preset.format?.path ?? '', 'for "format"');
  }

  private supply(definition: NodeDefinition, origin: string): void {
    for (const type of neededTypes(definition)) this.supplyOne([type], definition, origin);
    const group = (definition.atLeastOneInput ?? []).flatMap((input) => definition.inputs[input]?.type ?? []);
    this.supplyOne(group, definition, origin);
  }

  private supplyOne(types: PortType[], { step }: NodeDefinition, origin: string): void {
    const [type] = types;
    if (type === undefined || types.some((one) => this.made.has(one))) return;
    if (type === 'render') this.usedEngine = true;
    const producer = type === 'render' ? stillRenderer(this.preset, this.draft) : PRODUCERS[type];
    this.insert(producer, origin, `to make ${type} for ${step}`);
  }

  private insert(step: string, origin: string, why: string): void {
    // Definitions that depend on each other in a cycle; validation then reports what is missing.
    if (this.opening.has(step)) return;
    this.opening.add(step);
    const definition = this.draft.definitions.get(step);
    if (definition) this.supply(definition, origin);
    this.opening.delete(step);
    const hint = 'Nothing to do; name the step yourself to choose its place.';
    this.draft.report.info('producer_inserted', origin, `Step "${step}" is inserted ${why}.`, hint);
    this.link(step, origin);
  }

  private link(step: string, origin: string): void {
    const last = this.draft.nodes.at(-1);
    this.draft.add(step, last ? [last] : [], origin);
    for (const port of Object.values(this.draft.definitions.get(step)?.outputs ?? {})) this.made.add(port.type);
  }
}

function neededTypes({ inputs }: NodeDefinition): PortType[] {
  return Object.values(inputs).flatMap((port) => (port.required ? [port.type] : []));
}
