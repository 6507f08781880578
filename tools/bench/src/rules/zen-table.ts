import { NUMERICS, TEXTS, type BenchRule, type Predicate } from './workload.js';

const NOWHERE = { x: 0, y: 0 };

/** The rules as one decision table that collects every row that holds. */
export function zenTable(rules: readonly BenchRule[]): object {
  const columns = [...TEXTS, ...NUMERICS];
  const content = {
    hitPolicy: 'collect',
    inputs: columns.map((name) => ({ id: name, name, field: name })),
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rules.map(({ id, predicates }) => ({
      ...Object.fromEntries(columns.map((name) => [name, ''])),
      ...Object.fromEntries(predicates.map((each) => [each.attribute, cell(each)])),
      ...{ _id: id, rule: JSON.stringify(id) },
    })),
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: NOWHERE },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: NOWHERE, content },
      { id: 'out', type: 'outputNode', name: 'out', position: NOWHERE },
    ],
    edges: [edge('in', 'table'), edge('table', 'out')],
  };
}

function cell(predicate: Predicate): string {
  if (predicate.op === 'between') return `[${predicate.from}..${predicate.to}]`;
  if (predicate.op === 'eq') return JSON.stringify(predicate.value);
  const listed = predicate.values.map((value) => JSON.stringify(value)).join(', ');
  return predicate.op === 'in' ? listed : `not($ in [${listed}])`;
}

function edge(sourceId: string, targetId: string): object {
  return { id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' };
}
