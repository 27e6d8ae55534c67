import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { send } from './load';
import { below } from './prefix';
import { Server } from './server';

const PLAIN = 'version: 1\nname: states\nendpoints:\n  hello:\n    request: GET /hello\n    latency: 5ms\n';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = await Server.start(PLAIN);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Puts a text into the draft, as if it had been typed before a reload. */
async function draftOf(page: Page, text: string): Promise<void> {
  const active = await fetch(`${server.admin}/api/v1/config`, { headers: { Accept: 'application/yaml' } });
  const kept = { base: await active.text(), etag: active.headers.get('ETag'), text };
  await page.evaluate((value) => localStorage.setItem('understudy.draft', value), JSON.stringify(kept));
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

it('keeps the page while the server is away, says so, and comes back by itself', async () => {
  const first = await Server.start(PLAIN);
  const { page, wrong } = await openPage(browser, `${first.admin}/ui/endpoints`);
  await page.getByText('GET /hello').waitFor();
  await page.locator('[data-connection=live]').waitFor();
  await first.stop();
  await page.locator('[data-connection=waiting]').waitFor();
  await page.getByText('GET /hello').waitFor();
  const again = await Server.start(PLAIN, [], Number(new URL(first.admin).port));
  await page.locator('[data-connection=live]').waitFor();
  expect(wrong).toEqual([]);
  await page.context().close();
  await again.stop();
});

it('asks for the token where one is demanded, and for nothing else', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-token-')), 'token');
  writeFileSync(file, 'a-token-of-more-than-sixteen-letters\n', { mode: 0o600 });
  const guarded = await Server.start(PLAIN, ['--admin-token-file', file]);
  const { page } = await openPage(browser, `${guarded.admin}/ui/endpoints`);
  const field = page.getByLabel('Admin token');
  await field.fill('a-wrong-token-of-many-letters');
  await page.getByRole('button', { name: 'Use it' }).click();
  await field.waitFor();
  await field.fill('a-token-of-more-than-sixteen-letters');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('GET /hello').waitFor();
  await page.context().close();
  await guarded.stop();
});

it('merges with who was faster, and loses nothing of either', async () => {
  const { page } = await openPage(browser, `${server.admin}/ui/endpoints/hello/request`);
  await page.getByRole('textbox', { name: 'Request', exact: true }).fill('GET /hello/mine');
  await page.getByRole('textbox', { name: 'Request', exact: true }).press('Tab');
  const apply = page.getByRole('button', { name: /^Apply as revision/ });
  await apply.waitFor();

  const active = await fetch(`${server.admin}/api/v1/config`, { headers: { Accept: 'application/yaml' } });
  const theirs = (await active.text())
    .replace('GET /hello', 'GET /hello/theirs')
    .replace('latency: 5ms', 'latency: 7ms');
  const put = await fetch(`${server.admin}/api/v1/config`, {
    method: 'PUT',
    body: theirs,
    headers: { 'Content-Type': 'application/yaml', 'If-Match': active.headers.get('ETag') ?? '' },
  });
  expect(put.status).toBe(200);

  await apply.click();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText(/Somebody else applied a revision/).waitFor();
  await page.getByRole('cell', { name: '/endpoints/hello/request' }).waitFor();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText(/Applied revision/).waitFor();
  const now = await (await fetch(`${server.admin}/api/v1/config/export`)).text();
  expect(now).toContain('GET /hello/mine');
  expect(now).toContain('latency: 7ms');
  await page.context().close();
});

it('shows a hundred problems without losing its breath', async () => {
  const { page, wrong } = await openPage(browser, `${server.admin}/ui/endpoints/hello`);
  const bad = Array.from({ length: 100 }, (_, i) => `    wrong${i}: 1`).join('\n');
  await draftOf(page, `version: 1\nendpoints:\n  hello:\n    request: GET /hello\n${bad}\n`);
  await page.getByRole('button', { name: '100 errors are in the way' }).waitFor();
  await page.getByRole('button', { name: /Show 50 more/ }).click();
  expect(await page.locator('main li.error').count()).toBe(100);
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(wrong).toEqual([]);
  await page.context().close();
});

describe.each([1440, 390])('at %i pixels', (width) => {
  it('holds a name of 200 characters, and one from right to left', async () => {
    const { page, wrong } = await openPage(browser, `${server.admin}/ui/endpoints`, {
      viewport: { width, height: 800 },
    });
    const long = 'n'.repeat(200);
    const text = `version: 1\nname: "${'خدمة المتجر '.repeat(10)}"\nendpoints:\n  hello:\n    request: GET /${long}\n    response: {json: {greeting: "مرحبا بالعالم"}}\n    errors: {${'e'.repeat(100)}: {rate: 1%, status: 500}}\n`;
    await draftOf(page, text);
    await page.getByText(long).first().waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const path of ['endpoints/hello', 'endpoints/hello/response', 'groups', 'verify']) {
      await page.goto(`${server.admin}/ui/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

it.each(['0', '1000000000'])('takes %s in every number, and says what is wrong with it', async (number) => {
  const { page, wrong } = await openPage(browser, `${server.admin}/ui/endpoints/hello`);
  await draftOf(
    page,
    'version: 1\nendpoints:\n  hello:\n    request: GET /hello\n    latency: {gamma: {mean: 20ms, cv: 0.5}}\n' +
      '    capacity: {concurrency: 8, queue: 100}\n    rateLimit: {rate: 100/s, burst: 10}\n',
  );
  for (const label of ['cv', 'concurrency', 'queue', 'burst']) {
    const field = page.getByLabel(label, { exact: true }).first();
    await field.fill(number);
    await field.press('Tab');
    await page.waitForFunction(
      ([name, value]) =>
        JSON.parse(localStorage.getItem('understudy.draft') ?? '{}').text?.includes(`${name}: ${value}`),
      [label, number],
    );
  }
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/);
  expect(wrong).toEqual([]);
  await page.context().close();
});

it('finds one of ten thousand endpoints, and draws fewer than 200 rows', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `  e${i}: {request: GET /many/${i}}`).join('\n');
  const big = await Server.start(`version: 1\nname: many\nendpoints:\n${many}\n`);
  const { page, wrong } = await openPage(browser, `${big.admin}/ui/endpoints`);
  await page.getByText('GET /many/0', { exact: true }).waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(200);
  const from = Date.now();
  await page.getByRole('searchbox').fill('/many/9999');
  await page.getByText('GET /many/9999', { exact: true }).waitFor();
  console.log(`one of 10,000 endpoints found after ${Date.now() - from} ms`);
  expect(wrong).toEqual([]);
  await page.context().close();
  await big.stop();
});

it('works below a path of a reverse proxy', async () => {
  const proxy = await below('/tools/understudy', server.admin);
  const { page, wrong } = await openPage(browser, `${proxy.address}/ui/settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('link', { name: 'Endpoints' }).click();
  await page.getByText('GET /hello').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/tools/understudy/ui/endpoints');
  await page.locator('[data-connection=live]').waitFor();
  expect(wrong).toEqual([]);
  await page.context().close();
  proxy.close();
});

it('shows no second twice and none left out after the line was cut', async () => {
  await send(`${server.service}/hello`, 20);
  const proxy = await below('/p', server.admin);
  const { page } = await openPage(browser, `${proxy.address}/ui/live?range=1m`);
  await page.locator('[data-connection=live]').waitFor();
  const figure = page.getByRole('figure', { name: /^Requests per second/ });
  await figure.locator('canvas').waitFor();
  proxy.cut(true); // a gap that the server's history has to fill
  await page.locator('[data-connection=waiting]').waitFor();
  await page.waitForTimeout(3000);
  proxy.cut(false);
  await page.locator('[data-connection=live]').waitFor();
  await page.waitForTimeout(2500);
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const times = await figure.locator('tbody td:first-child').allInnerTexts();
  const seconds = times.map((time) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  const steps = seconds.slice(1).map((at, i) => at - seconds[i]!);
  expect(Math.max(...steps)).toBeLessThanOrEqual(2);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  await page.context().close();
  proxy.close();
});
