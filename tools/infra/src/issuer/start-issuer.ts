import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { SignJWT } from 'jose';
import { CannotStart, PortTaken } from '../cannot-start.js';
import { LOOPBACK, onPort } from '../processes/ports.js';
import { answering } from './issuer-routes.js';
import { type SigningKey, signingKey } from './signing-key.js';
import { checkTokenRequest, type TokenRequest } from './token-request.js';

/** The name in `iss`; a production app refuses it. */
export const DEMO_ISSUER = 'boon-demo-issuer';
/** The audience of every token. */
export const TOKEN_AUDIENCE = 'boon';
const LOOPBACKS = [LOOPBACK, '::1', 'localhost'];

/** Where the issuer keeps its key pair, and where it listens. */
export interface IssuerOptions {
  /** Keeps the key pair. */
  readonly dir: string;
  readonly port?: number | undefined;
  /** Anything but the loopback is refused. */
  readonly host?: string;
}

/** Hands out tokens for any role to anybody on this machine: for demos and tests only. */
export interface RunningIssuer {
  readonly url: string;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** A signed token; throws on a request that the HTTP surface would answer with 400. */
  tokenFor(request: TokenRequest): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the demo issuer; refuses production and any address but the loopback. */
export async function startIssuer({
  dir,
  port,
  host = LOOPBACK,
}: IssuerOptions): Promise<RunningIssuer> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new CannotStart(
      'The demo token issuer does not run in production (NODE_ENV is production).',
    );
  }
  if (!LOOPBACKS.includes(host)) {
    throw new CannotStart(`The demo token issuer listens on the loopback only, not on ${host}.`);
  }
  const key = await signingKey(resolve(dir));
  const tokenFor = (request: TokenRequest) => sign(key, request);
  const server = createServer(answering(key.publicJwk, tokenFor));
  const chosen = await onPort(port, 'the token issuer', (wanted) => listen(server, wanted, host));
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`;
  return {
    url,
    jwksUrl: `${url}/.well-known/jwks.json`,
    issuer: DEMO_ISSUER,
    audience: TOKEN_AUDIENCE,
    tokenFor,
    stop: () => close(server),
  };
}

async function sign(key: SigningKey, asked: TokenRequest): Promise<string> {
  const outcome = checkTokenRequest(asked);
  if (!outcome.ok) {
    throw new TypeError(
      outcome.faults.map(({ field, message }) => `${field}: ${message}`).join('; '),
    );
  }
  const { ttlSeconds, sub, ...claims } = outcome.request;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(DEMO_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(key.privateKey);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, 'the token issuer') : error),
    );
    server.listen(port, host, () => resolve(port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
