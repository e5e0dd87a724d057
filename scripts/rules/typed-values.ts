import type { ConnectorModel, TypedPlace } from '../connector/connector-model.ts';
import { hasDynamicSchema } from '../connector/extensions.ts';
import { isMistyped, isObject, isOfType, type Json, list, object, show, text, typeOf } from '../lib/json.ts';
import { segment } from '../lib/json-pointer.ts';
import { messageOf } from '../lib/message-of.ts';
import { words } from '../lib/words.ts';
import { clean, parameter, property, schema } from './example-connector.ts';
import { repeatedIndexes } from './repeated.ts';
import { rulesAt } from './rule.ts';
import { plainTypes } from './shapes.ts';
import { schemaFile, swaggerRules } from './sources.ts';
import { hit } from './words.ts';

const formats = words('int32 int64 float double byte binary date date-time password date-no-tz email html uri uuid');

/** `maxItems` and its kind must not be negative. */
const notNegative = <const Name extends string>(key: string, name: Name) => ({
  name,
  evidence: 'E*' as const,
  source: swaggerRules('Metadata'),
  what: `${key} is not negative.`,
  why: 'Nothing has fewer than no parts.',
  message: `${key} is {value}. Use 0 or more.`,
  check: ({ value }: TypedPlace) => {
    const found = value[key];
    return typeof found === 'number' && found < 0 && hit(`/${key}`, { value: found });
  },
  wrong: property({ [key]: -1 }),
  right: property({ [key]: 0 }),
});

/** A lower limit must not lie above its upper limit. */
const inOrder = <const Name extends string>(low: string, high: string, name: Name) => ({
  name,
  evidence: 'E*' as const,
  source: swaggerRules('Metadata'),
  what: `${low} is not above ${high}.`,
  why: 'No value could be right.',
  message: `${low} {low} is above ${high} {high}. Correct one of them.`,
  check: ({ value }: TypedPlace) => {
    const [from, to] = [value[low], value[high]];
    return typeof from === 'number' && typeof to === 'number' && from > to && hit(`/${low}`, { low: from, high: to });
  },
  wrong: parameter({ type: 'integer', [low]: 5, [high]: 1 }),
  right: parameter({ type: 'integer', [low]: 1, [high]: 5 }),
});

const needsLimit = <const Name extends string>(key: string, limit: string, name: Name) => ({
  name,
  evidence: 'E*' as const,
  source: swaggerRules('Metadata'),
  what: `${key} comes with ${limit}.`,
  why: 'It says how the limit is meant.',
  message: `${key} stands without ${limit}. Add ${limit} or remove it.`,
  check: ({ value }: TypedPlace) => typeof value[key] === 'boolean' && value[limit] === undefined && hit(`/${key}`),
  wrong: parameter({ type: 'integer', [key]: true }),
  right: parameter({ type: 'integer', [key]: true, [limit]: 5 }),
});

const mismatched = (
  { value, kind }: TypedPlace,
  key: 'default' | 'enum',
): { pointer: string; entry: Json; found: string; expected: string }[] => {
  // Of a type that may not stand here JsonValueNotInEnum says that it has to change.
  const type = kind === 'schema' || plainTypes.includes(show(value.type)) ? text(value.type) : undefined;
  const entries = key === 'default' ? (value.default === undefined ? [] : [value.default]) : list(value.enum);
  return entries.flatMap((entry, index) => {
    const isNull = entry === null && value['x-nullable'] === true;
    if (type === undefined || isNull || isOfType(entry, type)) return [];
    return [
      { pointer: key === 'default' ? '/default' : `/enum/${index}`, entry, found: typeOf(entry), expected: type },
    ];
  });
};

/** The parts of a default that are of another type than the schema has there. */
function mismatchedParts(
  value: Json,
  schema: Json | undefined,
  model: ConnectorModel,
  pointer: string,
): { at: string; args: { found: string; expected: string } }[] {
  if (!Array.isArray(value) && !isObject(value)) return [];
  const { items, properties, additionalProperties, allOf } = model.resolve(schema);
  // Of a further property a part of allOf may say more.
  const others = allOf === undefined ? additionalProperties : undefined;
  return Object.entries(value).flatMap(([key, part]) => {
    const at = pointer + segment(key);
    const inner = model.resolve(Array.isArray(value) ? items : (object(properties)[key] ?? others));
    const type = text(inner.type) ?? '';
    const isNull = part === null && inner['x-nullable'] === true;
    const isGood = isNull || isOfType(part, type);
    return isGood ? mismatchedParts(part, inner, model, at) : [{ at, args: { found: typeOf(part), expected: type } }];
  });
}

/**
 * A pattern as JavaScript can judge it: .NET, which runs the patterns, knows groups besides that this Node may not (flags,
 * atomic and balancing groups, names in quotes, comments; "Grouping constructs in regular expressions", Microsoft Learn).
 */
function withoutDotNet(pattern: string): string {
  // Nothing in a class opens a group; one that does not end takes the rest, so that it is read once.
  const known =
    /\\.|\[(?:\\.|[^\]\\])*\]?|\(\?(?:(?=[imnsx-])[imnsx]*(?:-[imnsx]*)?[:)]|>|#[^()]*\)|'\w+'|<\w*-\w+>)/gs;
  return pattern.replaceAll(known, (found) => (!found.startsWith('(') ? found : found.endsWith(')') ? '' : '(?:'));
}

export const typedValueRules = rulesAt('typed', [
  {
    name: 'UnrecognizedTypeFormat',
    evidence: 'W*',
    source: schemaFile('apiDefinition.swagger.schema.json, format'),
    what: 'A format is one that the platform knows.',
    why: 'Others are ignored.',
    message: 'The format "{format}" is not known. Use one of: {allowed}, or remove it.',
    check: ({ value: { format } }) =>
      typeof format === 'string' &&
      !formats.includes(format) &&
      hit('/format', { format, allowed: formats.join(', ') }),
    wrong: property({ format: 'postcode' }),
    right: property({ format: 'date-time' }),
  },
  {
    name: 'CollectionFormatValueNotSupported',
    evidence: 'E!',
    source: swaggerRules('Not supported'),
    what: 'collectionFormat is not multi.',
    why: 'The service refuses it: a query key cannot be repeated.',
    message: 'collectionFormat "{format}" is not supported. Use csv, or a string that a script splits.',
    check: ({ value: { collectionFormat } }) =>
      typeof collectionFormat === 'string' &&
      !['csv', 'ssv', 'tsv', 'pipes'].includes(collectionFormat) &&
      hit('/collectionFormat', { format: collectionFormat }),
    wrong: parameter({ type: 'array', items: { type: 'string' }, collectionFormat: 'multi' }),
    right: clean,
  },
  {
    name: 'ArrayHasNoItems',
    evidence: 'E*',
    source: swaggerRules('Arrays'),
    what: 'An array says what its items are.',
    why: 'The designer makes no outputs or fields otherwise.',
    message: 'The array has no items. Describe them.',
    check: ({ value }) => value.type === 'array' && value.items === undefined && !hasDynamicSchema(value),
    wrong: schema({ properties: { list: { type: 'array', 'x-ms-summary': 'List', description: 'A list.' } } }),
    right: schema({
      properties: {
        list: { type: 'array', items: { type: 'string' }, 'x-ms-summary': 'List', description: 'A list.' },
      },
    }),
  },
  {
    name: 'InvalidEnumValue',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Each enum value has the type of the field.',
    why: 'The designer could not offer it.',
    message: 'This enum value is of type {found}, and the field is of type {expected}. Correct one.',
    check: (place) =>
      mismatched(place, 'enum').map(({ pointer, found, expected }) => ({ at: pointer, args: { found, expected } })),
    wrong: parameter({ enum: ['a', 1] }),
    right: parameter({ enum: ['a', 'b'] }),
  },
  {
    name: 'EnumMustContainAtLeastOneElement',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'An enum has a value.',
    why: 'Nothing could be chosen.',
    message: 'The enum is empty. Add its values or remove it.',
    check: ({ value }) => Array.isArray(value.enum) && value.enum.length === 0 && hit('/enum'),
    wrong: parameter({ enum: [] }),
    right: parameter({ enum: ['a'] }),
  },
  {
    name: 'DefaultValueMustMatchType',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A default has the type of the field.',
    why: 'It would be refused by the field it fills.',
    message: 'The default is of type {found}, and the field is of type {expected}. Correct one.',
    check: (place) =>
      mismatched(place, 'default').map(({ pointer, found, expected }) => ({ at: pointer, args: { found, expected } })),
    wrong: parameter({ type: 'integer', default: '1' }),
    right: parameter({ type: 'integer', default: 1 }),
  },
  {
    name: 'DefaultPartMustMatchType',
    evidence: 'W*',
    source: swaggerRules('Properties'),
    what: 'Each part of a default that is an array or object has the type of its item or property.',
    why: 'It would be refused by the field it fills. Whether the service looks within a default is not published, so that it is a warning.',
    message: 'This part of the default is of type {found}, and {expected} is expected. Correct one.',
    check: ({ value }, model) => mismatchedParts(value.default ?? null, value, model, '/default'),
    wrong: property({ type: 'array', items: { type: 'integer' }, default: ['1'] }),
    right: property({ type: 'array', items: { type: 'integer' }, default: [1] }),
  },
  {
    name: 'DuplicateEnumValuesInExtension',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'x-ms-enum-values names each value once.',
    why: 'A value has one display name.',
    message: 'x-ms-enum-values names {value} twice. Keep one display name.',
    check: ({ value }) => {
      const entries = list(value['x-ms-enum-values']).map((entry) => JSON.stringify(object(entry).value));
      // One without a value is said to lack it.
      return repeatedIndexes(entries).flatMap((index) => {
        const found = entries[index];
        return found === undefined ? [] : [{ at: `/x-ms-enum-values/${index}`, args: { value: found } }];
      });
    },
    wrong: parameter({
      enum: ['a'],
      'x-ms-enum-values': [
        { value: 'a', displayName: 'A' },
        { value: 'a', displayName: 'B' },
      ],
    }),
    right: parameter({ enum: ['a'], 'x-ms-enum-values': [{ value: 'a', displayName: 'A' }] }),
  },
  {
    name: 'InvalidEnumValuesExtensionValue',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'Each value of x-ms-enum-values is in enum.',
    why: 'It gives names to values and adds none.',
    message: 'x-ms-enum-values names {value}, which enum does not have. Add it there or remove it.',
    check: (place) => {
      const { value } = place;
      if (isMistyped(value.enum, 'array')) return false;
      // Of a value that is of a wrong type InvalidEnumValue says that it is to be corrected, to what is named here perhaps.
      const known = new Set([...list(value.enum), ...mismatched(place, 'enum').map(({ entry }) => show(entry))]);
      return list(value['x-ms-enum-values']).flatMap((entry, index) => {
        const found = object(entry).value;
        if (found === undefined || known.has(found)) return [];
        return [{ at: `/x-ms-enum-values/${index}`, args: { value: JSON.stringify(found) } }];
      });
    },
    wrong: parameter({ enum: ['a'], 'x-ms-enum-values': [{ value: 'b', displayName: 'B' }] }),
    right: parameter({ enum: ['a'], 'x-ms-enum-values': [{ value: 'a', displayName: 'A' }] }),
  },
  {
    name: 'MissingEnumValuesDisplayName',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'Each entry of x-ms-enum-values has a displayName.',
    why: 'That is what it is for.',
    message: 'This entry of x-ms-enum-values has no displayName. Add it.',
    check: ({ value }) =>
      list(value['x-ms-enum-values']).flatMap((entry, index) =>
        isObject(entry) && !text(entry.displayName) && !isMistyped(entry.displayName, 'string')
          ? [{ at: `/x-ms-enum-values/${index}` }]
          : [],
      ),
    wrong: parameter({ enum: ['a'], 'x-ms-enum-values': [{ value: 'a' }] }),
    right: parameter({ enum: ['a'], 'x-ms-enum-values': [{ value: 'a', displayName: 'A' }] }),
  },
  {
    name: 'MultipleOfMustBeGreaterThanZero',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'multipleOf is above zero.',
    why: 'Nothing is a multiple of zero.',
    message: 'multipleOf is {value}. Use a number above 0.',
    check: ({ value: { multipleOf } }) =>
      typeof multipleOf === 'number' && multipleOf <= 0 && hit('/multipleOf', { value: multipleOf }),
    wrong: parameter({ type: 'integer', multipleOf: 0 }),
    right: parameter({ type: 'integer', multipleOf: 5 }),
  },
  {
    name: 'PatternShouldBeValidRegularExpression',
    evidence: 'E*',
    source: swaggerRules('Metadata'),
    what: 'A pattern is a regular expression.',
    why: 'It could not be applied.',
    message: 'The pattern is not a regular expression: {reason}. Correct it.',
    check: ({ value: { pattern } }) => {
      if (typeof pattern !== 'string') return false;
      try {
        new RegExp(withoutDotNet(pattern));
        return false;
      } catch (error) {
        return hit('/pattern', { reason: messageOf(error) });
      }
    },
    wrong: parameter({ pattern: '[a' }),
    right: parameter({ pattern: '^[a-z]+$' }),
  },
  notNegative('maxItems', 'MaxItemsMustBeGreaterThanOrEqualToZero'),
  notNegative('maxLength', 'MaxLengthMustBeGreaterThanOrEqualToZero'),
  notNegative('maxProperties', 'MaxPropertiesMustBeGreaterThanOrEqualToZero'),
  notNegative('minItems', 'MinItemsMustBeGreaterThanOrEqualToZero'),
  notNegative('minLength', 'MinLengthMustBeGreaterThanOrEqualToZero'),
  notNegative('minProperties', 'MinPropertiesMustBeGreaterThanOrEqualToZero'),
  inOrder('minimum', 'maximum', 'MinimumShouldBeLessThanOrEqualToMaximum'),
  inOrder('minItems', 'maxItems', 'MinItemsShouldBeLessThanOrEqualToMaxItems'),
  inOrder('minLength', 'maxLength', 'MinLengthShouldBeLessThanOrEqualToMaxLength'),
  needsLimit('exclusiveMaximum', 'maximum', 'ExclusiveMaximumRequiresMaximum'),
  needsLimit('exclusiveMinimum', 'minimum', 'ExclusiveMinimumRequiresMinimum'),
]);
