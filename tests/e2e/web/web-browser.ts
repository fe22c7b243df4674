import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '#steps/render';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import type { OrderClient } from '../../instance/order-client.js';
import type { TestInstance } from '../../instance/test-instance.js';

/** A browser with the web of an instance; `faults` is what its console and pages said was wrong. */
export interface WebBrowser {
  page: Page;
  faults: string[];
  close(): Promise<void>;
}

/** Opens Chromium, the one that pictures are rendered with, on a page of 1280 × 720. */
export async function openWebBrowser({ settings }: Pick<TestInstance, 'settings'>): Promise<WebBrowser> {
  const { executablePath, env } = await findChromium(join(repositoryRoot(), '.hartomat'));
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-first-run', '--disable-background-networking', '--disable-component-update'],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  const baseURL = `http://127.0.0.1:${settings.ports.gateway}`;
  const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 720 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  });
  return { page, faults, close: () => browser.close() };
}

/** Signs the page in by a link that is used once, below `path`, and waits for the list of workflows. */
export async function signIn(page: Page, client: OrderClient, path = '/'): Promise<void> {
  const { code } = await client.json<{ code: string }>('/auth/links', 'POST', {});
  await page.goto(`${path}#sign-in=${code}`);
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
}

const WITHIN_MS = 30_000;

/**
 * Fits the graph into the canvas, so that its right-most node `nodeId` is not below the panel beside it. Asked for until
 * it stays so: a canvas that was just opened chooses its first view later.
 */
export async function fitGraph(page: Page, nodeId: string): Promise<void> {
  let before = false;
  const stays = async (): Promise<true | undefined> => {
    await page.keyboard.press('1');
    const [node, canvas] = [page.locator(`[data-node="${nodeId}"]`), page.locator('hm-canvas')];
    const [inner, outer] = [await node.boundingBox(), await canvas.boundingBox()];
    const fits = inner !== null && outer !== null && inner.x + inner.width < outer.x + outer.width;
    const stayed = fits && before;
    before = fits;
    return stayed || undefined;
  };
  if (!(await waitUntil(stays, { withinMs: WITHIN_MS, everyMs: 300 })))
    throw new Error(`The node ${nodeId} does not come into view.`);
}
