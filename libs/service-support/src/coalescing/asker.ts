/** Who asked, to be called back once. Neither may throw: others wait for the same answer. */
export interface Asker<Answer> {
  told(answer: Answer): void;
  /** There is no answer, and why. */
  missed(error: unknown): void;
}
