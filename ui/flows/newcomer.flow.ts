import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser';
import { send } from './load';
import { Server } from './server';

// The least that can be served: a configuration without an endpoint is refused.
const EMPTY = 'version: 1\nname: new\nseed: 1\nendpoints:\n  health:\n    request: GET /health\n';
const LOOKS = 6; // how often more is sent until the verdict is there

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = await Server.start(EMPTY);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** By h2load where it is installed, else by this process. */
async function load(address: string, n: number): Promise<void> {
  try {
    execFileSync('h2load', ['--h1', '-n', String(n), '-c', String(n > 2000 ? 128 : 16), address], { stdio: 'ignore' });
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ENOENT') {
      throw cause;
    }
    await send(address, n, 64);
  }
}

/** The row of a claim of get-hello: its words. */
async function claim(page: Page, subject: string): Promise<string> {
  const row = page.locator('tbody tr', { hasText: 'get-hello' }).filter({
    has: page.getByRole('button', { name: new RegExp(`${subject}, what was served|${subject}, the draws`) }),
  });
  return (await row.first().innerText()).replaceAll('\n', ' ');
}

it(
  'makes an endpoint, proves it, exports it, and has the same again after a restart',
  { timeout: 240_000 },
  async () => {
    const { page, wrong } = await openPage(browser, `${server.admin}/`);
    let clicks = 0;
    let seconds = 0;
    let since = Date.now();
    const click = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
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
    // Slow enough that a machine that is busy beside does not tell in the verdicts.
    for (const [name, value] of [
      ['p50', '100ms'],
      ['p99', '300ms'],
    ] as const) {
      const field = page.getByRole('textbox', { name, exact: true }).first();
      await field.fill(value);
      await field.press('Tab');
      await page
        .getByRole('slider', { name })
        .and(page.locator(`[aria-valuenow="${parseInt(value, 10)}"]`))
        .waitFor();
    }
    await page.getByLabel('Name', { exact: true }).fill('unavailable');
    await page.getByLabel('Rate', { exact: true }).last().fill('2%');
    await click('Add error');
    await page.getByRole('button', { name: 'unavailable', exact: true }).waitFor();
    await click(/^Apply as revision/);
    await page.getByLabel(/Reason/).fill('a first endpoint');
    await click('Apply');
    await page.getByText(/Applied revision 2/).waitFor();
    seconds += (Date.now() - since) / 1000;

    await load(`${server.service}/hello`, 2000);
    since = Date.now();
    await click('Verify', 'link');
    await page.getByRole('cell', { name: 'get-hello' }).first().waitFor();
    await page.getByLabel('Margin').fill('20%');
    await page.getByLabel('Margin').press('Tab');
    await click('Look again');
    await page.getByRole('status').filter({ hasText: 'n = 2,0' }).waitFor();
    seconds += (Date.now() - since) / 1000;
    expect(await claim(page, 'median|p50')).toMatch(/pass/);
    let rate = await claim(page, 'unavailable');
    expect(rate).toMatch(/not enough yet.*more/);

    for (let i = 0; i < LOOKS && rate.includes('not enough yet'); i++) {
      const more = Number(/([\d,]+) more/.exec(rate)?.[1]?.replaceAll(',', '') ?? 0);
      await load(`${server.service}/hello`, more + 64);
      await click('Look again');
      await page.waitForTimeout(500);
      await page.getByRole('button', { name: 'Look again', disabled: false }).waitFor();
      rate = await claim(page, 'unavailable');
    }
    expect(rate).toMatch(/pass/);

    since = Date.now();
    await click('Import', 'link');
    const download = page.waitForEvent('download');
    await click('as YAML');
    const file = join(tmpdir(), `understudy-exported-${process.pid}.yaml`);
    await (await download).saveAs(file);
    seconds += (Date.now() - since) / 1000;
    console.log(`a newcomer needed ${clicks} clicks and ${seconds.toFixed(1)} s in the pages`);
    expect(wrong).toEqual([]);

    const told = await explained(server);
    const exported = await (await fetch(`${server.admin}/api/v1/config/export`)).text();
    writeFileSync(`${file}.copy`, exported);
    await server.stop();
    server = await Server.start(exported);
    expect(await explained(server)).toEqual(told);
    expect(exported).toContain('unavailable');
  },
);

/** What the endpoint is told to do, without the places of the file. */
async function explained(of: Server): Promise<unknown> {
  const answer = await fetch(`${of.admin}/api/v1/explain?endpoint=get-hello&at=none`);
  const { endpoints } = (await answer.json()) as { endpoints: { outcomes: unknown; request: string }[] };
  return endpoints.map((one) => [one.request, one.outcomes]);
}
