import type { Operation, Parameter } from '../../scripts/lib/definition.ts';
import { invalidInput } from './gateway-errors.ts';

type Values = Record<string, string | string[] | undefined>;

/**
 * Makes the platform's check of one operation's inputs: required ones are there, whole numbers are whole numbers, choices
 * are among the choices. What is not declared passes, because a trigger's state rides in the query undeclared.
 * @throws ApiError 400 that names the parameter.
 */
export function createInputCheck({ parameters }: Operation): (query: Values, path: Values) => void {
  return (query, path) => {
    for (const parameter of parameters) {
      const value = parameter.in === 'path' ? path[parameter.name] : query[parameter.name];
      if (value !== undefined && value !== '') checkValue(parameter, value);
      else if (parameter.required) throw invalidInput(`The required parameter ${parameter.name} is missing.`);
    }
  };
}

/** The largest int32. A larger number makes a script overflow that reads it as the definition says. */
const largestInteger = 2 ** 31 - 1;

function checkValue({ name, type, format, enum: choices }: Parameter, value: string | string[]): void {
  if (type === 'array') return;
  if (Array.isArray(value)) throw invalidInput(`The parameter ${name} stands more than once.`);
  if (type === 'integer' && !/^-?\d+$/.test(value)) throw invalidInput(`The parameter ${name} is no whole number.`);
  if (format === 'int32' && Math.abs(Number(value)) > largestInteger)
    throw invalidInput(`The parameter ${name} is larger than ${largestInteger}.`);
  if (choices && !choices.includes(value))
    throw invalidInput(`The parameter ${name} is none of ${choices.join(', ')}.`);
}
