import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy that serves another server below a path of its own, as operators set one up. */
export async function below(
  prefix: string,
  target: string,
): Promise<{ address: string; cut: (off: boolean) => void; close: () => void }> {
  let off = false;
  const proxy: Server = createServer((incoming, outgoing) => {
    if (off) {
      incoming.socket.destroy();
      return;
    }
    if (!incoming.url?.startsWith(prefix)) {
      outgoing.writeHead(404).end();
      return;
    }
    const url = new URL(target + incoming.url.slice(prefix.length));
    const headers = { ...incoming.headers, host: url.host };
    delete headers.origin; // the proxy speaks for its own origin
    const passed = request(url, { method: incoming.method ?? 'GET', headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
    outgoing.on('close', () => passed.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${prefix}`,
    cut: (now) => {
      off = now;
      proxy.closeAllConnections();
    },
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
