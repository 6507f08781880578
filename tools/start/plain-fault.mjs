/** A fault whose message is all that the reader needs. */
export class PlainFault extends Error {
  name = 'PlainFault';
}
