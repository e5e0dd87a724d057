import { httpVerbs } from '../../../../scripts/lib/http-verbs.ts';
import {
  filledText,
  isObject,
  type JsonObject,
  list,
  object,
  show,
  text,
  texts,
} from '../../../../scripts/lib/json.ts';
import { pointerOf, resolveReference, segment } from '../../../../scripts/lib/json-pointer.ts';
import { writeList } from './array-values.ts';
import { composeDefault } from './default-body.ts';
import { findSecrets } from './find-secrets.ts';
import { readTrigger } from './triggers.ts';

/** A value that an input offers, and how it is shown. */
export interface Choice {
  value: string;
  title: string;
}

/** The call that fills a drop-down (x-ms-dynamic-values). */
export interface DynamicValues {
  operationId: string;
  /** A value, or the name of the input that has it. */
  parameters: Record<string, { value: string } | { input: string }>;
  collection: string;
  valuePath: string;
  titlePath: string;
}

/** One input of an operation as the designer shows it. */
export interface Input {
  /** Unique in the operation, because a name may stand in the path and in the query. */
  key: string;
  name: string;
  in: string;
  title: string;
  description: string;
  /** The Swagger type; `body` for a whole body. */
  type: string;
  format: string;
  /** Names of its own and in its body under which secrets stand, as the definition says. */
  secrets: string[];
  /** Of an array: the type of its items, and how they are put into one text (csv where nothing is said). */
  itemType: string;
  collectionFormat: string;
  isRequired: boolean;
  visibility: string;
  default: string;
  choices: Choice[];
  dynamicValues?: DynamicValues;
  /** Escaped twice in the path, where the definition says so (x-ms-url-encoding). */
  isDoublyEscaped: boolean;
  /** JSON Pointer of the parameter. */
  pointer: string;
}

/** One operation as a maker meets it. */
export interface Operation {
  operationId: string;
  verb: string;
  path: string;
  kind: 'trigger' | 'action';
  /** Its service is given an address, and sends to it what is new. */
  isWebhook: boolean;
  /** Of a trigger that brings several items at once: where they lie in its outputs, such as `body/value`. */
  itemsPath?: string;
  title: string;
  description: string;
  visibility: string;
  hint: string;
  /** Types of bodies that it takes. */
  consumes: string[];
  /** In the order of the designer: required, important, the others, advanced, internal. */
  inputs: Input[];
  /** Name of the property that leads to the next page; empty when there are no pages. */
  nextLinkName: string;
  pointer: string;
}

/** The title of any definition. */
export const connectorTitle = (definition: unknown): string =>
  filledText(object(object(definition).info).title) ?? 'Connector';

/** Reads the operations of any Swagger 2.0 definition, also of one with faults. */
export function readOperations(definition: unknown): Operation[] {
  return Object.entries(object(object(definition).paths)).flatMap(([path, value]) => {
    const item = object(value);
    return httpVerbs.flatMap((verb) => {
      const operation = item[verb];
      if (!isObject(operation)) return [];
      const pointer = `/paths${segment(path)}/${verb}`;
      return [readOperation(definition, path, verb, item, operation, pointer)];
    });
  });
}

function readOperation(
  definition: unknown,
  path: string,
  verb: string,
  item: JsonObject,
  operation: JsonObject,
  pointer: string,
): Operation {
  const operationId = filledText(operation.operationId) ?? `${verb} ${path}`;
  const shared = list(item.parameters).map((parameter) => readInput(definition, parameter, pointer));
  const own = list(operation.parameters).map((parameter) => readInput(definition, parameter, pointer));
  const inputs = new Map([...shared, ...own].map((input) => [input.key, input])); // an operation's own replaces a shared one
  return {
    operationId,
    verb,
    path,
    pointer,
    ...readTrigger(definition, item, operation),
    title: filledText(operation.summary) ?? operationId,
    description: text(operation.description) ?? '',
    visibility: text(operation['x-ms-visibility']) ?? '',
    hint: text(operation['x-ms-trigger-hint']) ?? '',
    consumes: texts(operation.consumes ?? object(definition).consumes),
    inputs: sortInputs([...inputs.values()]),
    nextLinkName: text(object(operation['x-ms-pageable']).nextLinkName) ?? '',
  };
}

function readInput(definition: unknown, value: unknown, operationPointer: string): Input {
  const reference = text(object(value).$ref);
  const parameter = object(resolveReference(definition, value));
  const name = text(parameter.name) ?? '';
  const place = text(parameter.in) ?? 'query';
  const dynamicValues = readDynamicValues(parameter['x-ms-dynamic-values']);
  return {
    // Of its name and its place, which tell it together; one that every object has would be taken for filled in.
    key: place === 'query' && !(name in {}) ? name : `${place}:${name}`,
    name,
    in: place,
    title: filledText(parameter['x-ms-summary']) ?? name,
    description: text(parameter.description) ?? '',
    type: place === 'body' ? 'body' : (text(parameter.type) ?? 'string'),
    format: text(parameter.format) ?? '',
    secrets: findSecrets(definition, parameter, name),
    itemType: text(object(parameter.items).type) ?? 'string',
    collectionFormat: text(parameter.collectionFormat) ?? 'csv',
    isRequired: parameter.required === true,
    visibility: text(parameter['x-ms-visibility']) ?? '',
    default: readDefault(definition, parameter),
    choices: readChoices(parameter),
    ...(dynamicValues && { dynamicValues }),
    isDoublyEscaped: parameter['x-ms-url-encoding'] === 'double',
    pointer: reference !== undefined ? pointerOf(definition, reference) : `${operationPointer}/parameters/${name}`,
  };
}

function readDefault(definition: unknown, parameter: JsonObject): string {
  // Where a body is shown, somebody writes all of it.
  const isUnseenBody = parameter.in === 'body' && parameter['x-ms-visibility'] === 'internal';
  const preset = parameter.default ?? (isUnseenBody ? composeDefault(definition, parameter.schema) : undefined);
  return Array.isArray(preset) && parameter.type === 'array' ? writeList(preset.map(show)) : show(preset);
}

function readChoices(parameter: JsonObject): Choice[] {
  const titled = list(parameter['x-ms-enum-values']).map(object);
  if (titled.length > 0) {
    return titled.map(({ value, displayName }) => ({
      value: show(value),
      title: filledText(displayName) ?? show(value),
    }));
  }
  const values = list(parameter.enum ?? object(parameter.items).enum);
  if (values.length === 0 && parameter.type === 'boolean') return [choice('true'), choice('false')];
  return values.map((value) => choice(show(value)));
}

/** Choices with the values that are none of them, as an address can have them: they are sent, so they are shown. */
export const withOthers = (choices: readonly Choice[], values: readonly string[]): Choice[] => [
  ...choices,
  ...values
    .filter((value) => !choices.some((known) => known.value === value))
    .map((value) => ({ value, title: `${value} (none of the choices)` })),
];

const choice = (value: string): Choice => ({ value, title: value });

function readDynamicValues(value: unknown): DynamicValues | undefined {
  const call = object(value);
  const operationId = text(call.operationId);
  if (operationId === undefined) return undefined;
  const parameters = Object.entries(object(call.parameters)).map(([name, given]) => {
    const input = isObject(given) ? text(given.parameter) : undefined;
    return [name, input === undefined ? { value: show(given) } : { input }] as const;
  });
  return {
    operationId,
    parameters: Object.fromEntries(parameters),
    collection: text(call['value-collection']) ?? '',
    valuePath: text(call['value-path']) ?? '',
    titlePath: filledText(call['value-title']) ?? text(call['value-path']) ?? '',
  };
}

/** Designer order; the order of the definition stays within each group. */
function sortInputs(inputs: Input[]): Input[] {
  return inputs.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ isRequired, visibility }: Input): number {
  if (visibility === 'internal') return 4;
  if (isRequired) return 0;
  return visibility === 'important' ? 1 : visibility === 'advanced' ? 3 : 2;
}
