import { act, StrictMode, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

/** A page that a component plays on. */
export class Stage {
  readonly place = document.body.appendChild(document.createElement('main'));
  // What an error boundary caught is part of the play.
  private readonly root: Root = createRoot(this.place, { onCaughtError: () => undefined });

  constructor() {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }

  /** Shows it, twice mounted as React's strict mode does. */
  show(node: ReactNode): Promise<void> {
    return act(async () => this.root.render(<StrictMode>{node}</StrictMode>));
  }

  /** Comes back when the page looks so. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }

  async untilText(text: string): Promise<void> {
    await this.until(() => this.text.includes(text));
  }

  get text(): string {
    return this.place.textContent ?? '';
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.place.querySelectorAll('button')].find(
      ({ textContent }) => textContent === name,
    );
    if (!found) throw new Error(`There is no button ${name} in: ${this.place.innerHTML}`);
    return found;
  }

  /** Taps in one go, as a nervous finger does. */
  tap(name: string, times = 1): Promise<void> {
    return act(async () => {
      const button = this.button(name);
      for (let tap = 0; tap < times; tap += 1) button.click();
    });
  }

  async close(): Promise<void> {
    await act(async () => this.root.unmount());
    this.place.remove();
  }
}
