import type { StatementReader } from './statement-reader.ts';
import type { TextEdit } from './text-edits.ts';

const MOST_EDITS = 10_000;
const HEAD = 'ISO-10303-21;';
/** Sections of edition 3 whose content no shape needs: names for entities, addresses of other files, signatures. */
const OF_EDITION_3 = /^(ANCHOR|REFERENCE|SIGNATURE)$/;

/**
 * Collects the edits by which a reader of editions 1 and 2 accepts a text: nothing before the head, one section DATA
 * without parameters, no section of edition 3.
 */
export class SectionEdits {
  readonly edits: TextEdit[] = [];
  /** False until a text says that it ends. */
  ended = false;
  /** True where there are more sections than any program writes. */
  tooMany = false;
  private open: { name: string; start: number } | null = null;
  private lastData: { start: number; end: number } | null = null;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** To be called for each statement that begins with a keyword, in their order. */
  see({ keyword, section, start, end }: StatementReader): void {
    if (this.ended) return;
    if (keyword === 'ENDSEC') this.endSection(start, end + 1);
    else if (section === '') this.seeOutside(keyword, start, end + 1);
  }

  private seeOutside(keyword: string, start: number, end: number): void {
    if (keyword === 'ISO-10303-21') this.replace(0, end, HEAD);
    else if (keyword === 'END-ISO-10303-21') this.ended = true;
    else this.open = { name: keyword, start };
    this.tooMany = this.edits.length > MOST_EDITS;
    if (keyword === 'DATA') this.beginData(start, end);
  }

  /** A later section goes on where the one before it ended. */
  private beginData(start: number, end: number): void {
    if (this.lastData) this.edits.push({ ...this.lastData, by: '' }, { start, end, by: '' });
    else if (this.bytes.toString('latin1', start, end).includes('(')) this.replace(start, end, 'DATA;');
    this.lastData = null;
  }

  private endSection(start: number, end: number): void {
    if (this.open?.name === 'DATA') this.lastData = { start, end };
    else if (this.open && OF_EDITION_3.test(this.open.name)) this.edits.push({ start: this.open.start, end, by: '' });
    this.open = null;
  }

  private replace(start: number, end: number, by: string): void {
    if (this.bytes.toString('latin1', start, end) !== by) this.edits.push({ start, end, by });
  }
}
