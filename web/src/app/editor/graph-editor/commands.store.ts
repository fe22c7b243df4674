import { Injectable, inject } from '@angular/core';
import type { CanvasPoint, Edit, Workflow } from '#workflow-core';
import { ToastStore } from '../../parts/toast.store';
import { emptied, groupEdit, ungroupEdit } from '../canvas/marks/mark-edits';
import type { AddOrigin } from '../canvas/quick-add-request';
import { wireBetween } from '../canvas/wire-between';
import { clipboardText, pastedOf } from '../clipboard/clipboard-text';
import { pasteEdit } from '../clipboard/paste-edit';
import { connectEdge } from '../document/connect-edge';
import { DocumentStore } from '../document/document.store';
import { removeEdit } from '../document/remove-edit';
import { SelectionStore } from '../document/selection.store';
import { wireId } from '../document/wire-id';
import { quickAddEdit } from '../quick-add/quick-add-edit';
import { SaidStore } from '../said.store';

/** What can be done with the graph; each command is one undo step, and says what it did. */
@Injectable()
export class CommandsStore {
  private readonly document = inject(DocumentStore);
  private readonly said = inject(SaidStore);
  private readonly selected = inject(SelectionStore);
  private readonly toasts = inject(ToastStore);

  /** Adds a node where it is wanted, with the wire that it is wanted for. */
  add(step: string, { origin, at }: { origin: AddOrigin; at: CanvasPoint }): void {
    this.change((workflow) => {
      const { edit, id, refusal } = quickAddEdit(workflow, this.document.definitions(), { step, at, origin });
      if (!this.document.apply(edit)) return;
      this.selected.selectNode(id);
      if (refusal !== null) this.toasts.show(`${id} was added without a wire. ${refusal}`, { isBad: true });
      this.said.say(edit.kind === 'addNode' ? `${id} added` : `${id} added and connected`);
    });
  }

  /** Draws the wire of an item of the list of ends. */
  connect(item: string): void {
    this.change((workflow) => {
      const [from = '', to = ''] = item.split('>');
      const connection = connectEdge(workflow, this.document.definitions(), wireBetween(from, to));
      if ('refusal' in connection) this.toasts.show(connection.refusal, { isBad: true });
      else if (this.document.apply({ kind: 'connect', edge: connection.edge }))
        this.said.say(`${connection.edge.from} connected to ${connection.edge.to}`);
    });
  }

  /** Removes what is selected; the wires of a removed node are joined where they fit, unless they are to stay apart. */
  remove({ heals }: { heals: boolean }): void {
    this.change((workflow) => {
      const { nodeIds, wireIds } = this.selected.selection();
      const edges = workflow.edges.filter((edge) => wireIds.includes(wireId(edge)));
      const removal = removeEdit(workflow, this.document.definitions(), { nodeIds, edges, heals });
      if (!removal) return;
      const edit: Edit = { kind: 'compound', label: 'Remove', edits: [removal.edit, ...emptied(workflow, nodeIds)] };
      if (!this.document.apply(edit)) return;
      this.toasts.show(removal.text, { action: { label: 'Undo', run: () => this.document.undo() } });
    });
  }

  /** The selected nodes as text; null where none is selected. */
  copy(): string | null {
    const workflow = this.document.workflow();
    const { nodeIds } = this.selected.selection();
    const text = workflow && clipboardText(workflow, nodeIds);
    if (text !== null) this.said.say(`${count(nodeIds.length)} copied`);
    return text;
  }

  /** Adds the nodes that a text holds, around a place; false where it holds none. */
  paste(text: string, around: CanvasPoint | null): boolean {
    const pasted = pastedOf(text);
    if (!pasted) return false;
    this.change((workflow) => {
      const { edit, ids } = pasteEdit(workflow, pasted, around);
      if (!this.document.apply(edit)) return;
      this.selected.selection.set({ nodeIds: ids, wireIds: [] });
      this.said.say(`${count(ids.length)} added`);
    });
    return true;
  }

  duplicate(): void {
    const workflow = this.document.workflow();
    const text = workflow && clipboardText(workflow, this.selected.selection().nodeIds);
    if (text) this.paste(text, null);
  }

  selectAll(): void {
    this.change(({ nodes }) => {
      this.selected.selection.set({ nodeIds: nodes.map(({ id }) => id), wireIds: [] });
      this.said.say(`${count(nodes.length)} selected`);
    });
  }

  selectNothing(): void {
    this.selected.selection.set({ nodeIds: [], wireIds: [] });
  }

  /** Puts the selected nodes into a group; answers its id. */
  group(): string | null {
    const workflow = this.document.workflow();
    const group = workflow && groupEdit(workflow, this.selected.selection().nodeIds);
    return group && this.document.apply(group.edit) ? group.id : null;
  }

  ungroup(): void {
    this.change((workflow) => {
      const edit = ungroupEdit(workflow, this.selected.selection().nodeIds);
      if (edit && this.document.apply(edit)) this.said.say('Taken out of the group');
    });
  }

  private change(run: (workflow: Workflow) => void): void {
    const workflow = this.document.workflow();
    if (workflow) run(workflow);
  }
}

const count = (nodes: number): string => `${nodes} node${nodes === 1 ? '' : 's'}`;
