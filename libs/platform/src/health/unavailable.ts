/** A dependency cannot be reached just now: HTTP answers 503 with Retry-After. */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';
}
