import type { DomainEvent, Money, Refused } from '@boon/shared-kernel';
import type { LifecycleMove } from '../../lifecycle/lifecycle.js';
import type { Governed } from './governed.js';

/** What a move of a governed object brings about: ids it gained and events to tell. */
export interface MoveEffect {
  readonly ok: true;
  readonly links?: Readonly<Record<string, string>>;
}

/** Everything that sets one kind of governed object apart: an asset, a scheme, a plan. */
export abstract class GovernedKind<Content, Code extends string = string> {
  /** `asset`, `scheme` or `plan`: the approval's kind. */
  abstract readonly name: string;

  /** Schema-qualified table, made by `governedTable`. */
  abstract readonly table: string;

  /** Why this content may not be kept; null when it may. Called for every draft, edit and publication. */
  abstract check(content: Content): Promise<Refused<Code> | null>;

  /** What this content can cost at the very most. */
  abstract worstCase(content: Content): Money;

  /** When a published object runs; null: from its publication until it is ended. */
  scheduleOf(_content: Content): { readonly startsAt: Date; readonly endsAt: Date } | null {
    return null;
  }

  /** What of the content is kept for good with the acts upon it: all of it, unless it says something of people. */
  auditedContent(content: Content): unknown {
    return content;
  }

  /** Carries out what a move means for the layers below, in the same transaction. May refuse. */
  abstract carryOut(
    object: Governed<Content>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<Code>>;

  /** The events that tell of the object as it now is. */
  abstract eventsOf(object: Governed<Content>, move: LifecycleMove, by: string): DomainEvent[];
}
