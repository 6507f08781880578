import { Injectable } from '@nestjs/common';
import { DecisionLogRepository } from '../decision-log/decision-log.repository.js';
import { LoggedCatalogues } from './logged-catalogues.js';
import type { EmbeddedCatalogue } from './replay-file.js';

/** Which decisions are wanted. */
export interface ExportOrder {
  readonly since: Date;
  readonly most: number;
  /** Puts each catalogue before the first decision made on it: the file then needs no database. */
  readonly withCatalogues: boolean;
}

/** Writes logged decisions as lines that `ReplayFile` reads. */
@Injectable()
export class ExportDecisions {
  constructor(
    private readonly log: DecisionLogRepository,
    private readonly catalogues: LoggedCatalogues,
  ) {}

  async *execute({ since, most, withCatalogues }: ExportOrder): AsyncGenerator<string> {
    const told = new Set<string>();
    for await (const decisions of this.log.since(since, most)) {
      for (const decision of decisions) {
        const { node, version } = decision.catalogue;
        if (withCatalogues && !told.has(`${node}@${version}`)) {
          told.add(`${node}@${version}`);
          const items = await this.catalogues.itemsOf(node, Number(version));
          yield JSON.stringify({ catalogue: { node, version }, items } satisfies EmbeddedCatalogue);
        }
        yield JSON.stringify(decision);
      }
    }
  }
}
