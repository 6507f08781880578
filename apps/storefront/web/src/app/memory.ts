const PREFIX = 'boon-shop:';

/** What this browser remembers under that name; null where it remembers nothing or may not. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a small choice in this browser; a browser that keeps nothing is fine. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
