export const words = {
  text: 'Configuration as YAML',
};
