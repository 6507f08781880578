import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { RoundBook } from './domain/round-book.js';
import { roundRevealed } from './draw-events.js';

/** Which round. */
export interface RoundCommand {
  readonly lotteryId: string;
  /** From 1 on. */
  readonly number: number;
}

/** Done (a repeat is done too), or why not. */
export type RoundOutcome = { readonly ok: true } | Refused<'round.unknown' | 'round.not-over'>;

/** Ends rounds: first their sale, then, once nothing can be drawn any more, their secret. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly rounds: RoundBook,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** No more chances of it are sold; those that were can still be drawn. */
  close({ lotteryId, number }: RoundCommand): Promise<RoundOutcome> {
    return this.unitOfWork.run(async () => {
      const round = await this.rounds.findForChange(lotteryId, number);
      if (round === null) return refused('round.unknown');
      if (round.state === 'open') await this.rounds.moveTo(round.id, 'closed');
      return { ok: true as const };
    });
  }

  /** Publishes the seed; only when it is closed and each of its chances was drawn or has lapsed. */
  reveal({ lotteryId, number }: RoundCommand): Promise<RoundOutcome> {
    return this.unitOfWork.run(async () => {
      const round = await this.rounds.findForChange(lotteryId, number);
      if (round === null) return refused('round.unknown');
      if (round.state === 'revealed') return { ok: true as const };
      const { waiting } = await this.rounds.progress(round.id);
      const isFull = round.sold >= round.table.capacity;
      if (waiting > 0 || (round.state === 'open' && !isFull)) {
        return refused('round.not-over', { waiting });
      }
      await this.rounds.moveTo(round.id, 'revealed');
      await this.outbox.append([roundRevealed(round)]);
      return { ok: true as const };
    });
  }
}
