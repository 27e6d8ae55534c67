/** Sends that many requests, some side by side; returns how many came back with each status; 0 is no answer. */
export async function send(address: string, n: number, sideBySide = 32): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  let left = n;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const status = await fetch(address).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      seen[status] = (seen[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, one));
  return seen;
}
