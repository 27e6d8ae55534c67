/** `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'understudy.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

class Look {
  theme: Theme = $state((localStorage.getItem(KEY) as Theme | null) ?? 'system');
  #system = $state(dark.matches);

  constructor() {
    dark.addEventListener('change', () => {
      this.#system = dark.matches;
      applyTheme();
    });
  }

  get isDark(): boolean {
    return this.theme === 'dark' || (this.theme === 'system' && this.#system);
  }

  choose(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem(KEY, theme);
    applyTheme();
  }
}

export const look = new Look();

export function applyTheme(): void {
  document.documentElement.dataset.theme = look.isDark ? 'dark' : 'light';
}
