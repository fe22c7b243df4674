import { TypeNames, someTypeName } from './type-names.ts';

/** More names than any schema has; from then on new ones are not counted. */
const MOST_NAMES = 10_000;

/** How often each type occurs in a text, the parts of complex instances counted too. */
export class TypeCounts {
  private readonly names = new TypeNames();
  private readonly counts: number[] = [];
  private readonly lengths: number[] = [];

  /** Counts the instance whose text stands between `body` and `end`. */
  add(bytes: Buffer, instance: { body: number; end: number }): void {
    someTypeName(bytes, instance, (start, end) => {
      const at = this.numberOf(bytes, start, end);
      if (at === -1) return false;
      this.counts[at] = (this.counts[at] ?? 0) + 1;
      this.lengths[at] = (this.lengths[at] ?? 0) + instance.end - instance.body;
      return false;
    });
  }

  /** How many instances have a type whose name is such. */
  count(isSuch: (name: string) => boolean): number {
    return this.sum(this.counts, isSuch);
  }

  /** How many bytes the instances take that have such a type. */
  byteLength(isSuch: (name: string) => boolean): number {
    return this.sum(this.lengths, isSuch);
  }

  private sum(values: readonly number[], isSuch: (name: string) => boolean): number {
    return this.names.names.reduce((sum, name, at) => sum + (isSuch(name) ? (values[at] ?? 0) : 0), 0);
  }

  private numberOf(bytes: Buffer, start: number, end: number): number {
    const known = this.names.find(bytes, start, end);
    if (known !== -1 || this.names.names.length >= MOST_NAMES || end - start > 200) return known;
    return this.names.add(bytes.toString('latin1', start, end));
  }
}
