import type { Runtime } from '../http/runtime.js';

const LONG_ENOUGH_MS = 1_000;
const HALF = 0.5;
const STEPS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

interface Watched {
  readonly onSeen: () => void;
  isInView: boolean;
  disarm: (() => void) | undefined;
}

/**
 * Knows when something was really seen: at least half of it (or half of the window) in view
 * for a second on end, in a page that is not hidden.
 */
export class Sight {
  private readonly watched = new Map<Element, Watched>();
  private observer: IntersectionObserver | undefined;

  constructor(private readonly runtime: Runtime) {}

  /** Calls back once; the answer stops watching. Where nothing can be seen (a server) it never calls. */
  watch(element: Element, onSeen: () => void): () => void {
    if (typeof IntersectionObserver === 'undefined') return () => undefined;
    this.observer ??= new IntersectionObserver((entries) => this.moved(entries), {
      threshold: STEPS,
    });
    this.stop(element);
    const watched: Watched = { onSeen, isInView: false, disarm: undefined };
    this.watched.set(element, watched);
    this.observer.observe(element);
    return () => {
      if (this.watched.get(element) === watched) this.stop(element);
    };
  }

  /** The page was hidden or shown. */
  pageTurned(): void {
    for (const [element, watched] of this.watched) this.judge(element, watched);
  }

  private moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      const watched = this.watched.get(target);
      if (!watched) continue;
      const fillsWindow = !!rootBounds && intersectionRect.height >= rootBounds.height * HALF;
      watched.isInView = intersectionRatio >= HALF || fillsWindow;
      this.judge(target, watched);
    }
  }

  private judge(element: Element, watched: Watched): void {
    if (!watched.isInView || document.visibilityState === 'hidden') {
      watched.disarm?.();
      watched.disarm = undefined;
      return;
    }
    watched.disarm ??= this.runtime.after(LONG_ENOUGH_MS, () => {
      this.stop(element);
      watched.onSeen();
    });
  }

  private stop(element: Element): void {
    this.watched.get(element)?.disarm?.();
    this.watched.delete(element);
    this.observer?.unobserve(element);
  }
}
