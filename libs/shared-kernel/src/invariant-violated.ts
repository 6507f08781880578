/** A fault: something that must never be true was true. Thrown, never returned. */
export class InvariantViolated extends Error {
  override readonly name = 'InvariantViolated';
}

/** Throws `InvariantViolated` with the sentence when the condition does not hold. */
export function ensure(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new InvariantViolated(sentence);
}
