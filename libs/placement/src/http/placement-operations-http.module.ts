import { Module } from '@nestjs/common';
import { PlansController } from '../plan/http/plans.controller.js';
import { SwitchesController } from '../switch/http/switches.controller.js';

/** The back office's routes of placement: plans and kill switches. */
@Module({ controllers: [PlansController, SwitchesController] })
export class PlacementOperationsHttpModule {}
