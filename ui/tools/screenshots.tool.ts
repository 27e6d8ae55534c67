import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { openBrowser, openPage } from '../flows/browser';
import { shop, traffic } from './shop';

const INTO = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const PAGES: Readonly<Record<string, string>> = {
  live: 'live?range=1m',
  endpoints: 'endpoints',
  designer: 'endpoints/get-product',
  response: 'endpoints/create-order/response',
  explain: 'endpoints/create-order/explain',
  try: 'endpoints/checkout/try',
  groups: 'groups',
  workflows: 'workflows/purchase?step=pay',
  scenarios: 'scenarios/black-friday',
  windows: 'windows/payment-brownout?scenario=black-friday&at=420000',
  dependencies: 'dependencies',
  conflicts: 'conflicts',
  predict: 'predict',
  traffic: 'traffic',
  verify: 'verify?endpoint=list-products',
  revisions: 'revisions',
  import: 'import',
  settings: 'settings',
};

it('takes a picture of each page, light and dark, under real load', async () => {
  mkdirSync(INTO, { recursive: true });
  const server = await shop();
  const stop = traffic(server.service, 120);
  const browser = await openBrowser();
  try {
    await new Promise((resolve) => setTimeout(resolve, 30_000)); // charts want something to show
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [name, path] of Object.entries(PAGES)) {
        const { page } = await openPage(browser, `${server.admin}/ui/${path}`, {
          colorScheme,
          viewport: { width: 1440, height: 900 },
        });
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (name === 'try') {
          await page.getByRole('button', { name: 'Send' }).click();
          await page
            .getByText(/^status|no reply/)
            .first()
            .waitFor();
        }
        await page.waitForTimeout(2500);
        await page.screenshot({ path: `${INTO}${name}-${colorScheme}.png` });
        await page.context().close();
      }
    }
  } finally {
    stop();
    await browser.close();
    await server.stop();
  }
});
