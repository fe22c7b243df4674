/** How often this process began to render, for those who ask whether a result was computed. */
export class RenderCounter {
  rendered = 0;
  readonly browserPids: number[] = [];
}
