interface Waiter {
  pixels: number;
  start(): void;
}

/** Bounds how many pixels are decoded at once, over all concurrent work. First in, first out. */
export class PixelBudget {
  private readonly waiting: Waiter[] = [];
  private free: number;

  constructor(private readonly total: number) {
    this.free = total;
  }

  /** Calls `work` as soon as so many pixels are free; work that needs more than the total waits for all of them. */
  async spend<T>(pixels: number, work: () => Promise<T>): Promise<T> {
    const cost = Math.min(pixels, this.total);
    await new Promise<void>((start) => {
      this.waiting.push({ pixels: cost, start });
      this.startWaiting();
    });
    try {
      return await work();
    } finally {
      this.free += cost;
      this.startWaiting();
    }
  }

  private startWaiting(): void {
    for (let next = this.waiting[0]; next && next.pixels <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.pixels;
      next.start();
    }
  }
}
