import { Injectable } from '@nestjs/common';
import { BENEFIT_KINDS } from '@boon/benefit-terms';
import { SlotChanged } from '@boon/contracts/placement';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { Money, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { channelOf, type SlotContent } from './domain/slot-content.js';
import { SlotRepository } from './domain/slot.repository.js';
import type { SlotRefusal } from './slot-refusals.js';

const KINDS: readonly string[] = BENEFIT_KINDS;
const OF_SLOTS: readonly string[] = ['slot', 'channel', 'all'];

/** Slot settings pass the same machine as all else that shoppers meet (four eyes, bound to the content). */
@Injectable()
export class SlotKind extends GovernedKind<SlotContent, SlotRefusal> {
  readonly name = 'slot';
  readonly table = 'placement.slot_setting';

  constructor(private readonly slots: SlotRepository) {
    super();
  }

  async check(content: SlotContent): Promise<Refused<SlotRefusal> | null> {
    const sources = content.sources.map(({ source }) => source);
    const twice = sources.find((source, at) => sources.indexOf(source) !== at);
    if (twice) return refused('slot.source-twice', { source: twice });
    const kind = content.kinds?.find((each) => !KINDS.includes(each));
    if (kind !== undefined) return refused('slot.kind-unknown', { kind });
    const misplaced = content.caps.find(({ on }) => !OF_SLOTS.includes(on));
    if (misplaced) return refused('slot.cap-misplaced', { on: misplaced.on });
    const isEmpty = content.fallback === null && !content.mayBeEmpty;
    return isEmpty ? refused('slot.fallback-missing') : null;
  }

  /** A slot shows what plans hold: it promises nothing of its own. */
  worstCase(): Money {
    return Money.ZERO;
  }

  async carryOut(
    { content }: Governed<SlotContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<SlotRefusal>> {
    if (move === 'pause' || move === 'resume') {
      return refused('slot.move-by-switch', { slot: content.name });
    }
    if (move !== 'publish') return { ok: true };
    const refusal = await this.check(content);
    if (refusal) return refusal;
    const { mayBeEmpty: _, ...settings } = content;
    const version = await this.slots.replace({ ...settings, channel: channelOf(content.name) });
    return { ok: true, links: { slotVersion: String(version) } };
  }

  /** Drafts, reviews and ends tell nobody: the settings published last stay in force. */
  eventsOf({ content, links }: Governed<SlotContent>, move: LifecycleMove): DomainEvent[] {
    if (move !== 'publish') return [];
    const { mayBeEmpty: _, sources, modes, kinds, caps, ...rest } = content;
    return [
      SlotChanged.of({
        ...rest,
        channel: channelOf(content.name),
        version: Number(links['slotVersion']),
        sources: [...sources],
        modes: [...modes],
        kinds: kinds && [...kinds],
        caps: [...caps],
      }),
    ];
  }
}
