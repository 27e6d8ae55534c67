// Where the pages are on this server: below any prefix that a reverse proxy adds.

/** Address of the folder the pages live in, with a slash at its end: `/ui/`, or `/some/prefix/ui/`. */
export const home: string = import.meta.env.DEV ? '/ui/' : new URL(/* @vite-ignore */ '../', import.meta.url).pathname;

/** Address of the admin API. */
export const api: string = new URL('../api/v1', new URL(home, location.origin)).pathname;
