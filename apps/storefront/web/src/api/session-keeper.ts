import { askJson } from './http.js';
import type { ShopSession } from './shop-types.js';

const RENEW_BEFORE_MS = 30_000;

/** What a session is opened with. */
export interface Identity {
  readonly deviceId: string;
  readonly personaId: string | null;
}

/** Opens a session at the shop. */
export type OpenSession = (identity: Identity) => Promise<ShopSession>;

/**
 * Keeps one session alive: the token lies in memory only, is renewed before it ends, and one renewal
 * serves all requests that wait for it.
 */
export class SessionKeeper {
  private current: ShopSession | null = null;
  private opening: Promise<ShopSession> | null = null;

  constructor(
    readonly identity: Identity,
    private readonly open: OpenSession,
    private readonly now: () => number = Date.now,
  ) {}

  /** A session that is good for a while. */
  async session(): Promise<ShopSession> {
    if (this.current && this.isGood(this.current)) return this.current;
    return this.renew();
  }

  async token(): Promise<string> {
    return (await this.session()).token;
  }

  /** A token other than the one that was refused. */
  async tokenAfter(refused: string): Promise<string> {
    if (this.current?.token !== refused) return this.token();
    return (await this.renew()).token;
  }

  private renew(): Promise<ShopSession> {
    // Kept and let go of in one step: between the two, a late refusal of the old token would renew once more.
    this.opening ??= this.open(this.identity).then(
      (session) => {
        this.current = session;
        this.opening = null;
        return session;
      },
      (error: unknown) => {
        this.opening = null;
        throw error;
      },
    );
    return this.opening;
  }

  private isGood({ expiresAt }: ShopSession): boolean {
    return Date.parse(expiresAt) - this.now() > RENEW_BEFORE_MS;
  }
}

/** Asks the shop for a token. */
export function openSession({ deviceId, personaId }: Identity): Promise<ShopSession> {
  return askJson<ShopSession>('/shop/session', {
    method: 'POST',
    body: { deviceId, ...(personaId && { personaId }) },
  });
}
