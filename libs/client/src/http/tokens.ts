type TokenSource = (refused?: string) => string | Promise<string>;

/** The shop's tokens, so that many calls that were not believed ask for one new token together. */
export class Tokens {
  /** The last one that was used: for calls that cannot wait. */
  latest: string | undefined;
  private renewal: Promise<string> | undefined;

  constructor(private readonly source: TokenSource) {}

  async current(): Promise<string> {
    return (this.latest = await this.source());
  }

  /** Another one than `refused`; the same again when the shop has no other. */
  async other(refused: string): Promise<string> {
    const current = await this.current();
    if (current !== refused) return current;
    this.renewal ??= this.renew(refused);
    return this.renewal;
  }

  /** Whose token it is: its `sub`, read without proof, for paths and for what is kept here. */
  async subject(): Promise<string> {
    const [, payload = ''] = (await this.current()).split('.');
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (char) =>
      char.charCodeAt(0),
    );
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub: string };
    return sub;
  }

  private async renew(refused: string): Promise<string> {
    try {
      return (this.latest = await this.source(refused));
    } finally {
      this.renewal = undefined;
    }
  }
}
