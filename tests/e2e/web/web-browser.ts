import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '#steps/render';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import type { TestInstance } from '../../instance/test-instance.js';

/** A browser with the web of an instance; `faults` is what its console and pages said was wrong. */
export interface WebBrowser {
  page: Page;
  faults: string[];
  close(): Promise<void>;
}

/** Opens Chromium, the one that pictures are rendered with, on a page of 1280 × 720. */
export async function openWebBrowser({ settings }: TestInstance): Promise<WebBrowser> {
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
