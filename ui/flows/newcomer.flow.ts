import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { send } from './load';
import { Server } from './server';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = await Server.start('version: 1\nname: new\nendpoints:\n  health:\n    request: GET /health\n');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('makes an endpoint with a latency and errors, sees it served as told, and exports it', async () => {
  const { page, wrong } = await openPage(browser, `${server.admin}/`);
  let clicks = 0;
  const click = async (name: string | RegExp, role: 'button' | 'link' | 'tab' = 'button'): Promise<void> => {
    clicks++;
    await page
      .getByRole(role, { name, exact: typeof name === 'string' })
      .first()
      .click();
  };

  await click('Endpoints', 'link');
  await click('New endpoint');
  await page.getByLabel('Request', { exact: true }).fill('GET /hello');
  await click('Create');
  await page.getByRole('heading', { name: 'get-hello' }).waitFor();

  await click('Set here');
  clicks++;
  await page.getByLabel('Shape').selectOption('lognormal');
  await page.getByLabel('p50', { exact: true }).first().waitFor();
  await page.getByLabel('Name').fill('unavailable');
  await page.getByLabel('Rate').last().fill('2%');
  await click('Add error');
  await page.getByRole('cell', { name: 'unavailable', exact: true }).waitFor();

  await click(/^Apply as revision/);
  await page.getByLabel(/Reason/).fill('a first endpoint');
  await click('Apply');
  await page.getByText(/Applied revision 2/).waitFor();

  const seen = await send(`${server.service}/hello`, 2000);
  expect((seen[200] ?? 0) + (seen[503] ?? 0)).toBe(2000);

  await click('Verify', 'link');
  await page.getByRole('cell', { name: 'get-hello' }).first().waitFor();
  await click('Look again');
  const verdicts = await page.locator('tbody .badge').allInnerTexts();
  expect(verdicts.join()).not.toContain('fail');
  expect(verdicts.join()).toContain('pass');

  const exported = await (await fetch(`${server.admin}/api/v1/config/export`)).text();
  expect(exported).toContain('GET /hello');
  expect(exported).toContain('unavailable');
  console.log(`a newcomer needed ${clicks} clicks`);
  expect(wrong).toEqual([]);
});
