import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Context, type ContextManager } from '@opentelemetry/api';

type Work = (...given: never[]) => unknown;

/**
 * Carries the running context through promises and callbacks, and rests while there is none: Node makes every
 * promise of the process dearer from the first use of a storage until it is switched off. A context is there until
 * the promise that its work returns is settled, or else until the work returns: what goes on longer returns a promise.
 */
export class RestingContexts implements ContextManager {
  private readonly storage = new AsyncLocalStorage<Context>();
  private underWay = 0;

  active(): Context {
    return this.storage.getStore() ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...given: A) => ReturnType<F>>(
    context: Context,
    work: F,
    thisArg?: ThisParameterType<F>,
    ...given: A
  ): ReturnType<F> {
    this.underWay += 1;
    let lasts = false;
    try {
      const result: unknown = this.storage.run(context, () => work.call(thisArg, ...given));
      if (isPromise(result)) {
        lasts = true;
        result.then(this.left, this.left);
      }
      return result as ReturnType<F>;
    } finally {
      if (!lasts) this.left();
    }
  }

  bind<T>(context: Context, target: T): T {
    if (typeof target !== 'function') return target;
    const work = target as unknown as Work;
    return ((...given: never[]) => this.with(context, () => work(...given))) as unknown as T;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.storage.disable();
    return this;
  }

  private readonly left = (): void => {
    this.underWay -= 1;
    if (this.underWay === 0) this.storage.disable();
  };
}

/** Of any make. */
function isPromise(result: unknown): result is PromiseLike<unknown> {
  const then = (result as { readonly then?: unknown } | null | undefined)?.then;
  return typeof then === 'function';
}
