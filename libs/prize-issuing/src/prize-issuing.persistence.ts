import type { Persistence } from '@boon/platform/database';
import { createGrant } from './persistence/create-grant.js';
import { createRedemption } from './persistence/create-redemption.js';
import { createStock } from './persistence/create-stock.js';

/** The schema `prize_issuing`: stocks, grants, tallies, redemptions. All SQL of it is written by hand. */
export const prizeIssuingPersistence: Persistence = {
  name: 'prize_issuing',
  entities: [],
  migrations: [createStock, createGrant, createRedemption],
};
