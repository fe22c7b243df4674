import type { Signal } from '@angular/core';
import type { Edit, NodeDefinitions, Workflow } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownSteps } from '../document/steps';

/** What the canvas draws. A draft takes edits; a published version takes none. */
export abstract class GraphStore {
  abstract readonly workflow: Signal<Workflow | null>;
  abstract readonly steps: Signal<KnownSteps>;
  abstract readonly palette: Signal<Schema<'PaletteReply'>>;
  abstract readonly definitions: Signal<NodeDefinitions>;

  /** Makes an edit one undo step, and all edits of one visit of a field the same one; false where it does not apply. */
  abstract apply(edit: Edit, visit?: object): boolean;

  /** As if a visit of a field had changed nothing, where nothing followed it; nothing where nothing is edited. */
  takeBack(visit: object): void {
    void visit;
  }
}
