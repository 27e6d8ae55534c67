export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'failed';
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SHOWN = 8000; // ms; a failure stays until it is closed

class Toasts {
  all: readonly Toast[] = $state.raw([]);
  #next = 1;

  done(text: string, action?: Toast['action']): void {
    const id = this.#add({ text, kind: 'done', ...(action ? { action } : {}) });
    setTimeout(() => this.close(id), SHOWN);
  }

  failed(cause: unknown): void {
    this.#add({ text: cause instanceof Error ? cause.message : String(cause), kind: 'failed' });
  }

  close(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): number {
    const id = this.#next++;
    this.all = [...this.all.slice(-3), { ...toast, id }];
    return id;
  }
}

export const toasts = new Toasts();
