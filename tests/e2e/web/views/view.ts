import type { Page, Route } from 'playwright-core';
import type { OrderClient } from '../../../instance/order-client.js';

/** What the views show. */
export interface Shown {
  client: OrderClient;
  /** A workflow of two versions. */
  workflow: string;
  runWorkflow: string;
  /** A run that succeeded, and one that was cancelled. */
  runId: string;
  otherRunId: string;
  /** A line that was delivered, and one that was not dispatched. */
  line: string;
  newLine: string;
}

/** A state of a page that somebody sees. */
export interface View {
  name: string;
  path: (shown: Shown) => string;
  /** Before the page is opened, such as what the server answers. */
  before?: (page: Page, shown: Shown) => Promise<unknown>;
  /** Waits until it is there, and opens what the name says. */
  open: (page: Page, shown: Shown) => Promise<void>;
}

export const heading = (name: string) => (page: Page) =>
  page.getByRole('heading', { name, exact: true }).first().waitFor();

export const text = (part: string | RegExp) => (page: Page) => page.getByText(part).first().waitFor();

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

export const dialogOf = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
};

/** Answers requests by JSON instead of the server. */
export const answer = (url: string, body: unknown) => (page: Page) =>
  page.route(url, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) }));

/** Answers requests by a problem. */
export function refuse(url: string) {
  const problem = {
    type: 'about:blank',
    title: 'Service unavailable',
    status: 503,
    code: 'service_unavailable',
    detail: 'The service that answers this does not run.',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  };
  const reply = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) };
  return (page: Page) => page.route(url, (route) => route.fulfill(reply));
}

/** Lets requests wait until the view is left. */
export const delay = (url: string) => (page: Page) => page.route(url, (_route: Route) => undefined);
