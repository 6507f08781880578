import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { PrizeIssuingModule } from '../prize-issuing.module.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { SPEC_TOKEN_KEYS } from './a-claim-token.js';

// A program: specs run the worker of issuing in a process of its own, and kill it.
const url = process.argv[2] ?? '';

@Module({
  imports: [
    DatabaseModule.forRoot({ url, persistence: [prizeIssuingPersistence], migrate: false }),
    EventsModule.forRoot({ bus: 'in-process', consumes: [], relay: false }),
    PrizeIssuingModule.forRoot({
      claimTokenKeys: SPEC_TOKEN_KEYS,
      sweep: true,
      sharedBudgets: 'none',
    }),
  ],
})
class Worker {}

process.stdin.resume().on('end', () => process.exit());
await NestFactory.createApplicationContext(Worker, { logger: ['error'] });
process.stdout.write('ready\n');
