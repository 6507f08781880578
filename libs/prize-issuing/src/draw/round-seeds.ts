/** Where the secret seeds of rounds come from. */
export abstract class RoundSeeds {
  /** 32 bytes that nobody can predict. */
  abstract next(): Buffer;
}
