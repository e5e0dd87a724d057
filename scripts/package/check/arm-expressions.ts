import { list, object, stringsIn, text } from '../../lib/json.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';
import { wrongFormatOf } from '../wrong-format.ts';
import { type Declared, followVariables } from './arm-resources.ts';
import { type Expression, parseArmExpression } from './flow/expression.ts';
import type { Find } from './package-finding.ts';

/** A text of a template as Azure reads it, a plain one as a value; or what is wrong with an expression. */
export function readArm(given: string): Expression | { problem: string } {
  if (!isArmExpression(given)) return { kind: 'value', value: given };
  try {
    return parseArmExpression(given);
  } catch (error) {
    return { problem: wrongFormatOf(error) };
  }
}

/** Reports each expression in a value that cannot be read, and each parameter and variable in it that is not declared. */
export function checkExpressions(value: unknown, { parameters, variables }: Declared, find: Find): void {
  // Variables that a loop makes are named in it.
  const loops = list(variables.get('copy')).map((loop) => (text(object(loop).name) ?? '').toLowerCase());
  const declared = { parameter: new Set(parameters.keys()), variable: new Set([...variables.keys(), ...loops]) };
  for (const { keys, text: given } of stringsIn(value)) {
    const place = keys.join('/');
    const read = readArm(given);
    if ('problem' in read)
      find(
        place,
        `it is read as an expression, and ${read.problem}`,
        'Correct it, or write [[ at its beginning if it is meant as a plain text',
      );
    else
      for (const [kind, name] of namesIn(read))
        if (!declared[kind].has(name.toLowerCase()))
          find(place, `there is no ${kind} ${name}`, 'Declare it or correct the name');
  }
}

type Kind = 'parameter' | 'variable';
const kinds = new Map<string, Kind>([
  ['parameters', 'parameter'],
  ['variables', 'variable'],
]);

/** The parameters and variables that an expression names. */
function namesIn(expression: Expression): [Kind, string][] {
  const names: [Kind, string][] = [];
  const left = [expression];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (one.kind === 'member') left.push(one.key, one.of);
    if (one.kind !== 'call') continue;
    left.push(...one.args.toReversed());
    const kind = kinds.get(one.name.toLowerCase());
    const [first] = one.args;
    if (kind !== undefined && first?.kind === 'value') names.push([kind, String(first.value)]);
  }
  return names;
}

/** The text that an expression stands for, whatever parameters are given; undefined where it is not known. */
export function plainTextOf(expression: Expression, declared: Declared): string | undefined {
  if (expression.kind === 'value') return String(expression.value);
  if (expression.kind !== 'call') return undefined;
  const [first] = expression.args;
  if (first?.kind !== 'value' || expression.name.toLowerCase() !== 'variables') return undefined;
  const held = followVariables(declared.variables.get(String(first.value).toLowerCase()), declared);
  const read = typeof held === 'string' ? readArm(held) : undefined;
  return read !== undefined && 'kind' in read && read.kind === 'value' ? String(read.value) : undefined;
}
