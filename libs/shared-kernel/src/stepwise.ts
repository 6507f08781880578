/** Work in small steps: after each it may be interrupted; its result comes at the end. */
export type Stepwise<T> = Generator<void, T, void>;

/** Does the work to its end without a pause. */
export function atOnce<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
