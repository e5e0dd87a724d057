import { isTypeWrong, mayHaveParameter } from '../../connector/connector-model.ts';
import { isInternal } from '../../connector/extensions.ts';
import type { Args } from '../../lib/findings.ts';
import { isMistyped, isObject, isOfType, object, show, text, typeOf } from '../../lib/json.ts';
import { shorten } from '../../lib/shorten.ts';
import { clean, property } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { extensions, schemaFile, swaggerRules } from '../sources.ts';
import { lacksText } from '../words.ts';
import {
  collectionPath,
  eachCall,
  eachParameter,
  eachSource,
  hasOpenBody,
  hasUnreadCollection,
  itemPaths,
  listsScalars,
  misfitsOf,
  missedForm,
  type Source,
  wholePath,
} from './dynamic-calls.ts';
import { ambiguousBody, bodyReference, chooses, choosesList, choosing } from './dynamic-examples.ts';

export const dynamicValueRules = rulesAt('typed', [
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
    check: eachCall(({ key, pointer, value }, model) => {
      const id = text(value.operationId);
      return (
        id !== undefined && !model.mayBeOperation(id) && [{ pointer: `${pointer}/operationId`, args: { key, id } }]
      );
    }),
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
      const { operation } = call;
      if (path === undefined || operation === undefined || hasUnreadCollection(call)) return false;
      const root = model.successSchema(operation);
      const found = model.schemaAlong(root, path);
      if (
        root === undefined ||
        model.isOpen(root) ||
        (found !== undefined && (found.type === 'array' || isTypeWrong(found) || model.isOpen(found)))
      )
        return false;
      return [{ pointer: call.pointer, args: { key: call.key, path: path || '/', id: operation.id } }];
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
      const { operation } = call;
      if (operation === undefined || hasUnreadCollection(call)) return false;
      const root = model.successSchema(operation);
      const items = collection === undefined ? root : model.schemaAlong(root, collection);
      if (items === undefined || model.isOpen(items) || model.isOpen(object(items.items))) return false;
      return itemPaths(call).flatMap(([name, path]) =>
        model.schemaAlong(items, path) === undefined
          ? [{ pointer: `${call.pointer}/${name}`, args: { key: call.key, path, id: operation.id } }]
          : [],
      );
    }),
    wrong: chooses({ 'value-title': 'label' }),
    right: chooses({}),
  },
  {
    name: 'DynamicPathMissing',
    evidence: 'E*',
    source: extensions('x-ms-dynamic-values, x-ms-dynamic-list, x-ms-dynamic-tree'),
    what: 'A dynamic list says which property is the value.',
    why: 'Nothing could be sent otherwise. Items that are plain texts or numbers are sent as they are.',
    message: '{key} has no "{name}". Name the property that is sent.',
    check: eachCall((call, model) => {
      const { key, pointer, value } = call;
      const needs: Record<string, string> = {
        'x-ms-dynamic-values': 'value-path',
        'x-ms-dynamic-list': 'itemValuePath',
        'x-ms-dynamic-tree': 'itemValuePath',
      };
      const name = needs[key];
      return (
        name !== undefined &&
        value.operationId !== undefined &&
        !listsScalars(call, model) &&
        lacksText(value[name]) && [{ pointer, args: { key, name } }]
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
      const { key, pointer, operation } = call;
      return misfitsOf(model)(call).lacking.map((name) => ({ pointer, args: { id: operation?.id ?? '', name, key } }));
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
    message: '{key} gives "{name}", which {id} does not have. {advice}',
    check: eachParameter((parameter, call, model) => {
      const { lost, meant } = misfitsOf(model)(call);
      const { name } = parameter;
      const right = meant.get(name);
      const advice = right === undefined ? 'Correct the name.' : `It requires "${right}": correct the name.`;
      return lost.includes(parameter) && { key: call.key, name, id: call.operation?.id ?? '', advice };
    }),
    wrong: chooses({ parameters: { kind: 'all' } }),
    right: chooses({ parameters: { kind: 'all' } }, [{ name: 'kind' }]),
  },
  {
    name: 'DynamicParameterNotValid',
    evidence: 'E*',
    source: schemaFile('apiDefinition.swagger.schema.json, DynamicOperationCall-parameters'),
    what: 'A parameter that a dynamic extension gives has the form that the extension reads.',
    why: 'No value is sent otherwise. x-ms-dynamic-values and -schema take a plain value or a parameter, -list and -properties a value or a parameterReference.',
    message: '{key} gives "{name}" as {found}. Write {form}.',
    check: eachParameter((parameter, call) => {
      const form = missedForm(parameter, call);
      return form !== undefined && { key: call.key, name: parameter.name, found: shorten(show(parameter.value)), form };
    }),
    wrong: choosesList({ parameters: { kind: { parameterRefernce: 'kind' } } }, [{ name: 'kind' }]),
    right: choosesList({ parameters: { kind: { value: 'all' } } }, [{ name: 'kind' }]),
  },
  {
    name: 'ParameterReferenceNotWhole',
    evidence: 'W*',
    source: schemaFile('apiDefinition.swagger.schema.json, parameterReference'),
    what: 'A parameterReference to a property of the body begins with the name of the body parameter.',
    why: 'It is documented as the full path, such as body/appId. A published connector leaves the beginning out, so that it is a warning.',
    message: '"{source}" is a property of the body. Write its whole path, "{path}".',
    check: eachSource((source, { call }) => {
      const path = wholePath(source, call);
      return path !== undefined && { source: source.name, path };
    }),
    wrong: bodyReference('x-ms-dynamic-list'),
    right: choosesList({}),
  },
  {
    name: 'ParameterOfCallerNotFound',
    evidence: 'E*',
    source: swaggerRules('Operations, OperationParameterNameNotFound'),
    what: 'Every parameter that a value is taken from is one of the operation that asks.',
    why: 'There would be no value to send.',
    message: '{key} takes "{name}" from {id}, which has no such parameter. Correct the name or add the parameter.',
    check: eachSource(
      (source, { call, model }) =>
        describe(source) === undefined &&
        !mayHaveParameter(source.owner, source.name) &&
        (source.name === '' || !hasOpenBody(source.owner, model, call)) && {
          key: call.key,
          name: source.name,
          id: source.owner.id,
        },
    ),
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
    check: eachSource(({ name: source, parameter: from }, { parameter: { name, target }, call: { operation } }) => {
      const required = from?.value.required;
      const isOptional = from !== undefined && required !== true && !isMistyped(required, 'boolean');
      const isMismatch = target?.required === true && isOptional;
      return isMismatch && { id: operation?.id ?? '', name, source };
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
    check: eachParameter((parameter, call) => {
      const { name, value, target, source } = parameter;
      if (source !== undefined || object(value).selectedItemValuePath !== undefined) return false;
      // DynamicParameterNotValid says that it is no value.
      if (missedForm(parameter, call) !== undefined) return false;
      const given = isObject(value) && value.value !== undefined ? value.value : value;
      const expected = text(target?.type);
      if (expected === undefined || isObject(given) || isOfType(given, expected)) return false;
      return { name, id: call.operation?.id ?? '', expected, found: typeOf(given) };
    }),
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
    check: eachSource((source, { parameter: { name, target }, call: { operation } }) => {
      const typed = [describe(source), target].map((one = {}) => (isTypeWrong(one) ? undefined : text(one.type)));
      const [found, expected] = typed;
      if (found === undefined || expected === undefined || found === expected) return false;
      return { name, id: operation?.id ?? '', expected, source: source.name, found };
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
    check: eachSource((source) => isInternal(describe(source)) && { source: source.name }),
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
    check: eachSource(
      (source, { call: { key } }) =>
        (key === 'x-ms-dynamic-list' || key === 'x-ms-dynamic-properties') && ambiguity(source),
    ),
    wrong: ambiguousBody('x-ms-dynamic-list'),
    right: choosesList({}),
  },
  ...newerRequired('x-ms-dynamic-values', 'x-ms-dynamic-list', 'DynamicListExtensionRequiredFor'),
  ...newerRequired('x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'DynamicPropertiesExtensionRequiredFor'),
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
      if (older === undefined || !isObject(value['x-ms-dynamic-properties'])) return false;
      if (isMistyped(newer.itemValuePath, 'string')) return false;
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
    check: eachParameter(
      ({ value }, { pointer }) =>
        !pointer.endsWith('/browse') && object(value).selectedItemValuePath !== undefined && {},
    ),
    wrong: choosesList({ parameters: { kind: { selectedItemValuePath: 'name' } } }, [{ name: 'kind' }]),
    right: choosesList({}),
  },
]);

/** The schema or parameter that a value is taken from. */
function describe({ parameter, property }: Source) {
  return parameter?.value ?? property;
}

function ambiguity({ name, owner, property }: Source): Args | false {
  const isParameter = owner.parameters.some((candidate) => candidate.name === name && candidate.location !== 'body');
  return isParameter && property !== undefined && { source: name };
}

/** The two cases in which an older extension cannot say what is meant and needs the newer one beside it. */
function newerRequired<const Prefix extends string>(key: string, newer: string, prefix: Prefix) {
  return [
    {
      name: `${prefix}AmbiguousReferences` as const,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A name in ${key} that means two things needs ${newer} beside it.`,
      why: 'The older extension cannot tell a parameter from a body property.',
      message: `"{source}" is both a parameter and a body property. Add ${newer}.`,
      check: eachSource(
        (source, { call }) => call.key === key && call.beside[newer] === undefined && ambiguity(source),
      ),
      wrong: ambiguousBody(key),
      right: choosesList({}),
    },
    {
      name: `${prefix}NonParameterReferences` as const,
      evidence: 'E*' as const,
      source: swaggerRules('Operations'),
      what: `A value in ${key} that is taken from inside a body needs ${newer} beside it.`,
      why: 'The older extension knows parameters only.',
      message: `"{source}" is a property of the body, not a parameter. Add ${newer}.`,
      check: eachSource(
        ({ name, parameter, property }, { call }) =>
          call.key === key &&
          call.beside[newer] === undefined &&
          parameter === undefined &&
          property !== undefined && { source: name },
      ),
      wrong: bodyReference(key),
      right: choosesList({}),
    },
  ];
}
