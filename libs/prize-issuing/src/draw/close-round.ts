import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { RoundBook } from './domain/round-book.js';
import type { Round } from './domain/round.js';
import { roundRevealed } from './draw-events.js';

/** Which round. */
export interface RoundCommand {
  readonly lotteryId: string;
  /** From 1 on. */
  readonly number: number;
}

/** Which round, and who ends it. */
export interface EndRoundCommand extends RoundCommand {
  readonly by: Doer;
}

/** Done (a repeat is done too), or why not. */
export type RoundOutcome = { readonly ok: true } | Refused<'round.unknown' | 'round.not-over'>;

const ACTS = { closed: 'close', revealed: 'reveal' } as const;

/** Ends rounds: first their sale, then, once nothing can be drawn any more, their secret. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly rounds: RoundBook,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** No more chances of it are sold; those that were can still be drawn. */
  close(command: EndRoundCommand): Promise<RoundOutcome> {
    return this.unitOfWork.run(async () => {
      const round = await this.rounds.findForChange(command.lotteryId, command.number);
      if (round === null) return refused('round.unknown');
      if (round.state === 'open') await this.move(round, 'closed', command);
      return { ok: true as const };
    });
  }

  /** Publishes the seed; only when it is closed and each of its chances was drawn or has lapsed. */
  reveal(command: EndRoundCommand): Promise<RoundOutcome> {
    return this.unitOfWork.run(async () => {
      const round = await this.rounds.findForChange(command.lotteryId, command.number);
      if (round === null) return refused('round.unknown');
      if (round.state === 'revealed') return { ok: true as const };
      const { waiting } = await this.rounds.progress(round.id);
      const isFull = round.sold >= round.table.capacity;
      if (waiting > 0 || (round.state === 'open' && !isFull)) {
        return refused('round.not-over', { waiting });
      }
      await this.move(round, 'revealed', command);
      await this.outbox.append([roundRevealed(round)]);
      return { ok: true as const };
    });
  }

  private async move(
    { id, state }: Pick<Round, 'id' | 'state'>,
    to: 'closed' | 'revealed',
    { lotteryId, number, by }: EndRoundCommand,
  ): Promise<void> {
    await this.rounds.moveTo(id, to);
    await this.audit.record({
      ...by,
      ...{ action: `round.${ACTS[to]}`, subject: `lottery:${lotteryId}` },
      ...{ before: { number, state }, after: { number, state: to } },
    });
  }
}
