import { IsSha256 } from '../formats.js';
import type { Availability, NodeDefinition, NodeForm, PaletteCategory, PortTypeLook } from '#workflow-core';

/** Whether a step can run now. */
export class StepAvailability {
  /** `asleep`: no worker serves its pool; `missing`: none of those that do can run it. */
  state!: Availability;
  /** Null where it is `live`. */
  reason!: string | null;
}

/** A version of a step's definition, and how editors show it. */
export class DefinitionWithForm {
  definition!: NodeDefinition;
  /** Of the definition, as locks name it. The form is no part of it. */
  @IsSha256() hash!: string;
  /** What fits the definition of the step's newest form; null where the step has none. */
  form!: NodeForm | null;
}

/** A step that a workflow may use: the newest version of its definition. */
export class PaletteEntry extends DefinitionWithForm {
  availability!: StepAvailability;
}

/** `GET /editor/palette`: entries by category, by place, by label. */
export class PaletteReply {
  entries!: PaletteEntry[];
  /** In the palette's order. */
  categories!: PaletteCategory[];
  portTypes!: PortTypeLook[];
}
