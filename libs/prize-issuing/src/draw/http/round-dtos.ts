import { ApiProperty } from '@nestjs/swagger';
import type { ProvenDraw, RoundProof } from '../domain/round-proof.js';
import type { PrizeTable } from '../domain/prize-table.js';
import type { RoundState } from '../domain/round.js';
import type { RoundShown } from '../read-round.js';

/** A round and what it is bound to; never its seed before it is revealed. */
export class RoundView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  lotteryId: string;

  @ApiProperty({ type: 'integer' })
  number: number;

  @ApiProperty({ enum: ['open', 'closed', 'revealed'] })
  state: RoundState;

  @ApiProperty({ description: 'SHA-256 of the server seed, published before the first draw.' })
  seedHash: string;

  @ApiProperty({ description: 'SHA-256 of the canonical JSON of the prize table.' })
  tableHash: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Prizes and odds.' })
  table: PrizeTable;

  @ApiProperty({ type: 'integer' })
  sold: number;

  @ApiProperty({ type: 'integer' })
  drawn: number;

  @ApiProperty({ type: 'integer', description: 'Chances neither drawn nor lapsed.' })
  waiting: number;
}

/** All that it takes to check a revealed round with the verifier. */
export class RoundProofView implements RoundProof {
  @ApiProperty({ format: 'uuid' })
  roundId: string;

  @ApiProperty({ type: 'integer' })
  round: number;

  @ApiProperty()
  seedHash: string;

  @ApiProperty()
  tableHash: string;

  @ApiProperty({ description: '32 bytes, hex.' })
  serverSeed: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  table: PrizeTable;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  draws: readonly ProvenDraw[];
}

export function roundView({ round, progress }: RoundShown): RoundView {
  const { id, lotteryId, number, state, commitment, table, sold } = round;
  return { id, lotteryId, number, state, ...commitment, table, sold, ...progress };
}
