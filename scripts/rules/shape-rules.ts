import type { ConnectorModel } from '../connector/connector-model.ts';
import { isInternal } from '../connector/extensions.ts';
import { list, show, text } from '../lib/json.ts';
import { foreignKeys } from './document/root.ts';
import { connectionParameter, info, operation, parameter } from './example-connector.ts';
import { repeatedIndexes } from './graph.ts';
import { type RuleFacts, rulesAt } from './rule.ts';
import type { ShapeFault, ShapeRule } from './shape.ts';
import { policyCodes, pullRequest, swaggerRules } from './sources.ts';

/** The faults that the shape walker finds in both files, worded. */
const faults: Omit<RuleFacts<ShapeRule>, 'evidence'>[] = [
  {
    name: 'AdditionalPropertyNotAllowed',
    source: swaggerRules('Properties'),
    what: "Every x-ms- key of the definition and every key of the properties is one of Microsoft's.",
    why: 'The service refuses what it does not know; a misspelt extension does nothing.',
    message: 'The key "{key}" is not allowed here. Correct or remove it.',
    wrong: operation({ 'x-ms-visibilty': 'important' }),
    right: operation({ 'x-own-note': 'important' }),
  },
  {
    name: 'ExtensionNameNotValid',
    source: swaggerRules('Properties'),
    what: 'Every other key of the definition is part of Swagger 2.0 or starts with x-.',
    why: 'Swagger 2.0 allows no others.',
    message:
      'The key "{key}" is not part of Swagger 2.0 here. Correct it, or start it with "x-" if it is an extension.',
    wrong: operation({ tag: ['items'] }),
    right: operation({ tags: ['items'] }),
  },
  {
    name: 'ArrayDuplicateValue',
    source: swaggerRules('Operations'),
    what: 'Arrays of names and lists of values hold each once.',
    why: 'The second has no meaning.',
    message: '"{value}" stands twice in this array. Remove one.',
    wrong: operation({ tags: ['items', 'items'] }),
    right: operation({ tags: ['items', 'all'] }),
  },
  {
    name: 'JsonTypeIncorrect',
    source: policyCodes('5000.2.6.9 and 5000.2.6.10, uiDefinition'),
    what: 'Every value has the JSON type of its key.',
    why: 'A certification run was refused for hidden: false, which must be "false".',
    message: 'The value is of type {found}, and {expected} is expected. Correct it.',
    wrong: parameter({ required: 'true' }),
    right: parameter({ required: true }),
  },
  {
    name: 'JsonValueNotInEnum',
    source: swaggerRules('Properties'),
    what: 'A value with a fixed list is one of the list, in type and spelling.',
    why: 'Others are refused or ignored; required and hidden of a connection parameter are strings.',
    message: 'The value is {found}. Use {allowed}.',
    wrong: connectionParameter({ uiDefinition: { constraints: { required: true } } }),
    right: connectionParameter({ uiDefinition: { constraints: { required: 'true' } } }),
  },
  {
    name: 'RequiredPropertyMissing',
    source: pullRequest(550, 683, 1003, 1095, 3407, 3747),
    what: 'Every key that is always needed is there, and a parameter that people see has x-ms-summary, description and type.',
    why: 'The most frequent refusal of all: the label and the help of a parameter, summary, contact, connector metadata.',
    message: '"{key}" is missing. Add it.',
    wrong: parameter({ 'x-ms-summary': null }),
    right: parameter({ 'x-ms-summary': 'Filter' }),
  },
  {
    name: 'RequiredValueEmpty',
    source: swaggerRules('Metadata'),
    what: 'No key that is needed is empty.',
    why: 'An empty text says nothing.',
    message: '"{key}" is empty. Fill it in.',
    wrong: info({ title: '' }),
    right: info({ title: 'Care Register' }),
  },
];

/** Faults of the same rules that depend on more than the place: on what people see, or on the type. */
export function contextFaults(model: ConnectorModel): ShapeFault[] {
  const missing = model.parameters.flatMap((place): ShapeFault[] => {
    const { value, location, pointer } = place;
    if (location === 'body' || location === '') return [];
    // Nobody reads the label of an internal parameter, nor any of an internal operation; published ones go without.
    const isShown = !isInternal(value) && !isInternal(place.operation?.value);
    const needs = [
      ...(isShown ? ['x-ms-summary', 'description'] : []),
      ...(value.schema === undefined ? ['type'] : []),
    ];
    return needs
      .filter((key) => !text(value[key]) && (key !== 'type' || value.type === undefined))
      .map((key) => ({ rule: 'RequiredPropertyMissing', pointer, args: { key } }));
  });
  const repeated = model.typed.flatMap(({ value, pointer }): ShapeFault[] => {
    const keys = list(value.enum).map((entry) => JSON.stringify(entry));
    return repeatedIndexes(keys).map((index) => ({
      rule: 'ArrayDuplicateValue',
      pointer: `${pointer}/enum/${index}`,
      args: { value: show(list(value.enum)[index]) },
    }));
  });
  return [...missing, ...repeated];
}

export const shapeRules = rulesAt(
  'shape',
  faults.map((facts) => ({
    ...facts,
    evidence: facts.name === 'RequiredPropertyMissing' ? 'E!' : 'E*',
    check: ({ rule, pointer, args }: ShapeFault, model: ConnectorModel) => {
      // SwaggerKeywordNotSupported says more about these.
      if (rule === 'ExtensionNameNotValid' && foreignKeys(model).has(pointer)) return false;
      return { args };
    },
  })),
);
