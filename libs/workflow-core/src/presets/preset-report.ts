import type { PresetNote, PresetNoteCode } from './preset-note.js';

/** Collects the notes of one conversion, each once. */
export class PresetReport {
  private readonly found = new Map<string, PresetNote>();

  get notes(): PresetNote[] {
    return [...this.found.values()];
  }

  get hasErrors(): boolean {
    return this.notes.some((note) => note.severity === 'error');
  }

  /** Whether the value at a pointer has a note already. */
  speaksOf(path: string): boolean {
    return this.notes.some((note) => note.path === path);
  }

  /** Whether the value at a pointer keeps the config legacy already. */
  refuses(path: string): boolean {
    return this.notes.some((note) => note.path === path && note.severity === 'error');
  }

  error(code: PresetNoteCode, path: string, message: string, hint: string): void {
    this.add({ code, severity: 'error', path, message, hint });
  }

  warning(code: PresetNoteCode, path: string, message: string, hint: string): void {
    this.add({ code, severity: 'warning', path, message, hint });
  }

  info(code: PresetNoteCode, path: string, message: string, hint: string): void {
    this.add({ code, severity: 'info', path, message, hint });
  }

  add(note: PresetNote): void {
    this.found.set(JSON.stringify([note.code, note.path, note.message]), note);
  }
}
