import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibility, openBrowser, openPage } from './browser';
import { send } from './load';
import type { Server } from './server';
import { shop } from '../tools/shop';

const PAGES = [
  'live',
  'endpoints',
  'endpoints/create-order',
  'endpoints/create-order/request',
  'endpoints/create-order/response',
  'endpoints/create-order/explain',
  'endpoints/checkout',
  'endpoints/create-order/try',
  'endpoints/create-order/live',
  'groups',
  'workflows',
  'scenarios',
  'windows/payment-brownout',
  'dependencies',
  'conflicts',
  'predict',
  'traffic',
  'verify',
  'revisions',
  'import',
  'settings',
];

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = await shop();
  browser = await openBrowser();
  await send(`${server.service}/products`, 200);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(PAGES)('%s has a heading, breaks no rule of accessibility and no policy', async (path) => {
    const { page, wrong } = await openPage(browser, `${server.admin}/ui/${path}`, { colorScheme });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('load');
    await page.waitForTimeout(700); // charts and editor are drawn; nothing depends on it
    expect(await accessibility(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

it('finds a fault of accessibility where there is one', async () => {
  const { page } = await openPage(browser, `${server.admin}/ui/settings`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.querySelector('main')!.append(document.createElement('input')));
  expect((await accessibility(page)).join()).toContain('label');
  await page.context().close();
});

it.each(PAGES)('%s fits into 390 pixels', async (path) => {
  const { page } = await openPage(browser, `${server.admin}/ui/${path}`, { viewport: { width: 390, height: 800 } });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(400);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.context().close();
});
