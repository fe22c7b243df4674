/** The largest number that the CAD reader distinguishes: it uses signed 32-bit integers. */
export const LARGEST_NUMBER = 2 ** 31 - 1;

/** Up to so many times as large as their count, numbers are kept as one byte each. */
const SPARSE = 8;

/** The numbers of instances, at most `LARGEST_NUMBER` each: four bytes a number and quick to ask. Add all, then `close`. */
export class InstanceNumbers {
  private numbers = new Uint32Array(1024);
  private count = 0;
  private largest = 0;
  private isThere: Uint8Array | null = null;

  add(id: number): void {
    if (this.count === this.numbers.length) this.grow();
    this.numbers[this.count] = id;
    this.count += 1;
    if (id > this.largest) this.largest = id;
  }

  /** To be called once, before `has`. Returns a number that was added twice; null where there is none. */
  close(): number | null {
    this.numbers = this.numbers.subarray(0, this.count);
    return this.largest <= this.count * SPARSE + 1_000_000 ? this.mark() : this.sort();
  }

  has(id: number): boolean {
    return this.isThere ? this.isThere[id] === 1 : this.isInSorted(id);
  }

  private grow(): void {
    const larger = new Uint32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  private mark(): number | null {
    const isThere = new Uint8Array(this.largest + 1);
    let doubled: number | null = null;
    for (const id of this.numbers) {
      if (isThere[id] === 1) doubled ??= id;
      isThere[id] = 1;
    }
    this.isThere = isThere;
    return doubled;
  }

  private sort(): number | null {
    this.numbers.sort();
    const at = this.numbers.findIndex((id, index) => index > 0 && id === this.numbers[index - 1]);
    return at === -1 ? null : (this.numbers[at] as number);
  }

  private isInSorted(id: number): boolean {
    let [low, high] = [0, this.numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.numbers[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    return this.numbers[low] === id;
  }
}
