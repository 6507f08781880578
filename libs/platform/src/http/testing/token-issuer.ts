import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

/** What of a token is to differ from a good one. */
export interface TokenTwist {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string | number;
  readonly kid?: string;
}

const KID = 'spec-key';

/** An issuer on the loopback with a real JWKS, for specs of what believes its tokens. */
export class TokenIssuer {
  readonly issuer = 'https://issuer.example';
  fetches = 0;

  private constructor(
    private readonly server: Server,
    private readonly signing: CryptoKey,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: KID, alg: 'RS256', use: 'sig' };
    const server = createServer((_request, response) => {
      issuer.fetches += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    const issuer = new TokenIssuer(server, privateKey);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return issuer;
  }

  get jwksUrl(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/jwks.json`;
  }

  /** A signed token; good unless twisted. */
  token(claims: JWTPayload, twist: TokenTwist = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: twist.kid ?? KID })
      .setIssuer(twist.issuer ?? this.issuer)
      .setAudience(twist.audience ?? 'boon')
      .setExpirationTime(twist.expires ?? '1h')
      .sign(this.signing);
  }

  /** The header of a good token for this caller. */
  async bearer(sub: string, role: string, more: JWTPayload = {}): Promise<string> {
    return `Bearer ${await this.token({ sub, role, ...more })}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
