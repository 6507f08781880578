/** A server could not be started for a reason that the reader can mend: the message is one sentence for them. */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
}

/** Somebody else has the port: where it was ours to choose, another one is tried. */
export class PortTaken extends CannotStart {
  override readonly name = 'PortTaken';

  constructor(port: number, what: string) {
    super(
      `Port ${port}, wanted for ${what}, is in use: stop the program that holds it or choose another port.`,
    );
  }
}
