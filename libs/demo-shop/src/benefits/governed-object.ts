import { ensure } from '@boon/shared-kernel';

/** What the demo needs to know of an asset, a scheme or a plan. */
export interface GovernedObject {
  readonly id: string;
  readonly state: string;
  readonly contentHash: string;
  /** How many people must approve; 0 while nobody asked. */
  readonly approvalsRequired: number;
  /** The stock behind a published asset. */
  readonly stockId: string | null;
}

/** Reads an object as the API shows it; throws when it is none. */
export function governedObject(shown: unknown): GovernedObject {
  const fields = fieldsOf(shown);
  const { id, state, contentHash, stockId } = fields;
  ensure(typeof id === 'string' && typeof state === 'string', 'the answer shows no object');
  return {
    id,
    state,
    contentHash: typeof contentHash === 'string' ? contentHash : '',
    approvalsRequired: Number(fieldsOf(fields['approval'])['required'] ?? 0),
    stockId: typeof stockId === 'string' ? stockId : null,
  };
}

/** The first object of a page, or null. */
export function firstOfPage(page: unknown): GovernedObject | null {
  const [first] = itemsOf(page);
  return first === undefined ? null : governedObject(first);
}

/** The objects of a page. */
export function itemsOf(page: unknown): readonly unknown[] {
  const items = fieldsOf(page)['items'];
  return Array.isArray(items) ? items : [];
}

/** What an answer says; nothing when it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
