import type { Component } from 'svelte';

/** A page of the navigation. Its code is fetched when it is opened for the first time. */
export interface Page {
  readonly id: keyof typeof import('../words/en').words.pages;
  readonly load: () => Promise<{ default: Component }>;
  /** Key behind `g` that opens it. */
  readonly key: string;
}

/** In the order of the navigation; a new page is a file and a line here. */
export const pages: readonly Page[] = [{ id: 'live', key: 'l', load: () => import('../pages/live/Live.svelte') }];
