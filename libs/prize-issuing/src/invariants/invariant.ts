/** Something that must hold in every state of the database, and how to find where it does not. */
export interface Invariant {
  /** As the design names it: `I1` to `I20`. */
  readonly id: string;
  /** What is promised, in a few words. */
  readonly promise: string;
  /** Tables without which there is nothing to check. */
  readonly needs: readonly string[];
  /** Each answers rows of `subject` and `detail`, one per violation; no row when the promise holds. */
  readonly violations: readonly string[];
}

/** One place where an invariant is broken. */
export interface Violation {
  readonly subject: string;
  readonly detail: string;
}

/** What became of one invariant. */
export interface Finding {
  readonly id: string;
  readonly promise: string;
  readonly verdict: 'holds' | 'violated' | 'not-checked';
  /** How many violations there are in all. */
  readonly count: number;
  /** The first few of them. */
  readonly examples: readonly Violation[];
}

/** Runs one statement in the snapshot that is being checked. */
export type Ask = (
  text: string,
  parameters: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const EXAMPLES = 5;

/** Checks one invariant; `not-checked` where this database has no table of that kind. */
export async function checkInvariant(invariant: Invariant, ask: Ask): Promise<Finding> {
  const { id, promise, needs, violations } = invariant;
  const absent = await ask(
    `select name from unnest($1::text[]) as needed (name) where to_regclass(name) is null`,
    [needs],
  );
  if (absent.length > 0) return { id, promise, verdict: 'not-checked', count: 0, examples: [] };

  let count = 0;
  const examples: Violation[] = [];
  for (const statement of violations) {
    const rows = await ask(counted(statement), [EXAMPLES]);
    count += Number(rows[0]?.['total'] ?? 0);
    examples.push(...rows.map(violationOf));
  }
  const verdict = count === 0 ? 'holds' : 'violated';
  return { id, promise, verdict, count, examples: examples.slice(0, EXAMPLES) };
}

function counted(statement: string): string {
  return `
    select subject::text, detail::text, count(*) over () as total
    from (${statement}) as violation limit $1`;
}

function violationOf(row: Readonly<Record<string, unknown>>): Violation {
  return { subject: String(row['subject']), detail: String(row['detail']) };
}
