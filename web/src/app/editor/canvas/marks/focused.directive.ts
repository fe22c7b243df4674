import { Directive, ElementRef, afterNextRender, inject } from '@angular/core';

/** A field that has the focus, and its text selected, as soon as it is there. */
@Directive({ selector: '[hmFocused]' })
export class FocusedDirective {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement>>(ElementRef);
    afterNextRender(() => {
      nativeElement.focus({ preventScroll: true });
      nativeElement.select();
    });
  }
}
