import { it } from 'vitest';
import { openBrowser, openPage } from '../flows/browser';
import { Server } from '../flows/server';

const MINUTES = Number(process.env.MINUTES ?? 2); // of the heap's growth
const ENDPOINTS = 50;

it('measures the pages in a browser', async () => {
  const endpoints = Array.from({ length: ENDPOINTS }, (_, i) => `  e${i}: {request: GET /e${i}, latency: ${5 + i}ms}`);
  const server = await Server.start(`version: 1\nname: fifty\nendpoints:\n${endpoints.join('\n')}\n`);
  let n = 0;
  const load = setInterval(() => {
    for (let i = 0; i < 10; i++) {
      void fetch(`${server.service}/e${n++ % ENDPOINTS}`).then((reply) => reply.arrayBuffer());
    }
  }, 50);
  const browser = await openBrowser();
  try {
    const paints: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { page } = await openPage(browser, `${server.admin}/ui/endpoints`);
      await page.getByText('GET /e0', { exact: true }).waitFor();
      paints.push(await page.evaluate(() => performance.now()));
      await page.context().close();
    }
    paints.sort((a, b) => a - b);
    console.log(
      `list of endpoints shown after ${paints.map((ms) => ms.toFixed(0)).join(', ')} ms (five fresh contexts)`,
    );

    const { page } = await openPage(browser, `${server.admin}/ui/live?range=5m`);
    await page.getByRole('figure').first().waitFor();
    const frames = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const gaps: number[] = [];
          let last = performance.now();
          const begun = last;
          const frame = (now: number): void => {
            gaps.push(now - last);
            last = now;
            if (now - begun < 10_000) {
              requestAnimationFrame(frame);
            } else {
              resolve(gaps);
            }
          };
          requestAnimationFrame(frame);
        }),
    );
    frames.sort((a, b) => a - b);
    const share = frames.filter((gap) => gap <= 17.5).length / frames.length;
    console.log(
      `live charts, ${ENDPOINTS} endpoints: ${(frames.length / 10).toFixed(1)} frames/s, ` +
        `${(share * 100).toFixed(1)} % within 17.5 ms, longest ${frames.at(-1)!.toFixed(0)} ms`,
    );

    const session = await page.context().newCDPSession(page);
    const heap = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    const seen = [await heap()];
    for (let i = 0; i < MINUTES; i++) {
      await page.waitForTimeout(60_000);
      seen.push(await heap());
    }
    console.log(`heap of the live page after each minute: ${seen.map((mb) => mb.toFixed(1)).join(', ')} MB`);
  } finally {
    clearInterval(load);
    await browser.close();
    await server.stop();
  }
});
