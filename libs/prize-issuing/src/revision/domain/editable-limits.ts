import type { EditedLimit, LimitEdit, LimitNow } from './limit-edit.js';

/** Who made an edit, and the revision that approved it; null: it took effect at once. */
export interface EditedBy {
  readonly by: string;
  readonly revisionId: string | null;
}

/** Limits that can be changed while they are in force. All calls take part in the ambient unit of work. */
export abstract class EditableLimits {
  /** The limit as it stands, kept from others until the end of the unit of work; null: there is no such thing. */
  abstract standing(limit: EditedLimit): Promise<LimitNow | null>;

  /** Makes the change, tells the catalogue where it knows the thing, and keeps who, what, before and after. */
  abstract set(edit: LimitEdit, before: LimitNow, of: EditedBy): Promise<void>;
}
