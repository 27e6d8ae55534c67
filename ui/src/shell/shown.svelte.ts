/** Which of the frame's own panels are open. */
class Shown {
  palette = $state(false);
  keys = $state(false);
  apply = $state(false);
  menu = $state(false);
}

export const shown = new Shown();
