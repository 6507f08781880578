import { ensure } from '@boon/shared-kernel';

/** What kind of value an attribute holds. `money` is fen, `instant` a moment in time. */
export type AttributeType = 'string' | 'number' | 'string-set' | 'boolean' | 'instant' | 'money';

/** Who vouches for the value: this platform, a signature of the shop, or nobody (the client said so). */
export type AttributeSource = 'server' | 'signed' | 'client';

/** Something a condition may ask about, such as `user.stage`. */
export interface Attribute {
  /** Dotted, lower case first: `user.stage`, `product.price`. */
  readonly name: string;
  readonly type: AttributeType;
  readonly source: AttributeSource;
  readonly label: { readonly zh: string; readonly en: string };
}

const NAME = /^[a-z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9_-]*)+$/;

/** The closed list of attributes that conditions may name. */
export class AttributeSchema {
  private constructor(private readonly byName: ReadonlyMap<string, Attribute>) {}

  /** Throws `InvariantViolated` on a badly formed or repeated name. */
  static of(attributes: readonly Attribute[]): AttributeSchema {
    const byName = new Map<string, Attribute>();
    for (const attribute of attributes) {
      ensure(NAME.test(attribute.name), `"${attribute.name}" is not a dotted attribute name`);
      ensure(!byName.has(attribute.name), `attribute "${attribute.name}" is declared twice`);
      byName.set(attribute.name, attribute);
    }
    return new AttributeSchema(byName);
  }

  find(name: string): Attribute | undefined {
    return this.byName.get(name);
  }

  all(): Attribute[] {
    return [...this.byName.values()];
  }
}
