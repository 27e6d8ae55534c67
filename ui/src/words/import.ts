export const words = {
  drop: 'Drop a configuration here, or choose a file',
  paste: 'or paste its text',
  look: 'Look at it',
  take: 'Take it into the draft',
  report: 'What it would change',
  same: 'no difference in behaviour',
  export: 'Export',
  yaml: 'as YAML',
  json: 'as JSON',
  taken: 'The draft has it now; nothing is applied yet.',
  problems: (n: number) => (n === 1 ? '1 problem' : `${n} problems`),
};
