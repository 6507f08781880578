import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RoundSeeds } from '../round-seeds.js';

const SEED_BYTES = 32;

/** Seeds from the operating system's cryptographic random numbers. */
@Injectable()
export class CryptoRoundSeeds extends RoundSeeds {
  override next(): Buffer {
    return randomBytes(SEED_BYTES);
  }
}
