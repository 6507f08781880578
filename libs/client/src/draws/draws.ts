import type { Api } from '../http/api.js';
import type { BoonProblem } from '../http/problem.js';
import { PendingBook, type Pending } from '../claims/pending-book.js';
import type { Settings } from '../options.js';
import type { Wallet } from '../wallet/wallet.js';
import type { AnswerOf, Draw } from '../wire/wire.js';

/** The right to one draw, with the commitments that bind it. */
export type Chance = AnswerOf<'post', '/v1/lotteries/{id}/chances'>;

interface PendingPlay extends Pending {
  readonly chanceKey: string;
  readonly clientSeed: string;
  readonly chanceId?: string;
}

/** Lotteries: a play that was cut off goes on with its own chance, instead of taking another. */
export class Draws {
  private readonly running = new Map<string, Promise<Draw>>();
  private readonly book: PendingBook<PendingPlay>;

  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
    private readonly wallet: Wallet,
  ) {
    this.book = new PendingBook(settings.store, 'boon.plays');
  }

  /** Takes a chance and draws it; taps during a play join it. */
  play(lotteryId: string, clientSeed = this.settings.runtime.newKey()): Promise<Draw> {
    const before = this.running.get(lotteryId);
    if (before) return before;
    const play = this.carryOut(lotteryId, clientSeed).finally(() => this.running.delete(lotteryId));
    this.running.set(lotteryId, play);
    return play;
  }

  /** One more chance; the same `key` brings the same chance. */
  chance(lotteryId: string, key = this.settings.runtime.newKey()): Promise<Chance> {
    const within = this.settings.deadlines.write;
    const call = { at: { id: lotteryId }, body: {}, key, within };
    return this.api.ask('post', '/v1/lotteries/{id}/chances', call);
  }

  /** Draws a chance; the same chance brings the same draw. */
  async draw(chanceId: string, clientSeed = this.settings.runtime.newKey()): Promise<Draw> {
    const within = this.settings.deadlines.write;
    const call = { body: { chanceId, clientSeed }, within };
    const draw = await this.api.ask('post', '/v1/draws', call);
    if (draw.grant) this.wallet.changed();
    return draw;
  }

  private async carryOut(lotteryId: string, clientSeed: string): Promise<Draw> {
    const { runtime } = this.settings;
    const subject = await this.api.tokens.subject().catch(() => '');
    const key = `${subject}/${lotteryId}`;
    const cutOff = this.book.of(subject, runtime.now()).find((play) => play.key === key);
    const play = cutOff ?? {
      key,
      subject,
      since: runtime.now(),
      chanceKey: runtime.newKey(),
      clientSeed,
    };
    try {
      this.book.put(play);
      const chanceId = play.chanceId ?? (await this.chance(lotteryId, play.chanceKey)).chanceId;
      this.book.put({ ...play, chanceId });
      const draw = await this.draw(chanceId, play.clientSeed);
      this.book.remove(key);
      return draw;
    } catch (cause) {
      if ((cause as BoonProblem).outcome === 'refused') this.book.remove(key);
      throw cause;
    }
  }
}
