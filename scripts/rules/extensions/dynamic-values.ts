import type { ConnectorModel, OperationPlace, TypedPlace } from '../../connector/connector-model.ts';
import { isInternal } from '../../connector/extensions.ts';
import { isObject, isOfType, type Json, type JsonObject, object, text, typeOf } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { body, type Case, clean, document, property } from '../example-connector.ts';
import { type Hit, type Rule, rulesAt } from '../rule.ts';
import { extensions, swaggerRules } from '../sources.ts';
import { listOf } from './examples.ts';

/** One call of another operation that an extension describes. */
interface Call {
  key: string;
  pointer: string;
  value: JsonObject;
  operationId: string | undefined;
  parameters: [string, Json][];
}

const dynamicKeys = ['x-ms-dynamic-values', 'x-ms-dynamic-list', 'x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

function callsOf(place: TypedPlace): Call[] {
  const calls: Call[] = [];
  const add = (key: string, pointer: string, value: Json | undefined): void => {
    if (!isObject(value)) return;
    calls.push({
      key,
      pointer,
      value,
      operationId: text(value.operationId),
      parameters: Object.entries(object(value.parameters)),
    });
  };
  for (const key of dynamicKeys) add(key, `${place.pointer}/${key}`, place.value[key]);
  const tree = object(place.value['x-ms-dynamic-tree']);
  for (const part of ['open', 'browse'])
    add('x-ms-dynamic-tree', `${place.pointer}/x-ms-dynamic-tree/${part}`, tree[part]);
  return calls;
}

/** The name that a parameter of a call takes its value from, or undefined when it is a value. */
function referenceIn(parameter: Json): string | undefined {
  const entry = object(parameter);
  return text(entry.parameter) ?? text(entry.parameterReference);
}

/** The operations that ask by a place: the one that holds it, or all that share the parameter. */
function ownersOf(place: TypedPlace, model: ConnectorModel): OperationPlace[] {
  const [, , path, verb] = place.pointer.split('/');
  if (!place.pointer.startsWith('/paths/')) return model.parameterUsers.get(place.value) ?? [];
  const owner = model.byPointer.get(`/paths/${path}/${verb}`);
  return owner === undefined ? [] : [owner];
}

/** The parameter of the called operation; a body property may be named by its path or its bare name. */
function targetOf(call: Call, name: string, model: ConnectorModel): JsonObject | undefined {
  const target = model.byId.get(call.operationId ?? '');
  if (target === undefined) return undefined;
  const parameter = target.parameters.find((candidate) => candidate.name === name);
  return parameter?.value ?? bodyProperty(target, name, model);
}

function bodyProperty(operation: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  const body = operation.parameters.find(({ location }) => location === 'body');
  if (body === undefined || !isObject(body.value.schema)) return undefined;
  const path = name.startsWith(`${body.name}/`) ? name.slice(body.name.length + 1) : name;
  // The older extension separates the steps of a path by dots, the newer one by slashes.
  return model.schemaAlong(body.value.schema, path) ?? model.schemaAlong(body.value.schema, path.replaceAll('.', '/'));
}

/** Runs a check over every call of a place and every operation that asks by it. */
const eachOwner = (
  check: (call: Call, owner: OperationPlace, model: ConnectorModel, place: TypedPlace) => Hit[] | false,
) =>
  eachCall((call, model, place) => ownersOf(place, model).flatMap((owner) => check(call, owner, model, place) || []));

/** Runs a check over every call of a place. */
const eachCall =
  (check: (call: Call, model: ConnectorModel, place: TypedPlace) => Hit[] | false | undefined) =>
  (place: TypedPlace, model: ConnectorModel): Hit[] =>
    callsOf(place).flatMap((call) => check(call, model, place) || []);

const choice = { operationId: 'ListItems', 'value-path': 'name', 'value-collection': 'value', 'value-title': 'name' };
const listChoice = { operationId: 'ListItems', itemValuePath: 'name', itemsPath: 'value', itemTitlePath: 'name' };

/** Two operations: one that lists items and takes `listParameters`, and one whose parameters are `parameters`. */
function choosing(parameters: JsonObject[], listParameters: JsonObject[] = []): Case {
  const words = (name: string) => ({ 'x-ms-summary': name, description: `The ${name.toLowerCase()} to use.` });
  const named = (entries: JsonObject[]) =>
    entries.map((entry) => ({
      in: 'query',
      type: 'string',
      ...words('Choice'),
      'x-ms-visibility': 'advanced',
      ...entry,
    }));
  const answers = {
    '200': { description: 'The items.', schema: { type: 'object', properties: listOf('value') } },
    '400': { description: 'Not valid.' },
  };
  const get = (operationId: string, entries: JsonObject[]) => ({
    operationId,
    summary: operationId === 'ListItems' ? 'List all items' : 'Choose an item',
    description: 'Returns items of the register.',
    'x-ms-visibility': 'important',
    parameters: named(entries),
    responses: answers,
  });
  const paths = {
    '/items': { get: get('ListItems', listParameters) },
    '/choices': { get: get('ChooseItem', parameters) },
  };
  return {
    ...document({ paths }),
    over: 'an operation that chooses from ListItems',
    fragment: { parameters, 'parameters of ListItems': listParameters } as JsonObject,
  };
}

const chooses = (values: JsonObject, listParameters: JsonObject[] = [], more: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-values': { ...choice, ...values } }, ...more], listParameters);
const choosesList = (values: JsonObject, listParameters: JsonObject[] = [], more: JsonObject[] = []): Case =>
  choosing([{ name: 'item', 'x-ms-dynamic-list': { ...listChoice, ...values } }, ...more], listParameters);

export const dynamicValueRules: Rule[] = rulesAt('typed', [
  {
    name: 'OneOfPropertiesRequired',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A dynamic extension says where its values come from.',
    why: 'There is nothing to call otherwise.',
    message: '{key} names none of operationId, capability and builtInOperation. Name the operation to call.',
    check: eachCall(({ key, pointer, value }) =>
      ['operationId', 'capability', 'builtInOperation'].some((name) => value[name] !== undefined)
        ? false
        : [{ pointer, args: { key } }],
    ),
    wrong: choosing([{ name: 'item', 'x-ms-dynamic-values': { 'value-path': 'name' } }]),
    right: chooses({}),
  },
  {
    name: 'OperationIdNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The operation that an extension names is part of the definition.',
    why: 'It could not be called.',
    message: '{key} names "{id}", which is no operation here. Correct the id.',
    check: eachCall(({ key, pointer, operationId: id }, { byId }) =>
      id !== undefined && !byId.has(id) ? [{ pointer: `${pointer}/operationId`, args: { key, id } }] : false,
    ),
    wrong: chooses({ operationId: 'ListNothing' }),
    right: chooses({}),
  },
  {
    name: 'InvokedOperationShouldProduceArray',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The called operation returns an array where its values are expected.',
    why: 'The drop-down is filled from it.',
    message: '{key} expects an array at "{path}" of the response of {id}, and there is none. Correct the path.',
    check: eachCall((call, model) => {
      const path = collectionPath(call);
      const target = model.byId.get(call.operationId ?? '');
      if (path === undefined || target === undefined) return false;
      const root = model.successSchema(target);
      const found = model.schemaAlong(root, path);
      if (
        root === undefined ||
        model.isOpen(root) ||
        (found !== undefined && (found.type === 'array' || model.isOpen(found)))
      )
        return false;
      return [{ pointer: call.pointer, args: { key: call.key, path: path || '/', id: target.id } }];
    }),
    wrong: chooses({ 'value-collection': 'items' }),
    right: chooses({}),
  },
  {
    name: 'InvokedOperationShouldProduceProperty',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'The items that the called operation returns have the properties that are taken from them.',
    why: 'The drop-down would stay empty.',
    message: '{key} expects "{path}" in the items of {id}, and there is no such property. Correct the path.',
    check: eachCall((call, model) => {
      const collection = collectionPath(call);
      const target = model.byId.get(call.operationId ?? '');
      if (target === undefined) return false;
      const root = model.successSchema(target);
      const items = collection === undefined ? root : model.schemaAlong(root, collection);
      if (items === undefined || model.isOpen(items) || model.isOpen(object(items.items))) return false;
      return itemPaths(call).flatMap(([name, path]) =>
        model.schemaAlong(items, path) === undefined
          ? [{ pointer: `${call.pointer}/${name}`, args: { key: call.key, path, id: target.id } }]
          : [],
      );
    }),
    wrong: chooses({ 'value-title': 'label' }),
    right: chooses({}),
  },
  {
    name: 'DynamicPathMissing',
    evidence: 'E*',
    source: extensions('x-ms-dynamic-values, x-ms-dynamic-list'),
    what: 'A dynamic list says which property is the value.',
    why: 'Nothing could be sent otherwise. Items that are plain texts or numbers are sent as they are.',
    message: '{key} has no "{name}". Name the property that is sent.',
    check: eachCall((call, model) => {
      const { key, pointer, value } = call;
      const needs: Record<string, string> = {
        'x-ms-dynamic-values': 'value-path',
        'x-ms-dynamic-list': 'itemValuePath',
      };
      const name = needs[key];
      return (
        name !== undefined &&
        value.operationId !== undefined &&
        !listsScalars(call, model) &&
        value[name] === undefined && [{ pointer, args: { key, name } }]
      );
    }),
    wrong: choosing([
      { name: 'item', 'x-ms-dynamic-values': { operationId: 'ListItems', 'value-collection': 'value' } },
    ]),
    right: chooses({}),
  },
  {
    name: 'OperationMissingRequiredProperty',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Every required parameter of the called operation is given.',
    why: 'The call would fail.',
    message: '{id} requires "{name}", which {key} does not give. Add it to parameters.',
    check: eachCall((call, model) => {
      const given = new Set(call.parameters.map(([name]) => name));
      const target = model.byId.get(call.operationId ?? '');
      return target?.parameters.flatMap(({ name, location, value }) => {
        const isGiven = given.has(name) || location === 'body' || (value.default !== undefined && isInternal(value));
        return value.required === true && !isGiven
          ? [{ pointer: call.pointer, args: { id: target.id, name, key: call.key } }]
          : [];
      });
    }),
    wrong: chooses({}, [{ name: 'kind', required: true }]),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind', required: true }]),
  },
  {
    name: 'OperationParameterNameNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Every parameter that is given is one of the called operation.',
    why: 'It would go nowhere.',
    message: '{key} gives "{name}", which {id} does not have. Correct the name.',
    check: eachCall((call, model) => {
      const target = model.byId.get(call.operationId ?? '');
      if (target === undefined) return false;
      return call.parameters.flatMap(([name]) =>
        targetOf(call, name, model) === undefined && !hasOpenBody(target, model)
          ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { key: call.key, name, id: target.id } }]
          : [],
      );
    }),
    wrong: chooses({ parameters: { kind: 'all' } }),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind' }]),
  },
  {
    name: 'ParameterOfCallerNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations, OperationParameterNameNotFound'),
    what: 'Every parameter that a value is taken from is one of the operation that asks.',
    why: 'There would be no value to send.',
    message: '{key} takes "{name}" from this operation, which has no such parameter. Correct the name.',
    check: eachOwner((call, owner, model) => {
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        if (source === undefined || sourceOf(owner, source, model) !== undefined || hasOpenBody(owner, model))
          return [];
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { key: call.key, name: source } }];
      });
    }),
    wrong: chooses({ parameters: { kind: { parameter: 'kind' } } }, [{ name: 'kind' }]),
    right: chooses({ parameters: { kind: { parameter: 'kind' } } }, [{ name: 'kind' }], [{ name: 'kind' }]),
  },
  {
    name: 'OperationParameterRequiredMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A required parameter of the called operation takes its value from a required one.',
    why: 'The drop-down stays empty until the optional one is filled in. Published connectors do it knowingly.',
    message: '{id} requires "{name}", and it is taken from the optional "{source}". Make that required.',
    check: eachOwner((call, owner, model) => {
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const from = owner.parameters.find((candidate) => candidate.name === source);
        const isMismatch =
          targetOf(call, name, model)?.required === true && from !== undefined && from.value.required !== true;
        const args = { id: call.operationId ?? '', name, source: source ?? '' };
        return isMismatch ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }] : [];
      });
    }),
    wrong: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind', required: true }],
      [{ name: 'kind' }],
    ),
    right: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind', required: true }],
      [{ name: 'kind', required: true }],
    ),
  },
  {
    name: 'OperationParameterStaticTypeMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A fixed value has the type of the parameter it fills.',
    why: 'The called operation would refuse it.',
    message: '"{name}" of {id} is of type {expected}, and the value given is of type {found}. Correct the value.',
    check: eachCall((call, model) =>
      call.parameters.flatMap(([name, value]) => {
        if (referenceIn(value) !== undefined || object(value).selectedItemValuePath !== undefined) return [];
        const given = isObject(value) && value.value !== undefined ? value.value : value;
        const expected = text(targetOf(call, name, model)?.type);
        if (expected === undefined || isObject(given) || isOfType(given, expected)) return [];
        const args = { name, id: call.operationId ?? '', expected, found: typeOf(given) };
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }];
      }),
    ),
    wrong: chooses({ parameters: { page: 'one' } }, [{ name: 'page', type: 'integer' }]),
    right: chooses({ parameters: { page: 1 } }, [{ name: 'page', type: 'integer' }]),
  },
  {
    name: 'OperationParameterTypeMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A parameter has the type of the one it fills.',
    why: 'The called operation would refuse it.',
    message: '"{name}" of {id} is of type {expected}, and "{source}" is of type {found}. Make them equal.',
    check: eachOwner((call, owner, model) => {
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const found = text(source === undefined ? undefined : sourceOf(owner, source, model)?.type);
        const expected = text(targetOf(call, name, model)?.type);
        if (found === undefined || expected === undefined || found === expected) return [];
        const args = { name, id: call.operationId ?? '', expected, source: source ?? '', found };
        return [{ pointer: `${call.pointer}/parameters${segment(name)}`, args }];
      });
    }),
    wrong: chooses(
      { parameters: { page: { parameter: 'page' } } },
      [{ name: 'page', type: 'integer' }],
      [{ name: 'page' }],
    ),
    right: chooses(
      { parameters: { page: { parameter: 'page' } } },
      [{ name: 'page', type: 'integer' }],
      [{ name: 'page', type: 'integer' }],
    ),
  },
  {
    name: 'SourcePropertyInternal',
    evidence: 'E*',
    source: swaggerRules('Parameters'),
    what: 'No value is taken from an internal parameter.',
    why: 'Nobody fills it in; its default must be given as a fixed value.',
    message: '"{source}" is internal, so its value cannot be taken. Give the value itself.',
    check: eachOwner((call, owner, model) => {
      return call.parameters.flatMap(([name, value]) => {
        const source = referenceIn(value);
        const from = source === undefined ? undefined : sourceOf(owner, source, model);
        return isInternal(from) && source !== undefined
          ? [{ pointer: `${call.pointer}/parameters${segment(name)}`, args: { source } }]
          : [];
      });
    }),
    wrong: chooses(
      { parameters: { kind: { parameter: 'kind' } } },
      [{ name: 'kind' }],
      [{ name: 'kind', 'x-ms-visibility': 'internal', required: true, default: 'all' }],
    ),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind' }]),
  },
  {
    name: 'OperationParameterNameIsAmbiguous',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A name in x-ms-dynamic-list means a parameter or a body property, not both.',
    why: 'Nobody knows which is meant.',
    message: '"{source}" is both a parameter and a body property. Rename one.',
    check: eachOwner((call, owner, model) => {
      const isNew = call.key === 'x-ms-dynamic-list' || call.key === 'x-ms-dynamic-properties';
      return isNew && ambiguous(call, owner, model);
    }),
    wrong: ambiguousBody('x-ms-dynamic-list'),
    right: choosesList({}),
  },
  ...(
    [
      ['x-ms-dynamic-values', 'x-ms-dynamic-list', 'DynamicListExtensionRequiredFor'],
      ['x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'DynamicPropertiesExtensionRequiredFor'],
    ] as const
  ).flatMap(([key, newer, name]) => [
    {
      name: `${name}AmbiguousReferences`,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A name in ${key} that means two things needs ${newer} beside it.`,
      why: 'The older extension cannot tell a parameter from a body property.',
      message: `"{source}" is both a parameter and a body property. Add ${newer}.`,
      check: eachOwner(
        (call, owner, model, place) =>
          call.key === key && place.value[newer] === undefined && ambiguous(call, owner, model),
      ),
      wrong: ambiguousBody(key),
      right: choosesList({}),
    },
    {
      name: `${name}NonParameterReferences`,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A value in ${key} that is taken from inside a body needs ${newer} beside it.`,
      why: 'The older extension knows parameters only.',
      message: `"{source}" is a property of the body, not a parameter. Add ${newer}.`,
      check: eachOwner((call, owner, model, place) => {
        if (call.key !== key || place.value[newer] !== undefined) return false;
        return call.parameters.flatMap(([parameter, value]) => {
          const source = referenceIn(value);
          const isParameter = owner.parameters.some((candidate) => candidate.name === source);
          return source !== undefined && !isParameter && bodyProperty(owner, source, model) !== undefined
            ? [{ pointer: `${call.pointer}/parameters${segment(parameter)}`, args: { source } }]
            : [];
        });
      }),
      wrong: bodyReference(key),
      right: choosesList({}),
    },
  ]),
  {
    name: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'x-ms-dynamic-schema that points at properties needs x-ms-dynamic-properties beside it.',
    why: 'The newer extension points at the schema that holds them.',
    message: 'value-path "{path}" points at properties. Add x-ms-dynamic-properties.',
    check: ({ value, pointer }) => {
      const path = text(object(value['x-ms-dynamic-schema'])['value-path']);
      return (
        path !== undefined &&
        /(^|\/)properties$/.test(path) &&
        value['x-ms-dynamic-properties'] === undefined && [
          { pointer: `${pointer}/x-ms-dynamic-schema`, args: { path } },
        ]
      );
    },
    wrong: property({
      type: 'object',
      'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'schema/properties', parameters: { itemId: 'a' } },
    }),
    right: clean,
  },
  {
    name: 'DynamicPropertiesItemValuePathMismatch',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Both schema extensions point at the same place.',
    why: 'Old and new designers would show different fields.',
    message: 'itemValuePath is "{found}", and value-path says "{expected}". Make them equal.',
    check: ({ value, pointer }) => {
      const older = text(object(value['x-ms-dynamic-schema'])['value-path']);
      const newer = object(value['x-ms-dynamic-properties']);
      if (older === undefined || value['x-ms-dynamic-properties'] === undefined) return false;
      const expected = older.replace(/(^|\/)properties$/, '');
      const found = text(newer.itemValuePath) ?? '';
      return found !== expected && [{ pointer: `${pointer}/x-ms-dynamic-properties`, args: { found, expected } }];
    },
    wrong: property({
      type: 'object',
      'x-ms-dynamic-schema': { operationId: 'GetItem', 'value-path': 'name', parameters: { itemId: 'a' } },
      'x-ms-dynamic-properties': {
        operationId: 'GetItem',
        itemValuePath: 'title',
        parameters: { itemId: { value: 'a' } },
      },
    }),
    right: clean,
  },
  {
    name: 'DynamicTreeExtensionMissing',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'A file picker by x-ms-dynamic-values has x-ms-dynamic-tree beside it.',
    why: 'New designers read only the newer one.',
    message: 'The file picker has no x-ms-dynamic-tree. Add it.',
    check: ({ value, pointer }) =>
      object(value['x-ms-dynamic-values']).capability === 'file-picker' &&
      value['x-ms-dynamic-tree'] === undefined && [{ pointer: `${pointer}/x-ms-dynamic-values` }],
    wrong: choosing([{ name: 'item', 'x-ms-dynamic-values': { capability: 'file-picker', 'value-path': 'name' } }]),
    right: chooses({}),
  },
  {
    name: 'SelectedItemValuePathNotAllowedInThisPosition',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'selectedItemValuePath is used only by the browse part of x-ms-dynamic-tree.',
    why: 'Nothing is selected before.',
    message: 'selectedItemValuePath has no meaning here. Move it to browse or remove it.',
    check: eachCall((call) =>
      call.pointer.endsWith('/browse')
        ? false
        : call.parameters.flatMap(([name, value]) =>
            object(value).selectedItemValuePath === undefined
              ? []
              : [{ pointer: `${call.pointer}/parameters${segment(name)}` }],
          ),
    ),
    wrong: choosesList({ parameters: { kind: { selectedItemValuePath: 'name' } } }, [{ name: 'kind' }]),
    right: choosesList({}),
  },
]);

function collectionPath({ key, value }: Call): string | undefined {
  if (key === 'x-ms-dynamic-values')
    return value.operationId === undefined ? undefined : (text(value['value-collection']) ?? '');
  if (key === 'x-ms-dynamic-list') return text(value.itemsPath) ?? '';
  if (key === 'x-ms-dynamic-tree') return text(value.itemsPath) ?? '';
  return undefined;
}

/** Whether the called operation lists plain values, which need no path. */
function listsScalars(call: Call, model: ConnectorModel): boolean {
  const target = model.byId.get(call.operationId ?? '');
  const found = target && model.schemaAlong(model.successSchema(target), collectionPath(call) ?? '');
  const type = text(model.resolve(found?.items).type);
  return type !== undefined && type !== 'object' && type !== 'array';
}

function itemPaths({ key, value }: Call): [string, string][] {
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

function sourceOf(owner: OperationPlace, name: string, model: ConnectorModel): JsonObject | undefined {
  return owner.parameters.find((candidate) => candidate.name === name)?.value ?? bodyProperty(owner, name, model);
}

function ambiguous(call: Call, owner: OperationPlace, model: ConnectorModel): Hit[] {
  return call.parameters.flatMap(([parameter, value]) => {
    const source = referenceIn(value);
    const isParameter = owner.parameters.some(
      (candidate) => candidate.name === source && candidate.location !== 'body',
    );
    return source !== undefined && isParameter && bodyProperty(owner, source, model) !== undefined
      ? [{ pointer: `${call.pointer}/parameters${segment(parameter)}`, args: { source } }]
      : [];
  });
}

/** Whether nothing can be said about the properties of a body. */
function hasOpenBody(operation: OperationPlace, model: ConnectorModel): boolean {
  const body = operation.parameters.find(({ location }) => location === 'body');
  return body !== undefined && model.isOpen(object(body.value.schema));
}

/** A body property that chooses by another property of the body. */
function bodyReference(key: string, more: JsonObject[] = []): Case {
  const parameters = {
    itemId:
      key === 'x-ms-dynamic-values' || key === 'x-ms-dynamic-schema'
        ? { parameter: 'kind' }
        : { parameterReference: 'kind' },
  };
  const call =
    key.endsWith('schema') || key.endsWith('properties')
      ? { 'value-path': 'name' }
      : { 'value-path': 'name', itemValuePath: 'name' };
  const chosen = { type: 'string', [key]: { operationId: 'GetItem', ...call, parameters } };
  return body(
    { properties: { kind: { type: 'string' }, name: chosen } },
    {
      parameters: [
        {
          name: 'body',
          in: 'body',
          schema: { type: 'object', properties: { kind: { type: 'string' }, name: chosen } },
        },
        ...more,
      ],
    },
  );
}

function ambiguousBody(key: string): Case {
  return bodyReference(key, [{ name: 'kind', in: 'query', type: 'string' }]);
}
