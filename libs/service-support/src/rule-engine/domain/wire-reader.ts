import { Money } from '@boon/shared-kernel';
import type { Attribute, AttributeSchema, AttributeSource, AttributeType } from './attribute.js';
import {
  conditionFault,
  joinPath,
  MAX_TEXT,
  MAX_VALUES,
  type ConditionFault,
  type FaultCode,
} from './condition-fault.js';
import type { Scalar } from './context.js';

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads the members of one node of a condition and notes every fault with its path. */
export class WireReader {
  constructor(
    private readonly node: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly schema: AttributeSchema,
    private readonly sources: readonly AttributeSource[],
    private readonly faults: ConditionFault[],
  ) {}

  /** Notes each member of the node that the operator does not have. */
  only(...members: readonly string[]): void {
    for (const member of Object.keys(this.node)) {
      if (member !== 'op' && !members.includes(member)) this.fault(member, 'member-unknown');
    }
  }

  has(member: string): boolean {
    const value = this.node[member];
    return value !== undefined && value !== null;
  }

  raw(member: string): unknown {
    return this.node[member];
  }

  /** The attribute that the node names, when its type is one of these. */
  attribute(types: readonly AttributeType[]): Attribute | undefined {
    const name = this.node['attribute'];
    const attribute = typeof name === 'string' ? this.schema.find(name) : undefined;
    if (attribute === undefined) return this.fault('attribute', 'attribute-unknown');
    if (!types.includes(attribute.type)) return this.fault('attribute', 'attribute-type');
    if (!this.sources.includes(attribute.source)) {
      return this.fault('attribute', 'attribute-untrusted');
    }
    return attribute;
  }

  scalar(member: string, type: AttributeType): Scalar | undefined {
    return this.scalarAt(member, type, this.node[member]);
  }

  /** A list of 1 to 1,000 values of the type. */
  scalars(member: string, type: AttributeType): ReadonlySet<Scalar> | undefined {
    const list = this.node[member];
    if (!Array.isArray(list) || list.length === 0 || list.length > MAX_VALUES) {
      return this.fault(member, 'values-size');
    }
    const before = this.faults.length;
    const values = list.map((value, index) => this.scalarAt(`${member}[${index}]`, type, value));
    if (this.faults.length > before) return undefined;
    return new Set(values.filter((value) => value !== undefined));
  }

  fault(member: string, code: FaultCode): undefined {
    this.faults.push(conditionFault(joinPath(this.path, member), code));
    return undefined;
  }

  private scalarAt(member: string, type: AttributeType, value: unknown): Scalar | undefined {
    const scalar = READ[type](value);
    if (scalar !== undefined) return scalar;
    return this.fault(member, type === 'string-set' ? 'value-string' : `value-${type}`);
  }
}

const READ: Readonly<Record<AttributeType, (value: unknown) => Scalar | undefined>> = {
  string: readText,
  'string-set': readText,
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  instant: readInstant,
  money: (value) => (Money.isWireForm(value) ? Money.parse(value).fen : undefined),
};

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value : undefined;
}

function readInstant(value: unknown): number | undefined {
  const time =
    typeof value === 'string' && ISO_INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
