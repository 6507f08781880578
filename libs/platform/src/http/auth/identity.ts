/** Who may be behind a token. */
export type Role = 'user' | 'visitor' | 'operator' | 'merchant' | 'service';

/** The caller of a request, as the verified token names them. */
export interface Identity {
  /** The JWT's `sub`: opaque, 1-64 characters. */
  readonly sub: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  /** The merchant for whom a caller of role merchant acts. */
  readonly merchant?: string;
  /** HMACs of natural-person keys, at most 4 (claim `pk`). */
  readonly personKeys: readonly string[];
  /** The visitor's id before login (claim `prior_sub`). */
  readonly priorSub?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the auth guard; null on public routes. */
    identity: Identity | null;
  }
}
