/**
 * Who took up what was offered to a visitor. A device may be shared: the first user who claims with such a
 * token is the only one who can.
 */
export abstract class VisitorOffers {
  /** Binds the token to the user unless another has it; false: another has. One atomic step, for good. */
  abstract bind(tokenId: string, userId: string): Promise<boolean>;
}
