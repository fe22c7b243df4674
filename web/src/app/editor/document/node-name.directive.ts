import {
  DestroyRef,
  Directive,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { DocumentStore } from './document.store';
import { FieldVisit } from './field-visit';

/** A field for the name of a node on the canvas. What is typed is in the document shortly afterwards; Escape takes it back. */
@Directive({
  selector: 'input[hmNodeName]',
  host: {
    maxlength: '200',
    '[value]': 'text()',
    '(input)': 'type()',
    '(blur)': 'leave()',
    '(keydown.enter)': '$event.stopPropagation(); leave()',
    '(keydown.escape)': '$event.stopPropagation(); escape()',
  },
})
export class NodeNameDirective {
  private readonly document = inject(DocumentStore);
  private readonly field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  private readonly typed = signal<string | null>(null);
  private visit: { readonly writes: FieldVisit; readonly before: string } | null = null;

  /** The node. */
  readonly id = input.required<string>({ alias: 'hmNodeName' });
  /** It is left, or Escape or Enter was pressed. */
  readonly done = output();

  private readonly label = computed(() => {
    const own = this.document.workflow()?.nodes.find(({ id }) => id === this.id())?.ui?.['label'];
    return typeof own === 'string' ? own : '';
  });
  /** While it is typed, the name is shown with the spaces around it that the document does not have. */
  protected readonly text = computed(() => this.typed() ?? this.label());

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.end());
    });
    inject(DestroyRef).onDestroy(() => this.end());
  }

  protected type(): void {
    this.visit ??= { writes: new FieldVisit(this.document), before: this.label() };
    const { writes, before } = this.visit;
    const { value } = this.field;
    this.typed.set(value);
    writes.write(value.trim() === before ? null : { kind: 'setLabel', id: this.id(), label: value.trim() });
  }

  protected leave(): void {
    this.end();
    this.done.emit();
  }

  protected escape(): void {
    this.visit?.writes.takeBack();
    this.leave();
  }

  private end(): void {
    this.visit?.writes.flush();
    this.visit = null;
    this.typed.set(null);
  }
}
