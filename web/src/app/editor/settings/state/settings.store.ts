import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { bindInputs, fillDefaults, type Edit, type Workflow } from '#workflow-core';
import { DocumentStore } from '../../document/document.store';
import { FieldVisit } from '../../document/field-visit';
import { SelectionStore } from '../../document/selection.store';
import { resetEdit, setEdit } from '../fields/field-edit';
import { withInner, type Field, type ListField } from '../fields/field';
import { sameJson } from '../fields/json';
import { rowsOpen } from '../fields/list-edit';
import { faultsByField, nearestPointer, paramFaults, pointersTo, type PlacedFault } from '../fields/param-faults';
import { paramsAfter } from '../fields/params-after';
import { settingsFields } from '../fields/settings-fields';
import { otherSide, ratioOf } from '../fields/size-ratio';
import { RefusedTextsStore, type RefusedText } from './refused-texts.store';

/** What is typed into a field that is not left yet; the edit is null where the field holds what it did before. */
interface Typed {
  nodeId: string;
  pointer: string;
  visit: FieldVisit;
  edit: Edit | null;
}

interface RatioLock {
  width: string;
  height: string;
  ratio: number;
}

/**
 * The settings of the selected node: its fields, what is wrong with them, and what of them is open. What is typed is
 * checked at once, reaches the document shortly afterwards, and is one undo step until its field is left, another node is
 * selected, or the panel goes. The fields stay those of the document before it: a text is not changed under the hand.
 */
@Injectable()
export class SettingsStore {
  private readonly document = inject(DocumentStore);
  private readonly typed = signal<Typed | null>(null);
  private readonly refused = inject(RefusedTextsStore);
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  private readonly locks = signal<ReadonlyMap<string, RatioLock>>(new Map());
  private readonly closed = signal<ReadonlySet<string>>(new Set());

  readonly node = inject(SelectionStore).node;
  readonly step = computed(() => this.document.steps().get(this.node()?.step ?? '') ?? null);
  private readonly boundInputs = computed(() => {
    const [node, workflow] = [this.node(), this.document.workflow()];
    if (!node || !workflow) return [];
    const bindings = bindInputs(workflow, this.document.definitions()).get(node.id) ?? [];
    return bindings.filter(({ state }) => state === 'bound').map(({ input }) => input);
  });
  /** The workflow without what is being typed. */
  private readonly entered = computed<Workflow | null>(() => {
    const [typed, history] = [this.typed(), this.document.history()];
    return (typed ? history?.takeBack(typed.visit) : history)?.workflow ?? null;
  });
  /** The params without what is being typed. */
  readonly enteredParams = computed(() => paramsAfter(this.entered(), this.node()?.id, null));
  /** The params with what is being typed. */
  readonly params = computed<Record<string, unknown>>(() => {
    const [typed, id] = [this.typed(), this.node()?.id];
    return typed?.nodeId === id && typed?.edit ? paramsAfter(this.entered(), id, typed.edit) : this.enteredParams();
  });
  /** The params with what is being typed and all defaults. */
  readonly filledParams = computed(() => {
    const step = this.step();
    return step ? fillDefaults(this.params(), step.definition.paramsSchema) : this.params();
  });
  private readonly placedFaults = computed<readonly PlacedFault[]>(() => {
    const step = this.step();
    return step ? paramFaults(step.definition.paramsSchema, this.params()) : [];
  });
  readonly groups = computed(() => {
    const [node, step] = [this.node(), this.step()];
    if (!node || !step) return [];
    const faulty = this.placedFaults().map(({ pointer }) => pointer);
    const groups = settingsFields(step, { params: this.enteredParams(), boundInputs: this.boundInputs(), faulty });
    // A field of another node is another field, though it has the same name.
    return groups.map((group) => ({
      ...group,
      key: `${node.id}/${group.title}`,
      section: `${node.step}#${group.title}`,
    }));
  });
  private readonly fields = computed(() => this.groups().flatMap(({ fields }) => fields.flatMap(withInner)));
  private readonly pointers = computed(() => new Set(this.fields().map(({ pointer }) => pointer)));
  /** What is wrong, by the field that shows it; '' where no field does. */
  readonly faults = computed(() => faultsByField(this.placedFaults(), this.pointers()));

  constructor() {
    effect(() => {
      const id = this.node()?.id;
      untracked(() => this.typed()?.nodeId !== id && this.commit());
    });
    inject(DestroyRef).onDestroy(() => this.commit());
  }

  /** Checks what is typed into a field, and writes it soon, without an undo step for each letter. */
  type(field: Field, value: unknown): void {
    this.forget(field);
    const id = this.node()?.id;
    if (id === undefined) return;
    const edits = [setEdit(id, field, value), this.otherSideEdit(id, field, value)].flatMap((edit) => edit ?? []);
    const [first, ...more] = edits;
    const edit: Edit | undefined = more.length > 0 ? { kind: 'compound', edits } : first;
    this.write({ nodeId: id, pointer: field.pointer, edit: edit ?? null });
  }

  /** Keeps text that is no value, and says why at its field, which has the value that it had before. */
  refuse(field: Field, text: string, fault: string): void {
    this.write({ nodeId: this.node()?.id ?? '', pointer: field.pointer, edit: null });
    this.refused.set(this.keyOf(field.pointer), { text, fault, value: field.value });
  }

  /** Ends the visit of a field: what is typed next is another undo step. */
  commit(): void {
    const typed = this.typed();
    if (!typed) return;
    if (this.document.workflow()?.nodes.some(({ id }) => id === typed.nodeId)) typed.visit.flush();
    else typed.visit.takeBack();
    this.typed.set(null);
  }

  /** Takes back what was typed since the field was entered. */
  revert(field: Field): void {
    this.forget(field);
    this.typed()?.visit.takeBack();
    this.typed.set(null);
  }

  /** Sets a field as one undo step; undefined for its default. */
  set(field: Field, value: unknown): void {
    this.type(field, value);
    this.commit();
  }

  reset(field: Field): void {
    this.revert(field);
    const id = this.node()?.id;
    const edit = id === undefined ? null : resetEdit(id, field);
    if (edit) this.document.apply(edit);
  }

  /** Keeps the ratio of two sides from now on, or no longer. */
  lockRatio(width: Field, height: Field, isLocked: boolean): void {
    const key = this.keyOf(width.pointer);
    const ratio = isLocked ? ratioOf(width.value, height.value) : null;
    this.locks.update((locks) => {
      const others = new Map([...locks].filter(([other]) => other !== key));
      return ratio === null ? others : others.set(key, { width: width.pointer, height: height.pointer, ratio });
    });
  }

  isRatioLocked(width: Field): boolean {
    return this.locks().has(this.keyOf(width.pointer));
  }

  /** Every param has its default again. */
  resetAll(): void {
    const id = this.node()?.id;
    this.commit();
    this.refused.forgetInside(this.keyOf(''));
    if (id !== undefined) this.document.apply({ kind: 'resetParam', id, pointer: '' });
  }

  /** Puts other items into a list; `placeOf` is where each row is afterwards, null where it is gone. */
  setRows(list: ListField, items: readonly unknown[], placeOf: (row: number) => number | null): void {
    const key = this.keyOf(list.pointer);
    this.set(list, items);
    this.opened.update((open) => rowsOpen(open, key, placeOf));
    this.refused.forgetInside(key);
  }

  refusedText(field: Field): RefusedText | null {
    const refused = this.refused.of(this.keyOf(field.pointer));
    return refused && (refused.value === field.value || sameJson(refused.value, field.value)) ? refused : null;
  }

  /** What is wrong at a field: the text in it, else the value of it. */
  faultOf(field: Field): string {
    const [fault] = this.faults().get(field.pointer) ?? [];
    return this.refusedText(field)?.fault ?? fault?.text ?? '';
  }

  /** Whether something is wrong inside a field that may be closed. */
  hasFaultInside({ pointer }: Field): boolean {
    const inside = (other: string): boolean => other.startsWith(`${pointer}/`);
    return [...this.faults().keys()].some(inside);
  }

  /** Groups and objects are open until they are closed, rows closed until they are opened. */
  isOpen(key: string, { byDefault }: { byDefault: boolean }): boolean {
    const full = this.keyOf(key);
    return byDefault ? !this.closed().has(full) : this.opened().has(full);
  }

  setOpen(key: string, isOpen: boolean): void {
    const full = this.keyOf(key);
    this.closed.update((closed) => changedSet(closed, full, !isOpen));
    this.opened.update((opened) => changedSet(opened, full, isOpen));
  }

  /** Opens all that a place is in; answers the pointer of the field that shows it. */
  reveal(pointer: string): string {
    const shown = nearestPointer(pointer, this.pointers());
    for (const around of pointersTo(shown)) this.setOpen(around, true);
    const group = this.groups().find(({ fields }) =>
      fields.flatMap(withInner).some((field) => field.pointer === shown),
    );
    if (group) this.setOpen(group.section, true);
    return shown;
  }

  private otherSideEdit(id: string, { pointer }: Field, value: unknown): Edit | null {
    const lock = [...this.locks()].find(([key, { width, height }]) => {
      return key === this.keyOf(width) && (width === pointer || height === pointer);
    })?.[1];
    if (!lock) return null;
    const isWidth = lock.width === pointer;
    const side = otherSide(value, { ratio: lock.ratio, isWidth });
    const other = this.fields().find((field) => field.pointer === (isWidth ? lock.height : lock.width));
    return other && side !== null ? setEdit(id, other, side) : null;
  }

  private write(next: Omit<Typed, 'visit'>): void {
    const typed = this.typed();
    const isSame = typed?.nodeId === next.nodeId && typed.pointer === next.pointer;
    if (!isSame) this.commit();
    const visit = typed && isSame ? typed.visit : new FieldVisit(this.document);
    this.typed.set({ ...next, visit });
    visit.write(next.edit);
  }

  private forget({ pointer }: Field): void {
    this.refused.forget(this.keyOf(pointer));
  }

  private keyOf(place: string): string {
    return place.startsWith('/') || place === '' ? `${this.node()?.id ?? ''}${place}` : place;
  }
}

const changedSet = (set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> =>
  new Set(isIn ? [...set, key] : [...set].filter((other) => other !== key));
