import { Injectable } from '@angular/core';
import { iconPath } from './icon-path';
import { ICONS } from './icons';

/** The outlines of icons by their names. */
@Injectable({ providedIn: 'root' })
export class IconStore {
  private readonly files = new Map(Object.entries(ICONS));

  /** Adds icons that only some pages need: the texts of SVG files by name. */
  add(icons: Readonly<Record<string, string>>): void {
    for (const [name, svg] of Object.entries(icons)) this.files.set(name, svg);
  }

  /** The icon's outline; of one that is not there the outline of `fallback`, then nothing. */
  path(name: string, fallback: string): string {
    return iconPath(this.files.get(name) ?? this.files.get(fallback) ?? '');
  }
}
