import type { ReviewProgress } from '../approval/approvals.js';
import { shownState } from '../lifecycle/lifecycle.js';
import type { GovernedKind } from '../object/domain/governed-kind.js';
import type { Governed } from '../object/domain/governed.js';
import type { GovernedView, ReviewView } from './governed-dtos.js';

/** A governed object as the API shows it: its content's fields beside those of every governed object. */
export type Shown<Content> = Content & GovernedView & Readonly<Record<string, unknown>>;

/** The object as it is now, with its review where that was asked for. */
export function shownGoverned<Content extends object, Code extends string>(
  kind: GovernedKind<Content, Code>,
  object: Governed<Content>,
  review: ReviewProgress | null,
): Shown<Content> {
  const { content, links, createdAt, updatedAt, ...rest } = object;
  const schedule = kind.scheduleOf(content);
  return {
    ...content,
    ...links,
    ...rest,
    state: schedule ? shownState(rest.state, schedule, new Date()) : rest.state,
    approval: review && reviewView(review),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  } as Shown<Content>;
}

function reviewView({ votes, ...progress }: ReviewProgress): ReviewView {
  const shown = votes.map(({ votedAt, ...vote }) => ({ ...vote, votedAt: votedAt.toISOString() }));
  return { ...progress, votes: shown };
}
