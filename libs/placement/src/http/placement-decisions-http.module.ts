import { Module } from '@nestjs/common';
import { CatalogueNodeConsumer } from '../catalogue/consumers/catalogue-node.consumer.js';
import { CatalogueConsumer } from '../catalogue/consumers/catalogue.consumer.js';
import { DecisionsController } from '../decision/http/decisions.controller.js';
import { ExplainController } from '../explain/http/explain.controller.js';
import { ExposuresController } from '../exposure/http/exposures.controller.js';

/** Decisions and exposures, and the consumers that keep the catalogue fresh. */
@Module({
  controllers: [
    DecisionsController,
    ExplainController,
    ExposuresController,
    CatalogueConsumer,
    CatalogueNodeConsumer,
  ],
})
export class PlacementDecisionsHttpModule {}
