export const words = {
  name: 'Name of a new one',
  add: 'Add',
  id: 'Name',
  remove: 'Delete',
  duplicate: 'Duplicate',
  removed: (id: string) => `Deleted ${id} from the draft.`,
  gone: (id: string) => `The draft has no ${id}.`,
  unparsed: 'The text does not parse; mend it, and the form comes back.',
  groups: {
    empty: 'No group yet. Endpoints of a group behave differently together:',
    example: 'groups:\n  checkout:\n    members: [create-order, pay]\n    behaviour:\n      latency: {scale: 1.5}',
    members: (n: number) => (n === 1 ? '1 endpoint is in it now' : `${n} endpoints are in it now`),
    nobody: 'No endpoint is in it: no id matches.',
    matrix: 'Who is in which group',
    conflict: 'disagrees',
    endpoint: 'Endpoint',
  },
  dependencies: {
    empty: 'No dependency yet. Endpoints call dependencies that are simulated in this process:',
    example:
      'dependencies:\n  database:\n    latency: {lognormal: {p50: 5ms, p99: 40ms}}\n    capacity: {concurrency: 20}',
    calls: 'Who calls whom',
    noCalls: 'Nothing is called.',
  },
};
