export const words = {
  look: 'Look',
  theme: 'Theme',
  percentiles: 'Percentiles of all pages',
  server: 'This server',
  machine: 'Can this machine honour the configuration?',
  limits: 'Limits',
  used: 'used',
  most: 'most',
  totals: 'Since it started',
  copy: 'Copy diagnostics',
  copied: 'Copied.',
  api: 'The API as an OpenAPI document',
};
