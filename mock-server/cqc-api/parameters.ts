import type { Operation, Parameter } from '../../scripts/lib/definition.ts';
import type { QueryNames } from '../../scripts/lib/query-names.ts';
import type { operations } from '../../types/cqc-api.d.ts';
import { noSuchOperation } from '../http/api-error.ts';
import { keyQuery } from './admission.ts';
import type { RawValues } from './call.ts';
import { badRequest, invalidParameter } from './errors.ts';
import { isMoment, isUsualMoment } from './is-moment.ts';

/** The query parameters that the definition gives an operation, but for those of paging. */
export type QueryOf<Id extends keyof operations> = Exclude<QueryNames<operations[Id]>, 'page' | 'perPage'>;

/** The values of a query after the check: numbers as numbers, filters as arrays, defaults filled in. */
export interface Query<Name extends string = string> {
  page: number;
  perPage: number;
  /** Filters in the order of the call. */
  filters: [name: Name, values: string[]][];
  times: Partial<Record<Name, Timestamp>>;
}

export interface Timestamp {
  /** Milliseconds since the epoch. */
  time: number;
  /** How links repeat it. */
  link: string;
}

/**
 * Makes the strict parameter check of one operation.
 * @throws ApiError 404 without a parameter that is required: API Management makes such a parameter part of the address of
 * the operation ("API import restrictions"), so that nothing fits without it; seen live for endTimestamp. 400 that names the
 * parameter: one that is not declared, is repeated or does not fit.
 */
export function createParameterCheck(operation: Operation): (query: RawValues, path: Record<string, string>) => Query {
  const declared = new Map(operation.parameters.filter(({ in: place }) => place === 'query').map((p) => [p.name, p]));
  const required = [...declared.values()].filter((parameter) => parameter.required).map(({ name }) => name);
  const pathChecks = operation.parameters.filter(({ in: place }) => place === 'path').map(createPathCheck);
  const defaultOf = (name: string) => Number(declared.get(name)?.default ?? 1);
  const [page, perPage] = [defaultOf('page'), defaultOf('perPage')];

  return (query, path) => {
    for (const name of required) if (query[name] === undefined) throw noSuchOperation();
    for (const check of pathChecks) check(path);
    const result: Query = { page, perPage, filters: [], times: {} };
    for (const name of Object.keys(query)) {
      const parameter = declared.get(name);
      if (parameter) read(parameter, query[name] as string | string[], result);
      else if (name !== keyQuery) throw invalidParameter(`Unspecified query parameter ${name} is not allowed.`);
    }
    return result;
  };
}

function createPathCheck({ name, enum: values }: Parameter): (path: Record<string, string>) => void {
  if (values)
    return (path) => {
      if (values.includes(path[name])) return;
      throw invalidParameter(
        `The value of the path parameter ${name} does not conform to the definition. Use one of: ${values.join(', ')}.`,
      );
    };
  // Ids in lower case have been seen to answer 400 live, although the same id in capitals is known.
  if (isOrganisationId(name))
    return (path) => {
      if (/[a-z]/.test(path[name] ?? '')) throw badRequest();
    };
  return () => {};
}

const isOrganisationId = (name: string) => /^(location|provider)_?id$/i.test(name);

function read(parameter: Parameter, value: string | string[], result: Query): void {
  const { name } = parameter;
  if (parameter.type === 'array') {
    result.filters.push([name, Array.isArray(value) ? value : [value]]);
    return;
  }
  if (Array.isArray(value)) {
    throw invalidParameter(`Request cannot contain multiple values for the query parameter ${name}.`);
  }
  if (name === 'page' || name === 'perPage') result[name] = readInteger(parameter, value);
  else if (parameter.format === 'date-time') result.times[name] = readTimestamp(name, value);
  else result.filters.push([name, [value]]);
}

const largestInteger = 2 ** 31 - 1;

function readInteger({ name, minimum = 0 }: Parameter, value: string): number {
  // No server of .NET reads a larger one into a whole number (int32), and none of CQC's lists is as long.
  if (!/^-?\d+$/.test(value) || Math.abs(Number(value)) > largestInteger) {
    throw invalidParameter(
      `Value of the query parameter ${name} couldn't be parsed according to the definition. Use a whole number.`,
    );
  }
  if (Number(value) < minimum) {
    throw invalidParameter(
      `The value of the query parameter ${name} does not conform to the definition. The least is ${minimum}.`,
    );
  }
  return Number(value);
}

function readTimestamp(name: string, value: string): Timestamp {
  const time = Date.parse(value);
  if (isUsualMoment(value)) return { time, link: value };
  if (!isMoment(value)) {
    throw invalidParameter(
      `Value of the query parameter ${name} couldn't be parsed according to the definition. Use a form such as 2026-10-01T00:00:00Z.`,
    );
  }
  return { time, link: encodeURIComponent(value).replaceAll('%3A', ':') }; // live links leave the colons as they are
}
