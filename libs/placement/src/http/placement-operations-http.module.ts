import { Module } from '@nestjs/common';
import { PlansController } from '../plan/http/plans.controller.js';
import { SlotsController } from '../slot/http/slots.controller.js';
import { SwitchesController } from '../switch/http/switches.controller.js';

/** The back office's routes of placement: plans, slots and kill switches. */
@Module({ controllers: [PlansController, SlotsController, SwitchesController] })
export class PlacementOperationsHttpModule {}
