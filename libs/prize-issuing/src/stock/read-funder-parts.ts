import { Injectable } from '@nestjs/common';
import { FunderBooks, type FunderParts } from './domain/funder-parts.js';

/** Tells a layer that settles with funders what a stock costs each of them so far. */
@Injectable()
export class ReadFunderParts {
  constructor(private readonly books: FunderBooks) {}

  execute(stockId: string): Promise<FunderParts> {
    return this.books.partsOf(stockId);
  }
}
