/** Gives an element the focus where nothing has it: after a way to another page keys would go nowhere. */
export function takeFocus(element: HTMLElement): void {
  if (document.activeElement === null || document.activeElement === document.body)
    element.focus({ preventScroll: true });
}
