import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { DraftReply } from '#contracts';
import type { Workflow } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import type { OrderClient } from '../../instance/order-client.js';
import { signIn } from './web-browser.js';
import type { WebBrowser } from './web-browser.js';

const WITHIN_MS = 15_000;

/** People with browsers of their own, their tabs in the editor, and what the server has saved of what they do there. */
export class WorkflowTabs {
  private readonly contexts: BrowserContext[] = [];

  constructor(
    private readonly web: WebBrowser,
    private readonly client: OrderClient,
  ) {}

  /** Somebody with a browser of their own, signed in. */
  async person(): Promise<BrowserContext> {
    const browser = this.web.page.context().browser();
    if (!browser) throw new Error('The browser is closed.');
    const baseURL = new URL(this.client.api).origin;
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 720 } });
    this.contexts.push(context);
    const page = await context.newPage();
    await signIn(page, this.client);
    await page.close();
    return context;
  }

  /** A tab on the settings of the node `render`; its questions before it is left are answered by yes. */
  async openTab(context: BrowserContext, key: string): Promise<Page> {
    const page = await context.newPage();
    page.on('dialog', (question) => void question.accept());
    await page.goto(`/workflows/${key}?node=render`);
    await widthOf(page).waitFor();
    return page;
  }

  /** A copy of a built-in workflow. */
  async newWorkflow(key: string): Promise<string> {
    await this.client.json('/workflows/still-threejs/duplicate', 'POST', { key, label: key });
    return key;
  }

  async draftOf(key: string): Promise<Workflow> {
    return (await this.client.json<DraftReply>(`/workflows/${key}/draft`)).workflow as unknown as Workflow;
  }

  /** Waits until the saved draft has a width of `render`, and so many nodes that notify. */
  async becomes(key: string, width: number | undefined, notifies: number): Promise<void> {
    const wanted = JSON.stringify({ width, notifies });
    const state = async () => JSON.stringify(stateOf(await this.draftOf(key)));
    const found = await waitUntil(async () => ((await state()) === wanted ? true : undefined), { withinMs: WITHIN_MS });
    if (!found) throw new Error(`The draft of ${key} is ${await state()}, not ${wanted}.`);
  }

  /** Ends a page without an event that tells it so, once the browser keeps a text of what is not saved. */
  async killOnceKept(page: Page, key: string, text: string): Promise<void> {
    const kept = `localStorage.getItem('hartomat.unsaved.${key}')?.includes(${JSON.stringify(text)})`;
    const found = await waitUntil(async () => ((await page.evaluate(kept)) ? true : undefined), {
      withinMs: WITHIN_MS,
    });
    if (!found) throw new Error(`The browser does not keep ${text} of ${key}.`);
    const killed = page.waitForEvent('crash');
    const devTools = await page.context().newCDPSession(page);
    devTools.send('Page.crash').catch(() => undefined);
    await killed;
  }

  /** Closes all browsers of people. */
  async close(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}

export const widthOf = (page: Page): Locator => page.getByLabel('Width', { exact: true });

export async function setWidth(page: Page, pixels: string): Promise<void> {
  await widthOf(page).fill(pixels);
  await widthOf(page).press('Tab');
}

export const addNotify = (page: Page): Promise<void> => page.getByRole('button', { name: 'Notify' }).press('Enter');

const stateOf = ({ nodes }: Workflow) => ({
  width: nodes.find(({ id }) => id === 'render')?.params['width'],
  notifies: nodes.filter(({ step }) => step === 'notify').length,
});
