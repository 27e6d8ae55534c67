export const words = {
  remove: 'Remove',
  notJson: 'This is no JSON; it is not in the draft.',
  list: 'a, b',
  name: 'Name',
  add: 'Add',
  addTo: (what: string) => `Add to ${what}`,
  item: (n: number) => `${n}.`,
};
