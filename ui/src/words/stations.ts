export const words = {
  title: 'Stations now',
  columns: ['Station', 'kind', 'in service', 'of servers', 'utilisation', 'waiting', 'waiting, last two minutes'],
  unbounded: 'unbounded',
  none: 'No station: no endpoint or dependency has a capacity.',
  breakers: 'Breakers',
};
