export const words = {
  remove: 'Remove',
};
