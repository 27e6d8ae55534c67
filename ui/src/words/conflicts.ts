export const words = {
  none: 'No two layers disagree.',
  note: 'Layers of one rank that replace the same facet: which one stands is not said. Each has two places.',
  why: 'Why does an endpoint behave as it does?',
};
