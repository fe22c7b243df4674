import { Directive, output, signal } from '@angular/core';

/** Takes files that are dropped anywhere on its element; `dropping` is a class while some are held over it. */
@Directive({
  selector: '[hmDropZone]',
  host: {
    class: 'drop-zone',
    '[class.dropping]': 'isOver()',
    '(dragenter)': 'enter($event)',
    '(dragover)': 'over($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
  },
})
export class DropZoneDirective {
  readonly dropped = output<readonly File[]>();
  protected readonly isOver = signal(false);

  protected enter(event: DragEvent): void {
    if (hasFiles(event)) this.isOver.set(true);
  }

  /** Without this the browser would open the file. */
  protected over(event: DragEvent): void {
    if (hasFiles(event)) event.preventDefault();
  }

  /** Elements inside are left and entered all the time; what counts is where the pointer goes. */
  protected leave({ currentTarget, relatedTarget }: DragEvent): void {
    if (!(currentTarget as Node).contains(relatedTarget as Node | null)) this.isOver.set(false);
  }

  protected drop(event: DragEvent): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.isOver.set(false);
    this.dropped.emit([...(event.dataTransfer?.files ?? [])]);
  }
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
