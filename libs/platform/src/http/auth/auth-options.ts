/** The issuer name of the demo issuer; a production app refuses it. */
export const DEMO_ISSUER = 'boon-demo-issuer';

/** Whose tokens are believed. */
export abstract class AuthOptions {
  /** Where the issuer publishes its keys. */
  abstract readonly jwksUrl: string;
  abstract readonly issuer: string;
  /** `boon` when left out. */
  abstract readonly audience?: string;
  /** A production app refuses the demo issuer: it does not start. */
  abstract readonly production: boolean;
}

/** Throws when a production app is asked to believe the demo issuer. */
export function refuseDemoIssuer(options: AuthOptions): void {
  if (options.production && options.issuer === DEMO_ISSUER) {
    throw new Error(`A production app does not believe the demo issuer "${DEMO_ISSUER}".`);
  }
}
