/** An item of an event in somebody's wallet. */
export interface EventItem {
  readonly grantId: string;
  readonly userId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly state: 'held' | 'used' | 'expired' | 'voided';
  /** What it was used with, and when; null while it is not. */
  readonly use: { readonly reference: string; readonly usedAt: Date } | null;
}

/** Where items of events are kept: grants whose kind is used by showing it. */
export abstract class EventItems {
  /** Keeps others from using it until the end of the unit of work; null when there is no such item. */
  abstract findForUse(grantId: string): Promise<EventItem | null>;

  /** held -> used (reserved -> spent); answers when, by the database's clock. */
  abstract use(grantId: string, reference: string): Promise<Date>;
}
