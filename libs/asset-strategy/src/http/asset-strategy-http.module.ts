import { Module } from '@nestjs/common';
import { AssetsController } from '../asset/http/assets.controller.js';

/** The back office's routes of assets. Needs `AssetStrategyModule` and `GovernanceModule`. */
@Module({ controllers: [AssetsController] })
export class AssetStrategyHttpModule {}
