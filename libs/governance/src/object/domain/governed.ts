import type { LifecycleState } from '@boon/contracts';
import { contentHash, refused, type Refused } from '@boon/shared-kernel';
import { stateAfter, type LifecycleMove } from '../../lifecycle/lifecycle.js';

/** An object that goes live only after other people approved exactly this content. */
export interface Governed<Content> {
  readonly id: string;
  /** The operator's own short name, unique per kind. */
  readonly code: string;
  /** Counts every change, of content and of state. */
  readonly version: number;
  readonly state: LifecycleState;
  readonly content: Content;
  /** SHA-256 of the canonical content: what an approval binds to. */
  readonly contentHash: string;
  /** Who wrote or edited since the last approval. */
  readonly authors: readonly string[];
  /** Ids that going live gave it, such as `stockId`. */
  readonly links: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A new draft. */
export function drafted<Content>(
  draft: { readonly id: string; readonly code: string; readonly content: Content },
  author: string,
  now: Date,
): Governed<Content> {
  return {
    ...draft,
    version: 1,
    state: 'draft',
    contentHash: contentHash(draft.content),
    authors: [author],
    links: {},
    createdAt: now,
    updatedAt: now,
  };
}

/** The draft with other content. Only a draft can be edited; `expectedVersion` guards against lost edits. */
export function edited<Content>(
  object: Governed<Content>,
  edit: { readonly content: Content; readonly expectedVersion: number },
  author: string,
  now: Date,
):
  | { readonly ok: true; readonly object: Governed<Content> }
  | Refused<'lifecycle.not-editable' | 'lifecycle.version-stale'> {
  if (object.state !== 'draft') return refused('lifecycle.not-editable', { state: object.state });
  if (object.version !== edit.expectedVersion) {
    return refused('lifecycle.version-stale', { current: object.version });
  }
  return {
    ok: true,
    object: {
      ...object,
      content: edit.content,
      contentHash: contentHash(edit.content),
      version: object.version + 1,
      authors: [...new Set([...object.authors, author])],
      updatedAt: now,
    },
  };
}

/** The object one legal move further. */
export function moved<Content>(
  object: Governed<Content>,
  move: LifecycleMove,
  now: Date,
  links: Governed<Content>['links'] = {},
): { readonly ok: true; readonly object: Governed<Content> } | Refused<'lifecycle.illegal-move'> {
  const outcome = stateAfter(object.state, move);
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    object: {
      ...object,
      state: outcome.state,
      version: object.version + 1,
      links: { ...object.links, ...links },
      updatedAt: now,
    },
  };
}
