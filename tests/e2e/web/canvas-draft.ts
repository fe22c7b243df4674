import type { DraftReply } from '#contracts';
import { formatWorkflow } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { OrderClient } from '../../instance/order-client.js';
import type { WebBrowser } from './web-browser.js';

const WITHIN_MS = 15_000;

let client: OrderClient;
let web: WebBrowser;
let key: string;

/** Says which draft the functions here are about, and where it is open. */
export function useDraft(draft: { client: OrderClient; web: WebBrowser; key: string }): void {
  ({ client, web, key } = draft);
}

export const saved = async (): Promise<Workflow> =>
  (await client.json<DraftReply>(`/workflows/${key}/draft`)).workflow as unknown as Workflow;

/** The draft as soon as it passes. */
export async function savedWhen(passes: (workflow: Workflow) => boolean): Promise<Workflow> {
  const found = await waitUntil(async () => {
    const workflow = await saved();
    return passes(workflow) ? workflow : undefined;
  }, { withinMs: WITHIN_MS }); // prettier-ignore
  if (!found) throw new Error(`The draft never became so: ${formatWorkflow(await saved())}`);
  return found;
}

export const idsOf = ({ nodes }: Workflow): string[] => nodes.map(({ id }) => id);
export const edgesOf = ({ edges }: Workflow): string[] => edges.map(({ from, to }) => `${from} > ${to}`);
export const positionOf = ({ nodes }: Workflow, id: string): unknown =>
  nodes.find((node) => node.id === id)?.ui?.['position'];
export const canvas = () => web.page.getByLabel('Graph of the workflow');
export const field = () => web.page.locator('hm-picker input:focus');
export const nodeAt = (id: string) => web.page.locator(`[data-node="${id}"]`);

/** The middle of an element on the screen. */
export async function middleOf(selector: string): Promise<[number, number]> {
  const box = await web.page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not seen.`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

export type Margins = Record<'left' | 'top' | 'right' | 'bottom', number>;

/** How far nodes are from the edges of the canvas, in pixels, as soon as that passes. */
export async function marginsWhen(selector: string, passes: (margins: Margins) => boolean): Promise<Margins> {
  let last: Margins | undefined;
  const ask = async (): Promise<Margins | undefined> => {
    const outer = await canvas().boundingBox();
    const inner = await Promise.all((await web.page.locator(selector).all()).map((node) => node.boundingBox()));
    const boxes = inner.filter((box) => box !== null);
    if (!outer || boxes.length === 0) return undefined;
    last = {
      left: Math.min(...boxes.map(({ x }) => x)) - outer.x,
      top: Math.min(...boxes.map(({ y }) => y)) - outer.y,
      right: outer.x + outer.width - Math.max(...boxes.map(({ x, width }) => x + width)),
      bottom: outer.y + outer.height - Math.max(...boxes.map(({ y, height }) => y + height)),
    };
    return passes(last) ? last : undefined;
  };
  const found = await waitUntil(ask, { withinMs: WITHIN_MS });
  if (!found) throw new Error(`${selector} is never seen so, but ${JSON.stringify(last)}`);
  return found;
}

export async function drag(from: [number, number], to: [number, number]): Promise<void> {
  const { mouse } = web.page;
  await mouse.move(...from);
  await mouse.down();
  await mouse.move(...to, { steps: 10 });
  await mouse.up();
}

/** A place on the canvas where nothing is. */
export async function emptyPlace(): Promise<[number, number]> {
  const box = await canvas().boundingBox();
  if (!box) throw new Error('The canvas is not seen.');
  return [box.x + box.width / 2, box.y + box.height - 60];
}

/** Undoes until the draft is what it was at the start, byte for byte. */
export async function undoTo(start: string): Promise<void> {
  const isStart = async (): Promise<true | undefined> => {
    await web.page.keyboard.press('Control+z');
    return formatWorkflow(await saved()) === start || undefined;
  };
  if (!(await waitUntil(isStart, { withinMs: 60_000, everyMs: 200 })))
    throw new Error(`Undo never came back to the start: ${formatWorkflow(await saved())}`);
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
