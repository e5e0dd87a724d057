import type { ConnectorModel } from '../connector/connector-model.ts';
import { isInternal } from '../connector/extensions.ts';
import { usersOf } from '../connector/reach.ts';
import { isMistyped, list, object, show, text } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import { foreignKeys } from './document/root.ts';
import { textsNeeded } from './document/security.ts';
import { connectionParameter, document, info, operation, parameter, response } from './example-connector.ts';
import { isLeftEmpty } from './operations/identity.ts';
import { repeatedIndexes } from './repeated.ts';
import { type Evidence, type RuleFacts, rulesAt } from './rule.ts';
import type { ShapeFault, ShapeRule } from './shape.ts';
import { pullRequest, swaggerRules } from './sources.ts';

/** The faults that the shape walker finds in both files, worded; most are inferred from "not allowed". */
const faults: (Omit<RuleFacts<ShapeRule>, 'evidence'> & { evidence?: Evidence })[] = [
  {
    name: 'AdditionalPropertyNotAllowed',
    source: swaggerRules('Properties'),
    what: 'No x-ms- key of the definition is misspelt, and every key of the properties is one that Microsoft documents.',
    why: 'The service refuses such keys; a misspelt extension does nothing.',
    message: 'The key "{key}" is not allowed here. {advice}',
    wrong: operation({ 'x-ms-visibilty': 'important' }),
    right: operation({ 'x-own-note': 'important' }),
  },
  {
    name: 'ExtensionNameNotValid',
    source: swaggerRules('Properties'),
    what: 'Every other key of the definition is part of Swagger 2.0 or starts with x-.',
    why: 'Swagger 2.0 allows no others.',
    message: 'The key "{key}" is not part of Swagger 2.0 here. {advice}',
    wrong: operation({ tag: ['items'] }),
    right: operation({ tags: ['items'] }),
  },
  {
    name: 'ExtensionWithoutEffect',
    evidence: 'W*',
    source: swaggerRules('Properties'),
    what: "Every x-ms- key of the definition is one of Microsoft's and stands where it is read.",
    why: 'Elsewhere it does nothing. Published definitions hold such keys, so that it is a warning.',
    message: 'The extension "{key}" {fault}. {advice}',
    wrong: response({ 'x-ms-visibility': 'internal' }),
    right: operation({ 'x-ms-openai-data': { 'openai-enabled': true } }),
  },
  {
    name: 'ExtensionOfOtherTool',
    evidence: 'P',
    source: 'Azure/autorest, docs/extensions',
    what: 'The definition holds no extension of AutoRest or of another generator of clients.',
    why: 'The platform does not read it. Published definitions hold some.',
    message:
      'The extension "{key}" is for other tools, and the platform does not read it. Remove it, if it is of no use.',
    wrong: operation({ 'x-ms-long-running-operation': true }),
    right: document({ 'x-ms-openai-data': { 'openai-enabled': true } }),
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
    source: swaggerRules('Properties'),
    what: 'Every value has the JSON type of its key.',
    why: 'The service reads it as that type and refuses others.',
    message: 'The value is of type {found}, and {expected} is expected. Correct it.',
    wrong: parameter({ required: 'true' }),
    right: parameter({ required: true }),
  },
  {
    name: 'JsonValueNotInEnum',
    source: swaggerRules('Properties'),
    what: 'A value with a fixed list is one of the list, in type and spelling.',
    why: 'Others are refused or ignored.',
    message: 'The value is {found}. Use {allowed}.',
    unpublished:
      'Whether "hidden" and "required" of a connection parameter are booleans or texts. A review of 2022 refused a text ("Expected Boolean but got String"), a certification run of 2026 refused a boolean, and published connectors have both; so both are taken. So are a redirectMode in small letters and a boolean IsFirstParty, which Microsoft\'s schema refuses and published connectors have.',
    wrong: operation({ 'x-ms-visibility': 'Important' }),
    right: connectionParameter({ uiDefinition: { constraints: { required: true, hidden: false } } }),
  },
  {
    name: 'RequiredPropertyMissing',
    evidence: 'E!',
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
    const users = usersOf(place, model);
    const isShown = !isInternal(value) && (users.length === 0 || users.some((user) => !isInternal(user.value)));
    const needs = [
      ...(isShown ? ['x-ms-summary', 'description'] : []),
      ...(value.schema === undefined ? ['type'] : []),
    ];
    return needs
      .filter((key) =>
        key === 'type' ? value.type === undefined : !text(value[key]) && !isMistyped(value[key], 'string'),
      )
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
  const empty = Object.entries(object(model.definition.securityDefinitions)).flatMap(([name, scheme]): ShapeFault[] =>
    textsNeeded(scheme).flatMap((key) =>
      text(object(scheme)[key])?.trim() === ''
        ? [{ rule: 'RequiredValueEmpty', pointer: `/securityDefinitions${segment(name)}/${key}`, args: { key } }]
        : [],
    ),
  );
  return [...missing, ...repeated, ...empty];
}

export const shapeRules = rulesAt(
  'shape',
  faults.map(({ evidence = 'E*', ...facts }) => ({
    ...facts,
    evidence,
    check: ({ rule, pointer, args }: ShapeFault, model: ConnectorModel) => {
      // SwaggerKeywordNotSupported and OperationHasNoSubstance say more about these.
      if (rule === 'ExtensionNameNotValid' && foreignKeys(model).has(pointer)) return false;
      const operation = model.byPointer.get(pointer);
      if (rule === 'RequiredPropertyMissing' && operation !== undefined && isLeftEmpty(operation)) return false;
      return { args };
    },
  })),
);
