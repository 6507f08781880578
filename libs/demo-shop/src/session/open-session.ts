import { Injectable } from '@nestjs/common';
import { Clock, refused, type Refused } from '@boon/shared-kernel';
import { BoonApi } from '../api/boon-api.js';
import { Carts } from '../cart/carts.js';
import { PERSONAS, type ShownPersona } from './domain/personas.js';

const LIVES_SECONDS = 30 * 60;

/** Who comes in by which device; without a persona a visitor. */
export interface OpenSessionCommand {
  readonly personaId: string | undefined;
  readonly deviceId: string;
}

/** Somebody who may use shop and Boon. */
export interface Session {
  readonly ok: true;
  readonly userId: string;
  readonly role: 'user' | 'visitor';
  readonly token: string;
  readonly expiresAt: Date;
  readonly persona: ShownPersona | null;
}

/** Lets a visitor look around, or a persona log in: the visitor's cart and offers come along. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly boon: BoonApi,
    private readonly carts: Carts,
    private readonly clock: Clock,
  ) {}

  async execute({
    personaId,
    deviceId,
  }: OpenSessionCommand): Promise<Session | Refused<'shop.persona-unknown'>> {
    const expiresAt = new Date(this.clock.now().getTime() + LIVES_SECONDS * 1_000);
    const visitor = `v-${deviceId}`;
    if (personaId === undefined) {
      const token = await this.tokenOf({ sub: visitor, role: 'visitor' });
      return { ok: true, userId: visitor, role: 'visitor', token, expiresAt, persona: null };
    }
    const persona = PERSONAS.find(({ id }) => id === personaId);
    if (persona === undefined) return refused('shop.persona-unknown');

    const { userId } = persona;
    const token = await this.tokenOf({ sub: userId, role: 'user', prior_sub: visitor });
    await this.carts.moveAlong(visitor, userId);
    return { ok: true, userId, role: 'user', token, expiresAt, persona };
  }

  private tokenOf(wish: Parameters<BoonApi['tokenFor']>[0]): Promise<string> {
    return this.boon.tokenFor({ ...wish, ttlSeconds: LIVES_SECONDS });
  }
}
