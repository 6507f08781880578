/** Something that an operator, a merchant or a service did. It is kept for good: no name, no address, no secret. */
export interface AuditedAct {
  /** The `sub` of whoever did it. */
  readonly actor: string;
  readonly role: string;
  /** What was done, in the words of the API: `gift.ship`. */
  readonly action: string;
  /** To what: `gift:ID`. */
  readonly subject: string;
  /** What it was, as JSON; null: nothing. */
  readonly before: unknown;
  /** What it is now. */
  readonly after: unknown;
}

/** Who did it, and as whom. */
export type Doer = Pick<AuditedAct, 'actor' | 'role'>;

/** Who did what, written in the transaction of the act: where the one is, the other is. Never changed afterwards. */
export abstract class AuditTrail {
  abstract record(act: AuditedAct): Promise<void>;
}
