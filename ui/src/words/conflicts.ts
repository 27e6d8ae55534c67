export const words = {
  none: 'No two layers disagree.',
  note: 'Layers of one rank that replace the same facet: which one stands is not said. Each has two places.',
  why: 'Why does an endpoint behave as it does?',
  higher: (who: string) => `${who} acts last (set priority)`,
  takeAway: (facet: string, who: string) => `Take ${facet} out of ${who}`,
  scale: (who: string) => `${who} scales instead (× 2)`,
  disarm: (who: string) => `No scenario arms ${who} any more`,
  mended: 'Mended in the draft; nothing is applied yet.',
  at: 'at',
};
