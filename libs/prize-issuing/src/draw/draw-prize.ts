import { Injectable } from '@nestjs/common';
import type { DrawOutcome, DrawRequest } from './domain/draw.js';
import { DrawBatch } from './draw-batch.js';
import { GroupCommit } from '../group-commit/group-commit.js';

const MOST_DRAWS = 256;

/** Draws a chance exactly once and grants its prize in the same transaction; answers after the commit. */
@Injectable()
export class DrawPrize {
  private readonly group: GroupCommit<DrawRequest, DrawOutcome>;

  constructor(batch: DrawBatch) {
    this.group = new GroupCommit({
      name: 'DrawPrize',
      most: MOST_DRAWS,
      identityOf: ({ userId, chanceId, clientSeed }) => `${userId} ${chanceId} ${clientSeed}`,
      write: (submitted) => batch.execute(submitted),
    });
  }

  /** The same result at every repeat with the same seed, as long as the chance is kept. */
  execute(request: DrawRequest): Promise<DrawOutcome> {
    return this.group.submit(request);
  }
}
