import { Injectable, computed, inject, signal } from '@angular/core';
import type { CanvasPoint, Edit } from '#workflow-core';
import { GraphStore } from '../graph.store';
import {
  colourEdit,
  labelGroupEdit,
  moveNoteEdit,
  noteEdit,
  removeNoteEdit,
  textNoteEdit,
  ungroupEdit,
} from './mark-edits';
import { groupsOf, notesOf, type Group, type MarkColour, type Note } from './marks';

export interface MarkName {
  kind: 'groups' | 'notes';
  id: string;
}

/** No id of the format: ids of notes are not empty. */
const NEW_NOTE = '';

/** The groups and notes: which of them is chosen, which is written, and what is done with them as edits. */
@Injectable()
export class MarkStore {
  private readonly graph = inject(GraphStore);

  readonly groups = computed<readonly Group[]>(() => {
    const workflow = this.graph.workflow();
    return workflow ? groupsOf(workflow) : [];
  });
  /** Where a note is written that the workflow does not have yet. */
  private readonly draft = signal<CanvasPoint | null>(null);
  readonly notes = computed<readonly Note[]>(() => {
    const [workflow, draft] = [this.graph.workflow(), this.draft()];
    const notes = workflow ? notesOf(workflow) : [];
    return draft ? [...notes, { ...draft, id: NEW_NOTE, text: '', colour: null }] : notes;
  });
  /** The one whose tools are shown. */
  readonly chosen = signal<MarkName | null>(null);
  /** The one whose text is written. */
  readonly written = signal<MarkName | null>(null);

  /** Begins a note; it is added when something is written. */
  writeNote(at: CanvasPoint): void {
    this.draft.set(at);
    this.write({ kind: 'notes', id: NEW_NOTE });
  }

  write(mark: MarkName): void {
    this.chosen.set(mark);
    this.written.set(mark);
  }

  /** Takes what was written; an empty note goes, a group keeps its name. */
  writeDone({ kind, id }: MarkName, text: string): void {
    if (this.written()?.id !== id || this.written()?.kind !== kind) return;
    this.written.set(null);
    if (kind === 'groups') this.label(id, text.trim());
    else if (id === NEW_NOTE) this.addNote(text);
    else if (text.trim() === '') this.remove({ kind, id });
    else if (text !== this.notes().find((note) => note.id === id)?.text) this.apply(textNoteEdit(id, text));
  }

  private label(id: string, label: string): void {
    const before = this.groups().find((group) => group.id === id)?.label;
    if (label !== '' && label !== before) this.apply(labelGroupEdit(id, label));
  }

  private addNote(text: string): void {
    const [at, workflow] = [this.draft(), this.graph.workflow()];
    this.draft.set(null);
    if (at && workflow && text.trim() !== '') this.apply(noteEdit(workflow, at, text));
  }

  colour({ kind, id }: MarkName, wanted: MarkColour): void {
    const mark = (kind === 'groups' ? this.groups() : this.notes()).find((one) => one.id === id);
    if (mark) this.apply(colourEdit({ kind, id, colour: mark.colour }, wanted));
  }

  /** Removes a note, or a group's frame; its nodes stay. */
  remove({ kind, id }: MarkName): void {
    const workflow = this.graph.workflow();
    if (!workflow) return;
    const nodeIds = this.groups().find((group) => group.id === id)?.nodeIds ?? [];
    this.apply(kind === 'notes' ? removeNoteEdit(id) : ungroupEdit(workflow, nodeIds));
    this.chosen.set(null);
  }

  /** The edit that moves a note. */
  noteMove(id: string, by: { x: number; y: number }): Edit | null {
    const workflow = this.graph.workflow();
    return workflow ? moveNoteEdit(workflow, id, by) : null;
  }

  private apply(edit: Edit | null): void {
    if (edit) this.graph.apply(edit);
  }
}
