import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { RoundCommand } from './close-round.js';
import { RoundBook, type RoundProgress } from './domain/round-book.js';
import type { RoundProof } from './domain/round-proof.js';
import type { Round } from './domain/round.js';

/** A round as anybody may see it: never its seed before it is revealed. */
export interface RoundShown {
  readonly round: Omit<Round, 'serverSeed'>;
  readonly progress: RoundProgress;
}

/** What is public of rounds. */
@Injectable()
export class ReadRound {
  constructor(private readonly rounds: RoundBook) {}

  async execute(
    query: RoundCommand,
  ): Promise<({ readonly ok: true } & RoundShown) | Refused<'round.unknown'>> {
    const found = await this.rounds.find(query.lotteryId, query.number);
    if (found === null) return refused('round.unknown');
    const { serverSeed: _secret, ...round } = found;
    return { ok: true, round, progress: await this.rounds.progress(round.id) };
  }

  /** All that the verifier needs; only once the round is revealed. */
  async proof(
    query: RoundCommand,
  ): Promise<
    | { readonly ok: true; readonly proof: RoundProof }
    | Refused<'round.unknown' | 'round.not-revealed'>
  > {
    const found = await this.rounds.find(query.lotteryId, query.number);
    if (found === null) return refused('round.unknown');
    if (found.state !== 'revealed') return refused('round.not-revealed');
    const proof: RoundProof = {
      ...{ roundId: found.id, round: found.number, ...found.commitment },
      serverSeed: found.serverSeed.toString('hex'),
      table: found.table,
      draws: await this.rounds.draws(found.id),
    };
    return { ok: true, proof };
  }
}
