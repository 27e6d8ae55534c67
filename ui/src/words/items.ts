export const words = {
  name: 'Name',
  add: 'Add',
  remove: 'Delete',
  groups: {
    empty: 'No group yet. Endpoints of a group behave differently together:',
    example: 'groups:\n  checkout:\n    members: [create-order, pay]\n    behaviour:\n      latency: {scale: 1.5}',
  },
  dependencies: {
    empty: 'No dependency yet. Endpoints call dependencies that are simulated in this process:',
    example:
      'dependencies:\n  database:\n    latency: {lognormal: {p50: 5ms, p99: 40ms}}\n    capacity: {concurrency: 20}',
    stations: 'Stations now',
    columns: ['Station', 'kind', 'servers', 'in service', 'waiting', 'utilisation'],
    calls: 'Who calls whom',
    noCalls: 'Nothing is called.',
  },
};
