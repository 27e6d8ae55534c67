import { home } from './place';
import { address, parse, type Route } from './route';

class Router {
  route: Route = $state.raw(parse(location.pathname, location.search));

  constructor() {
    addEventListener('popstate', () => this.#read());
  }

  /** Goes to a page; `replace` where Back should not come here again. */
  go(to: string, how: { replace?: boolean } = {}): void {
    if (to !== location.pathname + location.search) {
      history[how.replace ? 'replaceState' : 'pushState'](null, '', to);
      this.#read();
    }
  }

  /** The address of a page, as `address` makes it. */
  place = address;

  /** Changes the query alone; what is null or empty goes. */
  look(query: Readonly<Record<string, string | number | null>>): void {
    const now = Object.fromEntries(this.route.query);
    const { page, rest } = this.route;
    this.go(address([page, ...rest], { ...now, ...query }), { replace: true });
  }

  /** A click on a link of ours changes the page without loading it anew. */
  follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    const link = (event.target as Element).closest?.('a');
    if (link && link.origin === location.origin && link.pathname.startsWith(home) && !link.target && !link.download) {
      event.preventDefault();
      this.go(link.pathname + link.search);
    }
  };

  #read(): void {
    this.route = parse(location.pathname, location.search);
  }
}

export const router = new Router();
