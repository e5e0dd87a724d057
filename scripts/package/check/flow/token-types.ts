import { isDeepStrictEqual } from 'node:util';
import { hasDynamicSchema } from '../../../connector/extensions.ts';
import type { Schema } from '../../../lib/definition.ts';
import { isObject, object } from '../../../lib/json.ts';
import { resolveReference } from '../../../lib/json-pointer.ts';
import { words } from '../../../lib/words.ts';
import type { Severity } from '../package-finding.ts';
import type { Expression } from './expression.ts';
import type { AnyDefinition } from './operations.ts';

/** What is known of a value: its schema; `any` where nothing is known, so that nothing is reported. */
export type Known = Schema | 'any';

/** What a name in an expression stands for. */
export interface Scope {
  definition: AnyDefinition;
  /** Outputs of a trigger or action by its name; undefined when it has not run before. */
  outputsOf(name: string): Known | undefined;
  /** What to do where a step is named that has not run before; undefined when there is no such step. */
  remedyFor(name: string): string | undefined;
  triggerOutputs: Known;
  /** Items of the loops around the expression, by the loop's name; undefined when it is not inside such a loop. */
  itemOf(loop: string): Known | undefined;
  /** Whether such a loop is around the expression, or it is one that the loop works out each time. */
  isRepeatedBy(loop: string): boolean;
  /** What item() stands for; undefined where there is none. */
  item: Known | undefined;
  hasVariable(name: string): boolean;
  hasParameter(name: string): boolean;
}

/** Reports a token that is not there, in words; what is wrong is its name where nothing else is said. */
type Report = (problem: string, severity: Severity, remedy?: string) => void;

/** Functions whose first argument names something of the flow. */
const naming = words(`
  outputs actionoutputs body actionbody items variables parameters actions formdatavalue formdatamultivalues multipartbody
  result iterationindexes
`);

/** Those of them without which a flow cannot be saved (github tomdam/flowforger, expressionSaveErrors, measured). */
const refusedWithoutName = words('outputs actionoutputs body actionbody items variables actions result');

/** What a type is called that has no members of its own. */
const memberless: Record<string, string> = {
  array: 'a list',
  string: 'a text',
  integer: 'a number',
  number: 'a number',
  boolean: 'true or false',
};

/** Works out what an expression gives, and reports every output, loop, variable and property in it that does not exist. */
export function typeOf(expression: Expression, scope: Scope, report: Report): Known {
  if (expression.kind === 'value') return 'any';
  if (expression.kind === 'member') {
    const of = typeOf(expression.of, scope, report);
    typeOf(expression.key, scope, report);
    return expression.key.kind === 'value' ? memberOf(of, expression.key.value, scope, report) : 'any';
  }
  const args = expression.args.map((argument) => typeOf(argument, scope, report));
  // Functions have no case, as names have none.
  const called = expression.name.toLowerCase();
  const [first] = expression.args;
  const name = first?.kind === 'value' ? String(first.value) : '';
  if (naming.includes(called) && first?.kind !== 'value') {
    // A name that is worked out is known when the flow runs.
    if (first === undefined)
      report(
        `${expression.name}() names nothing`,
        refusedWithoutName.includes(called) ? 'error' : 'warning',
        'Write a name between its brackets',
      );
    return 'any';
  }
  const named = (kind: string, known: Known | undefined): Known => {
    if (known === undefined) report(`there is no ${kind} ${name} here`, 'error');
    return known ?? 'any';
  };
  const outputs = (): Known => {
    const known = scope.outputsOf(name);
    const remedy = known === undefined ? scope.remedyFor(name) : undefined;
    if (remedy === undefined) return named('trigger or action', known);
    report(`the step ${name} does not run before this one`, 'error', remedy);
    return 'any';
  };
  switch (called) {
    case 'outputs':
    case 'actionoutputs':
      return outputs();
    case 'body':
    case 'actionbody':
      return memberOf(outputs(), 'body', scope, report);
    case 'triggeroutputs':
      return scope.triggerOutputs;
    case 'triggerbody':
      return memberOf(scope.triggerOutputs, 'body', scope, report);
    case 'items':
      return named('loop around this named', scope.itemOf(name));
    case 'item':
      // It is saved, and has nothing to read (github tomdam/flowforger, structure.ts).
      if (scope.item === undefined)
        report(
          'there is no loop around item()',
          'warning',
          'Put the step into a loop, or take the value from elsewhere',
        );
      return scope.item ?? 'any';
    case 'variables':
      if (!scope.hasVariable(name)) report(`there is no variable ${name}`, 'error');
      return 'any';
    case 'parameters':
      // It is saved, and has nothing to read (github tomdam/flowforger, conformance/save-rules/structure).
      if (!scope.hasParameter(name)) report(`there is no parameter ${name}`, 'warning');
      return 'any';
    case 'actions':
      return withOutputs(outputs());
    case 'trigger':
      return withOutputs(scope.triggerOutputs);
    case 'formdatavalue':
    case 'formdatamultivalues':
    case 'multipartbody':
    case 'result':
      outputs();
      return 'any';
    case 'iterationindexes':
      named('loop around this named', scope.isRepeatedBy(name) ? 'any' : undefined);
      return 'any';
    case 'coalesce':
      // A constant has no members.
      return (
        args
          .filter((_, index) => expression.args[index]?.kind !== 'value')
          .reduce<Known | undefined>((one, other) => (one ? eitherOf(one, other, scope) : other), undefined) ?? 'any'
      );
    case 'sort':
    case 'reverse':
      return args[0] ?? 'any';
    case 'first':
    case 'last':
      return args[0] ? itemsOf(args[0], scope) : 'any';
    default:
      return 'any';
  }
}

/** A step as actions() and trigger() give it: its outputs are one of its members. */
const withOutputs = (outputs: Known): Known =>
  outputs === 'any' ? 'any' : { type: 'object', properties: { outputs }, additionalProperties: true };

/** What may be one or the other has the members of both; what a member of both is, is known where it is the same. */
function eitherOf(one: Known, other: Known, { definition }: Scope): Known {
  if (one === 'any' || other === 'any') return 'any';
  if (isDeepStrictEqual(one, other)) return one;
  const both = [one, other].map((schema) => schemaAt(definition, schema));
  if (
    both.some(({ type, properties, additionalProperties }) => type !== 'object' || !properties || additionalProperties)
  )
    return 'any';
  const members = new Map<string, Schema>();
  for (const schema of both)
    for (const [name, member] of Object.entries(object(schema.properties)))
      members.set(name, isDeepStrictEqual(members.get(name) ?? member, member) ? object(member) : {});
  return { type: 'object', properties: Object.fromEntries(members) };
}

/** What an array holds. */
export function itemsOf(known: Known, { definition }: Pick<Scope, 'definition'>): Known {
  if (known === 'any') return 'any';
  const { type, items } = schemaAt(definition, known);
  return type === 'array' && items ? items : 'any';
}

/** What a value is that is known to be no list. An object without members may be anything, as for isOpen. */
export function noListAs(known: Known, { definition }: Pick<Scope, 'definition'>): string | undefined {
  const { type, properties } = known === 'any' ? {} : schemaAt(definition, known);
  if (type === 'object') return Object.keys(object(properties)).length > 0 ? 'an object' : undefined;
  return type === 'array' ? undefined : memberless[String(type)];
}

/** The members of a value that are lists. */
export function listsIn(known: Known, { definition }: Pick<Scope, 'definition'>): string[] {
  if (known === 'any') return [];
  const members = Object.entries(object(schemaAt(definition, known).properties));
  return members.filter(([, one]) => schemaAt(definition, object(one)).type === 'array').map(([name]) => name);
}

/** Follows a key; one key may name several members, as in `body/latestRating/overall`. */
function memberOf(known: Known, key: unknown, scope: Scope, report: Report): Known {
  const keys = typeof key === 'string' ? key.split('/') : [key];
  let schema = known;
  for (const part of keys) {
    if (schema === 'any') return 'any';
    const found = schemaAt(scope.definition, schema);
    const member = propertyOf(found, String(part));
    if (typeof part !== 'string') {
      schema = itemsOf(found, scope);
    } else if (member) {
      schema = member;
    } else if (isOpen(found, part)) {
      return 'any';
    } else {
      const known = Object.keys(object(found.properties));
      const place = keys.length > 1 ? ` (at ${part})` : '';
      const kind = memberless[String(found.type)];
      if (kind === undefined)
        report(`there is no output ${key}${place}; known there: ${known.join(', ') || 'nothing'}`, 'warning');
      else
        report(
          `${key}${place} is asked of ${kind}, which has no members`,
          'warning',
          found.type === 'array'
            ? 'Ask an item of it instead: in a loop, or with first() or [0]'
            : 'Leave it out, or correct what stands before it',
        );
      return 'any';
    }
  }
  return schema;
}

/** A property of this name; the workflow language takes it in any capitals. */
export function propertyOf({ properties }: Schema, name: string): Schema | undefined {
  const members = object(properties); // of an export that nothing has checked, it may be anything
  const key = Object.hasOwn(members, name)
    ? name
    : Object.keys(members).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object(members[key]);
}

/**
 * The schema that a reference leads to. Of a broken one, of one that is put together from parts and of one that others are
 * derived from nothing is known, nor of a dynamic one, even where what says so stands beside the reference.
 */
export function schemaAt(definition: AnyDefinition, schema: Schema): Schema {
  const found = resolveReference(definition, schema);
  if (!isObject(found) || hasDynamicSchema(found) || hasDynamicSchema(object(schema))) return {};
  const isComposed = ['allOf', 'oneOf', 'anyOf', 'discriminator'].some((key) => key in found);
  return isComposed ? {} : found;
}

/** Whether an object may have a member that its schema does not list. How a path writes a name with a slash is not known. */
export function isOpen({ type, properties, additionalProperties }: Schema, part: string): boolean {
  const names = Object.keys(object(properties));
  const beginningOf = (name: string) => name.split(/[/~]/, 1)[0]?.toLowerCase();
  const isSlashed = names.some((name) => /[/~]/.test(name) && beginningOf(name) === beginningOf(part));
  if (additionalProperties || isSlashed) return true;
  return names.length === 0 && (type === undefined || type === 'object');
}
