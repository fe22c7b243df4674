import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { CanvasPoint, Edit, Workflow } from '#workflow-core';
import { FieldVisit } from '../../document/field-visit';
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

  /** What the one that is written began with: its text is not changed under the hand. */
  private readonly began = signal<{ workflow: Workflow | null; visit: FieldVisit } | null>(null);
  private readonly workflow = computed(() => this.began()?.workflow ?? this.graph.workflow());
  readonly groups = computed<readonly Group[]>(() => {
    const workflow = this.workflow();
    return workflow ? groupsOf(workflow) : [];
  });
  /** Where a note is written that the workflow does not have yet. */
  private readonly draft = signal<CanvasPoint | null>(null);
  readonly notes = computed<readonly Note[]>(() => {
    const [workflow, draft] = [this.workflow(), this.draft()];
    const notes = workflow ? notesOf(workflow) : [];
    return draft ? [...notes, { ...draft, id: NEW_NOTE, text: '', colour: null }] : notes;
  });
  /** The one whose tools are shown. */
  readonly chosen = signal<MarkName | null>(null);
  /** The one whose text is written. */
  readonly written = signal<MarkName | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.began()?.visit.flush());
  }

  /** Begins a note; it is added when something is written. */
  writeNote(at: CanvasPoint): void {
    this.draft.set(at);
    this.write({ kind: 'notes', id: NEW_NOTE });
  }

  write(mark: MarkName): void {
    this.chosen.set(mark);
    this.written.set(mark);
    this.began.set({ workflow: this.graph.workflow(), visit: new FieldVisit(this.graph) });
  }

  /** What is written so far is in the document shortly afterwards; an empty note stays what it was until it is done. */
  writing(mark: MarkName, text: string): void {
    if (this.isWritten(mark)) this.began()?.visit.write(this.textEdit(mark, text));
  }

  /** Takes what was written, as one undo step; an empty note goes, a group keeps its name. */
  writeDone(mark: MarkName, text: string): void {
    const began = this.began();
    if (!began || !this.isWritten(mark)) return;
    const removes = mark.kind === 'notes' && mark.id !== NEW_NOTE && text.trim() === '';
    began.visit.write(removes ? removeNoteEdit(mark.id) : this.textEdit(mark, text));
    began.visit.flush();
    for (const done of [this.written, this.began, this.draft]) done.set(null);
    if (removes) this.chosen.set(null);
  }

  private isWritten({ kind, id }: MarkName): boolean {
    return this.written()?.id === id && this.written()?.kind === kind;
  }

  /** Of what it began with; null where nothing is to change. */
  private textEdit({ kind, id }: MarkName, text: string): Edit | null {
    const [workflow, typed] = [this.workflow(), text.trim()];
    if (typed === '' || !workflow) return null;
    if (kind === 'notes') return this.noteTextEdit(workflow, id, text);
    return typed === this.groups().find((group) => group.id === id)?.label ? null : labelGroupEdit(id, typed);
  }

  private noteTextEdit(workflow: Workflow, id: string, text: string): Edit | null {
    const at = this.draft();
    if (id === NEW_NOTE) return at && noteEdit(workflow, at, text);
    return text === this.notes().find((note) => note.id === id)?.text ? null : textNoteEdit(id, text);
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
