import type { ValidationError } from 'class-validator';

import type { FieldFault } from '../problems/problem.js';
import { fieldTexts } from './field-texts.js';

const RULE_CODES: Readonly<Record<string, string>> = { whitelistValidation: 'unknown-field' };

/** Every broken rule of every field, with the field's full path: `items[2].quantity`. */
export function fieldFaults(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = joined(prefix, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      fault(path, rule, message, error.property),
    );
    return [...own, ...fieldFaults(error.children ?? [], path)];
  });
}

function fault(path: string, rule: string, message: string, property: string): FieldFault {
  const code = RULE_CODES[rule] ?? kebab(rule);
  return { path, code, message: fieldTexts(code, message, property) };
}

/** A member of a list is named by its number only when the parent is one: class-validator says so by digits. */
function joined(prefix: string, property: string): string {
  if (prefix === '') return property;
  return /^\d+$/.test(property) ? `${prefix}[${property}]` : `${prefix}.${property}`;
}

function kebab(rule: string): string {
  return rule.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
