import {
  type ConnectorModel,
  mayHaveParameter,
  type OperationPlace,
  type ParameterPlace,
  type TypedPlace,
} from '../../connector/connector-model.ts';
import { hasDynamicSchema, isInternal } from '../../connector/extensions.ts';
import { sendersOf, usersOf } from '../../connector/reach.ts';
import type { Args } from '../../lib/findings.ts';
import { isMistyped, isObject, type Json, type JsonObject, object, text } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { oncePer } from '../../lib/once-per.ts';
import { meantNames } from '../extension-names.ts';
import type { Hit } from '../rule.ts';

/** The calls of other operations that the x-ms-dynamic- extensions describe, and how rules look at them. */

/** One call; `operation` is the called one, if the definition has it. */
interface Call {
  key: string;
  pointer: string;
  value: JsonObject;
  /** What the extension stands on, with the others that may stand there. */
  beside: JsonObject;
  operation: OperationPlace | undefined;
  parameters: CallParameter[];
}

/** A parameter that a call gives. */
interface CallParameter {
  name: string;
  pointer: string;
  value: Json;
  /** The parameter or body property of the called operation that it fills. */
  target: JsonObject | undefined;
  /** The name of what its value is taken from; undefined when the value is given. */
  source: string | undefined;
}

/** What a value is taken from in one of the operations that ask: a parameter, or a property of the body. */
export interface Source {
  name: string;
  owner: OperationPlace;
  parameter: ParameterPlace | undefined;
  property: JsonObject | undefined;
}

const dynamicKeys = ['x-ms-dynamic-values', 'x-ms-dynamic-list', 'x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

type Checked<T> = T | false | undefined;

/** Makes a check of a place from a check of every call in it. */
export const eachCall =
  (check: (call: Call, model: ConnectorModel, place: TypedPlace) => Checked<Hit[]>) =>
  (place: TypedPlace, model: ConnectorModel): Hit[] =>
    callsOf(model)(place).flatMap((call) => check(call, model, place) || []);

/** Makes one from a check of every parameter that a call gives; it returns the arguments of a hit. */
export const eachParameter = (
  check: (parameter: CallParameter, call: Call, model: ConnectorModel) => Checked<Args>,
): ReturnType<typeof eachCall> =>
  eachCall((call, model) => call.parameters.flatMap((parameter) => hitAt(parameter, check(parameter, call, model))));

/** Makes one from a check of what a value is taken from in the operations that ask, of which the first with a fault is told. */
export const eachSource = (
  check: (source: Source, of: { parameter: CallParameter; call: Call; model: ConnectorModel }) => Checked<Args>,
): ReturnType<typeof eachCall> =>
  eachCall((call, model, place) => {
    // People choose among values where they send one: an operation that only answers with the same schema asks for none.
    const senders = describesSchema(call) ? [] : sendersOf(place, model);
    const owners = senders.length > 0 ? senders : usersOf(place, model);
    return call.parameters.flatMap((parameter) => {
      const { source: name } = parameter;
      if (name === undefined) return [];
      for (const owner of owners) {
        const args = check(sourcesIn(model)(owner)(name), { parameter, call, model });
        if (args) return hitAt(parameter, args);
      }
      return [];
    });
  });

/** What does not fit between what a call gives and what the called operation asks for. */
interface Misfits {
  /** What is given and the operation does not have. */
  lost: CallParameter[];
  /** What the operation requires and nothing that is given is meant for. */
  lacking: string[];
  /** What is lost and means a parameter that is required, by its name. */
  meant: Map<string, string>;
}

export const misfitsOf = oncePer((model: ConnectorModel) =>
  oncePer((call: Call): Misfits => {
    const { operation, parameters, value: described } = call;
    if (operation === undefined) return { lost: [], lacking: [], meant: new Map() };
    const lost = parameters.filter(
      ({ name, target }) =>
        target === undefined &&
        !mayHaveParameter(operation, name) &&
        // OperationMissingPathParameter says that it has to be described.
        !operation.path.includes(`{${name}}`) &&
        !hasOpenBody(operation, model),
    );
    const required = operation.parameters.flatMap(({ name, location, value }) => {
      const isGiven = name === '' || parameters.some((one) => one.name === name);
      const isAsked = value.required === true && location !== 'body' && !isInternal(value);
      return isAsked && !isGiven && !isMistyped(described.parameters, 'object') ? [name] : [];
    });
    const meant = meantNames(
      lost.map(({ name }) => name),
      required,
    );
    const found = new Set(meant.values());
    return { lost, lacking: required.filter((name) => !found.has(name)), meant };
  }),
);

/** Whether a call gives the schema that the extension stands on. */
const describesSchema = ({ key, value }: Call): boolean => hasDynamicSchema({ [key]: value });

/** What a name means in an operation, looked up once for all rules. */
const sourcesIn = oncePer((model: ConnectorModel) =>
  oncePer((owner: OperationPlace) => {
    const known = new Map<string, Source>();
    return (name: string): Source => {
      const found = known.get(name) ?? {
        name,
        owner,
        parameter: owner.parameters.find((candidate) => candidate.name === name),
        property: bodyProperty(owner, name, model),
      };
      known.set(name, found);
      return found;
    };
  }),
);

function hitAt({ pointer }: CallParameter, args: Checked<Args>): Hit[] {
  return args ? [{ pointer, args }] : [];
}

/** The calls of a place, worked out once for all rules. */
const callsOf = oncePer((model: ConnectorModel) =>
  oncePer(({ pointer, value }: TypedPlace): Call[] => {
    const callAt = (key: string, described: Json | undefined, part = ''): Call[] =>
      isObject(described) ? [callOf(key, `${pointer}/${key}${part}`, described, value, model)] : [];
    const { open, browse } = object(value['x-ms-dynamic-tree']);
    return [
      ...dynamicKeys.flatMap((key) => callAt(key, value[key])),
      ...callAt('x-ms-dynamic-tree', open, '/open'),
      ...callAt('x-ms-dynamic-tree', browse, '/browse'),
    ];
  }),
);

function callOf(key: string, pointer: string, value: JsonObject, beside: JsonObject, model: ConnectorModel): Call {
  const operation = model.operationOf(value.operationId);
  const parameters = Object.entries(object(value.parameters)).map(([name, given]) => ({
    name,
    pointer: `${pointer}/parameters${segment(name)}`,
    value: given,
    target: operation && targetOf(operation, name, model),
    source: text(object(given).parameter) ?? text(object(given).parameterReference),
  }));
  return { key, pointer, value, beside, operation, parameters };
}

/** The parameter of the called operation; a body property may be named by its path or its bare name. */
function targetOf(operation: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  const parameter = operation.parameters.find((candidate) => candidate.name === name);
  return parameter?.value ?? bodyProperty(operation, name, model);
}

function bodyProperty(operation: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  const body = bodyOf(operation);
  if (body === undefined || !isObject(body.value.schema)) return undefined;
  const path = name.startsWith(`${body.name}/`) ? name.slice(body.name.length + 1) : name;
  // A path without a step names nothing, rather than the whole body.
  if (!/[^./]/.test(path)) return undefined;
  // The older extension separates the steps of a path by dots, the newer one by slashes.
  return model.schemaAlong(body.value.schema, path) ?? model.schemaAlong(body.value.schema, path.replaceAll('.', '/'));
}

/**
 * Whether nothing can be said about the properties of a body.
 * @param call one that is made for the operation: what only its answer describes cannot be given to it.
 */
export function hasOpenBody(operation: OperationPlace, model: ConnectorModel, call?: Call): boolean {
  const body = bodyOf(operation);
  if (body === undefined) return false;
  const schema = object(body.value.schema);
  const parts = model.partsOf(schema);
  const isDescribed = call !== undefined && describesSchema(call) && parts.includes(call.beside);
  return isDescribed ? parts.some((part) => part !== call.beside && model.isUnread(part)) : model.isOpen(schema);
}

const bodyOf = ({ parameters }: OperationPlace): ParameterPlace | undefined =>
  parameters.find(({ location }) => location === 'body');

/** The keys of the extensions of 2022, whose parameters tell a fixed value from a reference by an object. */
const isNewer = (key: string): boolean => key === 'x-ms-dynamic-list' || key === 'x-ms-dynamic-properties';

/** What a parameter of a call may be where Microsoft's schema says so, for advice; undefined where this one is that. */
export function missedForm({ value: given }: CallParameter, { key, value }: Call): string | undefined {
  // The schema knows neither trees nor what a built-in picker is given.
  if (key === 'x-ms-dynamic-tree' || value.operationId === undefined) return undefined;
  if (!isNewer(key)) {
    const isFixed = ['string', 'number', 'boolean'].includes(typeof given);
    return isFixed || typeof object(given).parameter === 'string'
      ? undefined
      : 'a text, a number, true or false, or {"parameter": "NAME"}';
  }
  const { value: fixed = null, parameterReference, selectedItemValuePath } = object(given);
  // SelectedItemValuePathNotAllowedInThisPosition says more about that one.
  if (selectedItemValuePath !== undefined) return undefined;
  // Microsoft's own designers write "required" beside a reference, which the schema does not know: further keys do no harm.
  const isForm = (fixed !== null) !== (typeof parameterReference === 'string');
  return isForm ? undefined : '{"value": …} or {"parameterReference": "NAME"}';
}

/** The whole path of a body property that a newer extension names without it; undefined for any other source. */
export function wholePath({ name, owner, parameter, property }: Source, { key }: Call): string | undefined {
  const body = bodyOf(owner)?.name ?? '';
  const isShort = isNewer(key) && parameter === undefined && property !== undefined && !name.startsWith(`${body}/`);
  return isShort ? `${body}/${name}` : undefined;
}

/** Where the called operation has the array of the values; undefined when the call wants none. */
export function collectionPath({ key, value }: Call): string | undefined {
  if (key === 'x-ms-dynamic-values')
    return value.operationId === undefined ? undefined : (text(value['value-collection']) ?? '');
  if (key === 'x-ms-dynamic-list' || key === 'x-ms-dynamic-tree') return text(value.itemsPath) ?? '';
  return undefined;
}

/** Whether it cannot be read where a call has its array. */
export const hasUnreadCollection = ({ value }: Call): boolean =>
  ['value-collection', 'itemsPath'].some((key) => isMistyped(value[key], 'string'));

/** The keys of a call that name properties of the items, with the paths. */
export function itemPaths({ key, value }: Call): [key: string, path: string][] {
  const names: Record<string, string[]> = {
    'x-ms-dynamic-values': ['value-path', 'value-title'],
    'x-ms-dynamic-list': ['itemValuePath', 'itemTitlePath'],
    'x-ms-dynamic-tree': ['itemValuePath', 'itemTitlePath'],
    'x-ms-dynamic-schema': ['value-path'],
    'x-ms-dynamic-properties': ['itemValuePath'],
  };
  return (names[key] ?? []).flatMap((name): [string, string][] => {
    const path = text(value[name]);
    return path === undefined || path === '' ? [] : [[name, path]];
  });
}

/** Whether the called operation lists plain values, which need no path. */
export function listsScalars(call: Call, model: ConnectorModel): boolean {
  const { operation } = call;
  const found = operation && model.schemaAlong(model.successSchema(operation), collectionPath(call) ?? '');
  const type = text(model.resolve(found?.items).type);
  return type !== undefined && type !== 'object' && type !== 'array';
}
