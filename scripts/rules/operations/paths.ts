import {
  type ConnectorModel,
  mayHaveParameter,
  type OperationPlace,
  type ParameterPlace,
  type Place,
} from '../../connector/connector-model.ts';
import { groupBy } from '../../lib/group-by.ts';
import { object } from '../../lib/json.ts';
import { segment } from '../../lib/json-pointer.ts';
import { oncePer } from '../../lib/once-per.ts';
import { clean, document, operation, pathParameter } from '../example-connector.ts';
import { meantNames } from '../extension-names.ts';
import { namesInOtherCase, repeatedIndexes } from '../repeated.ts';
import { rulesAt } from '../rule.ts';
import { swaggerRules } from '../sources.ts';
import { isLeftEmpty } from './identity.ts';
import { PathIndex } from './path-index.ts';

export const pathRules = [
  ...rulesAt('operation', [
    {
      name: 'DuplicateOperationPath',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Two paths differ in more than the names of their variables.',
      why: 'A request could not be told to belong to either.',
      message: 'The path {path} cannot be told from {other}. Change a fixed part of one.',
      check: ({ verb, path }, model) => {
        const [first, ...rest] = indexesOf(model).get(verb)?.twins(path) ?? [];
        // PathRedefined says of paths that differ in capitals alone that they are one.
        const isOne = first?.toLowerCase() === path.toLowerCase();
        return first !== undefined && !isOne && rest.includes(path) && { args: { path, other: first } };
      },
      wrong: document({
        paths: {
          '/items/{name}': { get: { operationId: 'GetItemByName', parameters: [{ name: 'name', in: 'path' }] } },
        },
      }),
      right: clean,
    },
    {
      name: 'PartialDuplicateOperationPath',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'No fixed segment of a path stands where another path has a variable.',
      why: 'A value that equals the fixed segment would be sent to the other operation.',
      message: 'The path {path} is also matched by {others}. Give one of them another fixed segment in front.',
      check: ({ verb, path }, model) => {
        const others = indexesOf(model).get(verb)?.overlaps(path) ?? [];
        return others.length > 0 && { args: { path, others: others.join(', ') } };
      },
      wrong: document({
        paths: {
          '/items/newest': {
            get: { operationId: 'GetNewestItem', summary: 'Get newest item', description: 'Returns the newest item.' },
          },
        },
      }),
      right: clean,
    },
    {
      name: 'OperationMissingPathParameter',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Every variable of a path has a path parameter.',
      why: 'Nothing else can fill it.',
      message: 'The path has {{name}} but there is no path parameter of that name. {advice}',
      check: (place) =>
        !isLeftEmpty(place) &&
        lostVariables(place).flatMap(({ name, meant }) => {
          if (meant === undefined) return [{ args: { name, advice: 'Add it.' } }];
          // The rules about the signs of a path say what to write.
          const isSaid = /[?#*=]/.test(name);
          return isSaid ? [] : [{ args: { name, advice: `Write {${meant}}, as the parameter is called.` } }];
        }),
      wrong: operation({ parameters: [] }),
      right: clean,
    },
    {
      name: 'PathParameterNotDefinedInTemplate',
      evidence: 'E*',
      source: swaggerRules('Parameters'),
      what: 'Every path parameter is a variable of the path.',
      why: 'Its value would go nowhere.',
      message: 'The path {path} has no variable {{name}}. Add it to the path or remove the parameter.',
      check: (place) => {
        const { path } = place;
        // Its variables are not known while a brace is open.
        if (hasOpenBrace(path)) return false;
        const meant = lostVariables(place).map((variable) => variable.meant);
        return lostParameters(place).flatMap(({ name, pointer }) =>
          meant.includes(name) ? [] : [{ pointer, args: { path, name } }],
        );
      },
      wrong: operation({ parameters: ['itemId', 'item'].map((name) => ({ name, in: 'path', required: true })) }),
      right: pathParameter({ name: 'itemId' }),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'PathRedefined',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'No two paths differ only in capital letters.',
      why: 'Routes are compared without regard to case.',
      message: 'The path {path} is {other} in other letters. Merge them.',
      check: (_place, { definition }) =>
        namesInOtherCase(Object.keys(object(definition.paths))).map(({ name: path, other }) => ({
          at: `/paths${segment(path)}`,
          args: { path, other },
        })),
      wrong: document({ paths: { '/Items/{itemId}': {} } }),
      right: clean,
    },
    pathRule({
      name: 'OperationPathMustStartWithSlash',
      what: 'A path starts with a slash.',
      message: 'The path {path} does not start with "/". Add it.',
      isWrong: (path) => !path.startsWith('/'),
      example: 'items',
    }),
    pathRule({
      name: 'OperationPathContainsUnsupportedCharacters',
      what: 'A path has no wildcard.',
      message: 'The path {path} contains "*". {advice}',
      isWrong: (path) => path.includes('*'),
      advise: (path) => adviseVariables(path, /\*/) ?? 'Use a variable.',
      example: '/items/*',
    }),
    pathRule({
      name: 'OperationPathMayNotContainQueryOrFragment',
      what: 'A path has no query and no fragment.',
      message: 'The path {path} contains "?" or "#". {advice}',
      isWrong: (path) => /[?#]/.test(path),
      advise: (path) => adviseVariables(path, /[?#]/) ?? 'Declare query parameters instead.',
      example: '/items?all=true',
    }),
    pathRule({
      name: 'OperationPathVariablesContainDefaults',
      what: 'A path variable has no default in the path.',
      message: 'The path {path} gives a variable a default. Put the default on the parameter.',
      isWrong: (path) => variablesOf(path).some((name) => name.includes('=')),
      example: '/items/{id=1}',
    }),
    pathRule({
      name: 'OperationPathVariableRepeated',
      what: 'The variables of a path differ in their names.',
      why: 'One value could not fill both.',
      message: 'The path {path} has two variables of one name. Rename one, and describe a path parameter of that name.',
      isWrong: (path) => repeatedIndexes(variablesOf(path)).length > 0,
      example: '/items/{id}/{id}',
    }),
    pathRule({
      name: 'OperationPathTemplateNotValid',
      what: 'Each path variable is contained in one segment, and braces come in pairs.',
      why: 'The gateway could not route a request by it. A variable that fills its whole segment is better still, but published paths use parts of segments, such as /items({id}), so that more is not asked.',
      message:
        'The path {path} has a brace that encloses no variable within one segment. Close it before the next slash, or encode it.',
      isWrong: hasOpenBrace,
      example: '/items/{id',
    }),
  ]),
];

/** A rule about the text of each path; `example` is one that breaks it. */
function pathRule<const Name extends string>({
  isWrong,
  advise = () => '',
  example,
  why = 'The gateway could not route a request by it.',
  ...facts
}: {
  name: Name;
  what: string;
  why?: string;
  message: string;
  isWrong: (path: string) => boolean;
  advise?: (path: string) => string;
  example: string;
}) {
  return {
    ...facts,
    why,
    evidence: 'E*' as const,
    source: swaggerRules('Operations'),
    check: (_place: Place, { definition }: ConnectorModel) =>
      Object.keys(object(definition.paths))
        .filter((path) => !path.startsWith('x-') && isWrong(path))
        .map((path) => ({ at: `/paths${segment(path)}`, args: { path, advice: advise(path) } })),
    wrong: document({ paths: { [example]: {} } }),
    right: clean,
  };
}

/** Whether a brace of a path encloses no variable within one segment. */
function hasOpenBrace(path: string): boolean {
  return path.split('/').some((part) => /[{}]/.test(part) && !/^[^{}]*(?:\{[^{}]+\}[^{}]*)+$/.test(part));
}

function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** The name of a variable without what routers write beside it: `id?`, `id:int`, `id=1`, `*path`, `path+`. */
const nameOf = (variable: string): string => variable.replace(/^\*+|[:=].*$|(?<![?#*+])[?#*+]+$/gs, '');

/** What to write where signs stand in variables alone; undefined where they stand elsewhere too, or a name is missing. */
function adviseVariables(path: string, sign: RegExp): string | undefined {
  const names = variablesOf(path)
    .filter((variable) => sign.test(variable))
    .map(nameOf);
  const isElsewhere = sign.test(path.replaceAll(/\{[^{}]*\}/g, ''));
  return isElsewhere || names.includes('') ? undefined : `Write ${names.map((name) => `{${name}}`).join(' and ')}.`;
}

/** The path parameters of an operation that are no variable of its path. */
function lostParameters({ path, parameters }: OperationPlace): ParameterPlace[] {
  const variables = variablesOf(path);
  return parameters.filter(({ location, name }) => location === 'path' && name !== '' && !variables.includes(name));
}

/** The variables of a path that have no parameter, each with the parameter that is meant by it. */
function lostVariables(place: OperationPlace): { name: string; meant: string | undefined }[] {
  const names = variablesOf(place.path).filter((name) => !mayHaveParameter(place, name, 'path'));
  const meant = meantNames(
    names.map(nameOf),
    lostParameters(place).map(({ name }) => name),
  );
  return names.map((name) => ({ name, meant: meant.get(nameOf(name)) }));
}

/** The paths of each verb, indexed once for each model. */
const indexesOf = oncePer((model: ConnectorModel): Map<string, PathIndex> => {
  const ofVerb = groupBy(model.operations, ({ verb }) => verb);
  return new Map([...ofVerb].map(([verb, operations]) => [verb, new PathIndex(operations.map(({ path }) => path))]));
});
