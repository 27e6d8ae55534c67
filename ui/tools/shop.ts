import { readFileSync } from 'node:fs';
import { Server } from '../flows/server';

const read = (name: string) => readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8');

/** The shop with its windows, and the purchase that walks through it. */
export function shop(): Promise<Server> {
  const purchase = read('shop-workflow');
  const workflows = purchase.slice(purchase.indexOf('\nworkflows:'));
  return Server.start(read('shop').replace('\nwindows:', `${workflows}\nwindows:`));
}

/** Sends requests of all kinds until it is told to stop; sessions walk a part of the way. */
export function traffic(service: string, perSecond: number): () => void {
  let n = 0;
  const ways = [
    ['GET', '/products'],
    ['GET', '/products/7'],
    ['GET', '/recommendations'],
    ['POST', '/cart/items'],
    ['POST', '/orders'],
    ['POST', '/login'],
    ['POST', '/checkout'],
    ['GET', '/products?q=tea'],
  ] as const;
  const timer = setInterval(() => {
    for (let i = 0; i < perSecond / 20; i++) {
      const [method, path] = ways[n % ways.length]!;
      const headers: Record<string, string> = n % 3 === 0 ? { Cookie: `sid=guest-${n % 97}` } : {};
      n++;
      void fetch(service + path, { method, headers }).then(
        (reply) => reply.arrayBuffer(),
        () => {}, // faults are a part of the shop
      );
    }
  }, 50);
  return () => clearInterval(timer);
}
