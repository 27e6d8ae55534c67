import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { send } from './load';
import { Server } from './server';

const read = (name: string) => readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8');

let browser: Browser;
let shop: Server;
let walked: Server;

beforeAll(async () => {
  [shop, walked, browser] = await Promise.all([
    Server.start(read('shop')),
    Server.start(read('shop-workflow')),
    openBrowser(),
  ]);
  await send(`${shop.service}/products`, 300);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([shop?.stop(), walked?.stop()]);
});

/** Does something on a page of its own, and sees that nothing went wrong in it. */
async function on(server: Server, path: string, does: (page: Page) => Promise<void>): Promise<void> {
  const { page, wrong } = await openPage(browser, `${server.admin}/ui/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await does(page);
  expect(wrong).toEqual([]);
  await page.context().close();
}

const textOf = (page: Page) =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('understudy.draft') ?? '{}') as { text?: string }).text ?? '');

it('shows a switch of scenario on the live page, and stands still when told to', () =>
  on(shop, 'live?range=1m', async (page) => {
    await page.getByRole('figure', { name: /^Requests per second/ }).waitFor();
    await page.getByRole('banner').getByLabel('Scenario').selectOption('black-friday');
    await page.getByText(/revision 1/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('banner').getByLabel('Scenario').selectOption('calm');
    await page.getByRole('region', { name: 'Windows active now' }).waitFor();
  }));

it('puts endpoints into a group, takes them away and brings them back', () =>
  on(shop, 'endpoints', async (page) => {
    await page.getByRole('checkbox', { name: 'login', exact: true }).check();
    await page.getByRole('checkbox', { name: 'health', exact: true }).check();
    await page.getByLabel('Group').fill('quick');
    await page.getByRole('button', { name: 'Add to group' }).click();
    await page.getByText('2 added to quick').waitFor();
    expect(await textOf(page)).toMatch(/quick:\s*\n?.*members/);
    await page.getByRole('checkbox', { name: 'login', exact: true }).check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted 1 endpoint').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('POST /login').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
  }));

it('changes one line of the text by a handle, and takes it back', () =>
  on(shop, 'endpoints/create-order', async (page) => {
    const handle = page.getByRole('slider', { name: 'mean' });
    await handle.press('ArrowRight');
    await page.getByRole('button', { name: /^Apply as revision/ }).waitFor();
    const before = read('shop').split('\n');
    const after = (await textOf(page)).split('\n');
    expect(after.filter((line, i) => line !== before[i])).toEqual([expect.stringMatching(/mean: 122ms/)]);
    await page.getByRole('button', { name: 'Discard' }).click();
  }));

it('says where a body stops to be JSON, and keeps that out of the draft', () =>
  on(shop, 'endpoints/get-cart/response', async (page) => {
    const body = page.getByRole('textbox', { name: 'Body' });
    await body.fill('{"items": ]');
    await page.getByText(/✕ 1:11/).waitFor();
    await body.fill('{"items": []}');
    await page.getByRole('button', { name: /^Apply as revision/ }).waitFor();
    expect(await textOf(page)).toMatch(/items: \[\]/);
    await page.getByRole('button', { name: 'Discard' }).click();
  }));

it('sends a real request, and shows the parts of its decision', () =>
  on(shop, 'endpoints/checkout/try', async (page) => {
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/status (201|502)/).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'payments' }).first().waitFor();
  }));

it('predicts the knee of a capacity', () =>
  on(shop, 'endpoints/checkout', async (page) => {
    await page.getByRole('button', { name: 'Predict the knee' }).click();
    await page.getByRole('figure', { name: /^Response time against arrival rate/ }).waitFor({ timeout: 90_000 });
  }));

it('walks a workflow, sees the session on its step, moves it and forgets it', () =>
  on(walked, 'workflows', async (page) => {
    await page.getByRole('button', { name: /^pay: POST \/orders/ }).click();
    await page.getByText('status 409').first().waitFor();
    await page.getByRole('button', { name: /^browse: GET \/products$/ }).click();
    await page.getByRole('button', { name: /▸ browse .*1 session/ }).waitFor();
    await page.getByRole('button', { name: /^cart: POST/ }).click();
    await page.getByRole('button', { name: /^cart.*1 session/ }).waitFor();
    await page.getByLabel(/^Move to/).selectOption('review');
    await page.getByRole('button', { name: /^review.*1 session/ }).waitFor();
    await page.getByRole('button', { name: /^Forget walk-/ }).click();
    await page.getByText('No session lives now.').waitFor();
  }));

it('moves the end of a window by keys, one line of the text, and shows what is in force then', () =>
  on(shop, 'windows/payment-brownout?scenario=black-friday&at=420000', async (page) => {
    await page
      .getByRole('row', { name: /window payment-brownout/ })
      .first()
      .waitFor();
    await page.getByRole('slider', { name: 'payment-brownout: end' }).press('ArrowRight');
    await page.getByRole('button', { name: /^Apply as revision/ }).waitFor();
    const before = read('shop').split('\n');
    const after = (await textOf(page)).split('\n');
    expect(after.filter((line, i) => line !== before[i])).toEqual([expect.stringMatching(/duration: 2m30s/)]);
    await page.getByRole('button', { name: 'Discard' }).click();
  }));

it('activates a scenario', () =>
  on(shop, 'scenarios/bad-day', async (page) => {
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByRole('button', { name: 'Begin anew' }).waitFor();
    await page.getByRole('banner').getByLabel('Scenario').selectOption('calm');
  }));

it('mends a conflict of two groups by one button', () =>
  on(shop, 'groups', async (page) => {
    await page.getByLabel('Name of a new one').fill('also');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('textbox', { name: 'members' }).fill('pay');
    await page.getByRole('textbox', { name: 'members' }).press('Tab');
    const text = page.getByRole('textbox', { name: 'Configuration as YAML' });
    await text.waitFor();
    await page.waitForFunction(() => /also:[^]*pay/.test(localStorage.getItem('understudy.draft') ?? ''));
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('understudy.draft')!) as { text: string };
      kept.text = kept.text
        .replace(/also:[\s\S]*?(?=\n\S)/, 'also: {members: [pay], behaviour: {latency: 1s}}')
        .replace(
          'members: [create-order, pay, checkout]',
          'members: [create-order, pay, checkout]\n    behaviour: {latency: 2s}',
        );
      localStorage.setItem('understudy.draft', JSON.stringify(kept));
    });
    await page.goto(`${shop.admin}/ui/conflicts`);
    await page
      .getByRole('button', { name: /acts last \(set priority\)/ })
      .first()
      .click();
    await page.getByText('No two layers disagree.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
  }));

it('shows who calls whom, and predicts a sweep of rates', async () => {
  await on(shop, 'dependencies', async (page) => {
    await page.getByText('checkout → payments').first().waitFor({ state: 'attached' });
  });
  await on(shop, 'predict?kind=rates', async (page) => {
    await page.getByRole('combobox', { name: 'Endpoint' }).selectOption('checkout');
    await page.getByRole('textbox', { name: 'Workload' }).fill('40/s, 80/s');
    await page.getByRole('button', { name: 'Predict', exact: true }).click();
    await page.getByRole('figure', { name: /^Response time by arrival rate/ }).waitFor({ timeout: 90_000 });
  });
});

it('records requests, and opens one to its whole decision', () =>
  on(shop, 'traffic', async (page) => {
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await send(`${shop.service}/products`, 3);
    await page.getByRole('button', { name: 'GET /products' }).first().click();
    await page.getByText(/curl -i/).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
  }));

it('judges what a client measured, and says what is still needed', () =>
  on(shop, 'verify', async (page) => {
    await page.getByRole('cell', { name: 'list-products' }).first().waitFor();
    await page.getByRole('region', { name: 'What is still needed' }).waitFor();
    const rows = Array.from({ length: 40 }, (_, i) => `GET,/products,200,${20 + i}`).join('\n');
    await page.locator('input[type=file]').setInputFiles({
      name: 'client.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`method,path,status,elapsed_ms\n${rows}\n`),
    });
    await page
      .getByText(/client\.csv/)
      .first()
      .waitFor();
    await page.getByRole('figure', { name: /^list-products/ }).waitFor();
  }));

it('restores a revision, and finds no difference from it', async () => {
  const all = await fetch(`${walked.admin}/api/v1/config`, { headers: { Accept: 'application/yaml' } });
  const text = await all.text();
  await fetch(`${walked.admin}/api/v1/config`, {
    method: 'PUT',
    body: text.replace('p99: 90ms', 'p99: 95ms'),
    headers: { 'Content-Type': 'application/yaml', 'If-Match': all.headers.get('ETag') ?? '' },
  });
  await on(walked, 'revisions', async (page) => {
    await page.getByRole('button', { name: 'Restore' }).first().click();
    await page.getByText(/Restored revision 1/).waitFor();
    await page.goto(`${walked.admin}/ui/revisions/1..3`);
    await page.getByText('no difference in behaviour').waitFor();
  });
});

it('takes a file in as a draft, and copies what support asks for', async () => {
  await on(shop, 'import', async (page) => {
    await page.getByLabel(/paste its text/).fill('version: 1\nendpoints: {only: {request: GET /only}}\n');
    await page.getByRole('button', { name: /Take it/ }).click();
    await page.getByText('GET /only').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
  });
  await on(shop, 'settings', async (page) => {
    await page.getByText(/Java/).first().waitFor();
  });
});

it('is led by keys alone', () =>
  on(shop, 'live', async (page) => {
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Endpoints' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('login');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'login' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('conflicts');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conflicts' }).waitFor();
  }));
