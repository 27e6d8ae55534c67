import type { Component } from 'svelte';

/** A page of the navigation. Its code is fetched when it is opened for the first time. */
export interface Page {
  readonly id: keyof typeof import('../words/en').words.pages;
  readonly load: () => Promise<{ default: Component }>;
  /** Key behind `g` that opens it. */
  readonly key: string;
}

/** In the order of the navigation; a new page is a file and a line here. */
export const pages: readonly Page[] = [
  { id: 'live', key: 'l', load: () => import('../pages/live/Live.svelte') },
  { id: 'endpoints', key: 'e', load: () => import('../pages/endpoints/Endpoints.svelte') },
  { id: 'groups', key: 'o', load: () => import('../pages/groups/Groups.svelte') },
  { id: 'workflows', key: 'w', load: () => import('../pages/workflows/Workflows.svelte') },
  { id: 'scenarios', key: 's', load: () => import('../pages/scenarios/Scenarios.svelte') },
  { id: 'windows', key: 'n', load: () => import('../pages/windows/Windows.svelte') },
  { id: 'dependencies', key: 'd', load: () => import('../pages/dependencies/Dependencies.svelte') },
  { id: 'conflicts', key: 'c', load: () => import('../pages/conflicts/Conflicts.svelte') },
  { id: 'predict', key: 'p', load: () => import('../pages/predict/Predict.svelte') },
  { id: 'traffic', key: 't', load: () => import('../pages/traffic/Traffic.svelte') },
  { id: 'verify', key: 'v', load: () => import('../pages/verify/Verify.svelte') },
  { id: 'revisions', key: 'r', load: () => import('../pages/revisions/Revisions.svelte') },
  { id: 'import', key: 'i', load: () => import('../pages/import/Import.svelte') },
  { id: 'settings', key: ',', load: () => import('../pages/settings/Settings.svelte') },
];
