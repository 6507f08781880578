/** One line that Boon did not take. */
export interface RejectedLine {
  /** Counted from 1 in the body that was sent. */
  readonly line: number;
  readonly code: string;
  readonly field: string;
}

/** Boon has this order already, with another date or amount: its record stands. */
export const ORDER_DIFFERS = 'order.differs';

/** Reads the lines that were refused out of a feed's per-line results. */
export function rejectedLines(answer: unknown): RejectedLine[] {
  return resultsOf(answer)
    .filter((result) => result['ok'] === false)
    .map((result) => ({
      line: Number(result['line']),
      code: String(result['code'] ?? 'unknown'),
      field: String(result['field'] ?? ''),
    }));
}

function resultsOf(answer: unknown): readonly Record<string, unknown>[] {
  const results = (answer as { results?: unknown } | null)?.results;
  return Array.isArray(results) ? (results as Record<string, unknown>[]) : [];
}
