export const words = {
  error: 'error',
  warning: 'warning',
  others: (n: number) => `Show ${n} more`,
};
