import type { Page } from 'playwright-core';

/** In the page: whether it scrolls sideways, dialogs that do not fit, and controls that something else covers. */
const FIND_FAULTS = `(() => {
  const faults = [];
  const root = document.documentElement;
  const wide = root.scrollWidth - root.clientWidth;
  if (wide > 0) faults.push('the page scrolls sideways by ' + wide + ' px');
  const dialogs = [...document.querySelectorAll('[role=dialog]')];
  for (const dialog of dialogs) {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) faults.push('the dialog does not fit');
  }
  const isSeen = (element, x, y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflow === 'visible') continue;
      const { left, top, right, bottom } = outer.getBoundingClientRect();
      if (x < left || x > right || y < top || y > bottom) return false;
    }
    return true;
  };
  const isSticky = (element) =>
    element !== null && (getComputedStyle(element).position === 'sticky' || isSticky(element.parentElement));
  const scope = [...document.querySelectorAll('[role=dialog], [role=menu], hm-picker')].at(-1) ?? document;
  for (const control of scope.querySelectorAll('a, button, input, select, textarea')) {
    if (control.closest('f-canvas, [inert], .visually-hidden, .skip')) continue;
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (width < 4 || height < 4 || getComputedStyle(control).visibility === 'hidden' || !isSeen(control, x, y)) continue;
    const above = document.elementFromPoint(x, y);
    if (!above || control === above || control.contains(above) || above.contains(control)) continue;
    // What scrolls can be brought out from below.
    if (above.closest('hm-toast-list') && control.closest('hm-palette')) continue;
    if (isSticky(above)) continue;
    const text = (control.getAttribute('aria-label') || control.textContent || control.tagName).trim();
    faults.push(text + ' is covered by ' + above.tagName + '.' + above.className);
  }
  return faults;
})()`;

/** What lies on top of each other on the page as it is now, or sticks out of it. */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(FIND_FAULTS);
