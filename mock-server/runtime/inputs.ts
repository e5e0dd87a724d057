import { type Json, show } from '../../scripts/lib/json.ts';
import type { ConnectorInput, ConnectorOperation } from './connector.ts';
import { invalidInput } from './gateway-errors.ts';

type Values = Record<string, string | string[] | undefined>;

/** What a caller gives: values by their names, those of a form where the body is one that can be read, the body's length. */
export interface Inputs {
  path: Values;
  query: Values;
  /** By names in lower case. */
  header: Values;
  formData?: Values | undefined;
  bodyBytes: number;
}

/**
 * The platform's check of one operation's inputs: required ones are there, whole numbers are whole numbers, choices
 * are among the choices. What is not declared passes, because a trigger's state rides in the query undeclared.
 * @throws ApiError 400 that names the parameter.
 */
export function checkInputs({ method, inputs }: ConnectorOperation, given: Inputs): void {
  for (const input of inputs) {
    if (isUnreadForm(input, given)) continue;
    const value = valueFor(input, given);
    if (value !== undefined && value !== '') checkValue(input, value);
    else if (input.isRequired && !(value === '' && input.mayBeEmpty))
      throw invalidInput(`The required parameter ${input.name} is missing.${advise(input, method)}`);
  }
}

/** The values of a form that is multipart or packed are not read: they go on as they came. */
const isUnreadForm = ({ in: place }: ConnectorInput, { formData, bodyBytes }: Inputs): boolean =>
  place === 'formData' && formData === undefined && bodyBytes > 0;

function valueFor({ in: place, name }: ConnectorInput, given: Inputs): string | string[] | undefined {
  switch (place) {
    case 'path':
      return given.path[name];
    case 'query':
      return given.query[name];
    case 'header':
      return given.header[name.toLowerCase()];
    case 'formData':
      return given.formData?.[name];
    case 'body':
      return given.bodyBytes > 0 ? 'a body' : undefined;
    default:
      return undefined;
  }
}

function advise({ in: place, default: preset }: ConnectorInput, method: string): string {
  if (place === 'body' && ['GET', 'HEAD'].includes(method))
    return ` The body of a ${method} is not read. Give the operation another verb.`;
  return preset === undefined ? '' : ` The designer would send its default, ${show(preset)}.`;
}

/** The ends of int32. A number beyond them makes a script overflow that reads it as the definition says. */
const [smallestInteger, largestInteger] = [-(2 ** 31), 2 ** 31 - 1];

function checkValue({ in: place, name, type, format, choices }: ConnectorInput, value: string | string[]): void {
  if (type === 'array' || place === 'body') return;
  if (Array.isArray(value)) throw invalidInput(`The parameter ${name} stands more than once.`);
  if (type === 'integer' && !/^-?\d+$/.test(value)) throw invalidInput(`The parameter ${name} is no whole number.`);
  if (format === 'int32' && (Number(value) < smallestInteger || Number(value) > largestInteger))
    throw invalidInput(`The parameter ${name} is not between ${smallestInteger} and ${largestInteger}.`);
  if (choices && !choices.some((choice) => isSame(choice, value)))
    throw invalidInput(`The parameter ${name} is none of ${choices.map((choice) => show(choice) || '""').join(', ')}.`);
}

/** Numbers are compared by what they count, however they are written (JSON Schema, "enum"). */
const isSame = (choice: Json, value: string): boolean =>
  typeof choice === 'number' ? writtenNumber.test(value) && Number(value) === choice : show(choice) === value;

const writtenNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
