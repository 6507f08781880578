/** Who has the grant of a claim key that works once, whoever sends it. */
export interface KeyHolder {
  readonly userId: string;
  readonly stockId: string;
}

/**
 * Claim keys that work for one user only, such as a unique code. A unique index keeps it so: a second user's
 * grant cannot be written.
 */
export abstract class SingleKeys {
  /** Null: nobody has claimed with this key. */
  abstract holderOf(claimKey: string): Promise<KeyHolder | null>;
}

/** The claim key of which the database keeps one holder. `name` is at most 120 characters. */
export function singleKey(name: string): string {
  return `once:${name}`;
}
