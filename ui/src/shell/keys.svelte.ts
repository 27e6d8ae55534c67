import { draft } from '../draft/draft.svelte';
import { address } from '../routing/route';
import { router } from '../routing/router.svelte';
import { pages } from './pages';
import { shown } from './shown.svelte';

/** Keys of the whole program. A key belongs to a field where one is being typed in. */
class Keys {
  #leader = 0; // when `g` was pressed

  press = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      shown.palette = true;
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      if (draft.changed) {
        shown.apply = true;
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event)) {
      return;
    }
    if (event.key === '?') {
      shown.keys = true;
    } else if (event.key === '/') {
      const filter = document.querySelector<HTMLInputElement>('[data-filter]');
      if (filter) {
        event.preventDefault();
        filter.focus();
      }
    } else if (event.key === 'g') {
      this.#leader = event.timeStamp;
      return;
    } else if (event.timeStamp - this.#leader < 1500) {
      const page = pages.find((one) => one.key === event.key);
      if (page) {
        event.preventDefault();
        router.go(address([page.id]));
      }
    }
    this.#leader = 0;
  };
}

function isTyped(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

export const keys = new Keys();
