import type { AttributeSchema, AttributeSource } from './attribute.js';
import {
  conditionFault,
  joinPath,
  MAX_DEPTH,
  MAX_NODES,
  type ConditionFault,
  type FaultCode,
} from './condition-fault.js';
import type { Condition } from './condition.js';
import type { LeafOperator } from './leaf-operator.js';
import { LEAF_OPERATORS } from './leaf-operators.js';
import { WireReader } from './wire-reader.js';

const ANY_SOURCE: readonly AttributeSource[] = ['server', 'signed', 'client'];

/** A condition ready for use, or everything that is wrong with it. */
export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly faults: readonly ConditionFault[] };

/**
 * Reads a condition from JSON against the declared attributes, depth <= 8, nodes <= 200.
 * `sources` narrows whose word counts: an audience, which widens who may claim, must not take `client`.
 */
export function parseCondition(
  wire: unknown,
  attributes: AttributeSchema,
  sources: readonly AttributeSource[] = ANY_SOURCE,
): ParsedCondition {
  const parse = new Parse(attributes, sources);
  const condition = parse.node(wire, '', 1);
  return condition !== undefined && parse.faults.length === 0
    ? { ok: true, condition }
    : { ok: false, faults: parse.faults };
}

class Parse {
  readonly faults: ConditionFault[] = [];
  private nodes = 0;

  constructor(
    private readonly attributes: AttributeSchema,
    private readonly sources: readonly AttributeSource[],
  ) {}

  node(wire: unknown, path: string, depth: number): Condition | undefined {
    if (depth > MAX_DEPTH) return this.fault(path, 'condition-too-deep');
    this.nodes += 1;
    // Said once: the loops above stop as soon as the count is passed.
    if (this.nodes === MAX_NODES + 1) return this.fault('', 'condition-too-large');
    if (this.nodes > MAX_NODES) return undefined;
    if (!isNode(wire)) return this.fault(path, 'condition-malformed');

    const reader = new WireReader(wire, path, this.attributes, this.sources, this.faults);
    if (wire.op === 'and' || wire.op === 'or') return this.joined(wire.op, reader, path, depth);
    if (wire.op === 'not') return this.negated(reader, path, depth);
    const operator = operatorNamed(wire.op);
    return operator ? operator.parse(reader) : this.fault(joinPath(path, 'op'), 'op-unknown');
  }

  private joined(
    op: 'and' | 'or',
    reader: WireReader,
    path: string,
    depth: number,
  ): Condition | undefined {
    reader.only('conditions');
    const parts = reader.raw('conditions');
    if (!Array.isArray(parts) || parts.length === 0) {
      return reader.fault('conditions', 'conditions-empty');
    }
    const conditions: Condition[] = [];
    for (const [index, part] of parts.entries()) {
      if (this.nodes > MAX_NODES) break;
      const condition = this.node(part, joinPath(path, `conditions[${index}]`), depth + 1);
      if (condition !== undefined) conditions.push(condition);
    }
    return { op, conditions };
  }

  private negated(reader: WireReader, path: string, depth: number): Condition | undefined {
    reader.only('condition');
    const condition = this.node(reader.raw('condition'), joinPath(path, 'condition'), depth + 1);
    return condition && { op: 'not', condition };
  }

  private fault(path: string, code: FaultCode): undefined {
    this.faults.push(conditionFault(path, code));
    return undefined;
  }
}

function isNode(wire: unknown): wire is Readonly<Record<string, unknown>> & { op: unknown } {
  return typeof wire === 'object' && wire !== null && !Array.isArray(wire) && 'op' in wire;
}

function operatorNamed(op: unknown): LeafOperator<Condition> | undefined {
  return typeof op === 'string' && Object.hasOwn(LEAF_OPERATORS, op)
    ? (LEAF_OPERATORS[op as keyof typeof LEAF_OPERATORS] as LeafOperator<Condition>)
    : undefined;
}
