const KEY = 'understudy.token';

/** The token of this tab, where the server demands one; gone when the tab is closed. */
class Token {
  value: string = $state(sessionStorage.getItem(KEY) ?? '');
  /** Set when the server refused what we sent. */
  wanted = $state(false);

  keep(value: string): void {
    this.value = value.trim();
    this.wanted = false;
    sessionStorage.setItem(KEY, this.value);
  }

  get headers(): Record<string, string> {
    return this.value ? { Authorization: `Bearer ${this.value}` } : {};
  }
}

export const token = new Token();
