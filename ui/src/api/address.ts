/** Of the addresses of the service that whose host this page came from, else the nearest one. */
export function reachable(addresses: readonly string[], host: string): string {
  const same = addresses.find((address) => new URL(address).hostname === host);
  return same ?? addresses[0] ?? '';
}
