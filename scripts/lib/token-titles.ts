import { httpVerbs } from './http-verbs.ts';
import { isObject, type Json, type JsonObject, object, text } from './json.ts';
import { pointerOf, segment, valueAt } from './json-pointer.ts';
import { oncePer } from './once-per.ts';

/** One output of an operation, as a maker finds it in the designer's list of dynamic content. */
export interface Token {
  operationId: string;
  /** Place in the body, such as `value[].locationId`; empty for the whole body. */
  path: string;
  /** The names of properties that lead there, null for an item of an array: a name may have dots and brackets in it. */
  keys: (string | null)[];
  title: string;
  /** What each level adds to the title, outermost first; the last is the token's own. */
  levels: string[];
  /** The Swagger type, or `any` where the schema names none. */
  type: string;
  /** `important`, `advanced`, or empty; taken over from the level above where the schema says nothing. */
  visibility: string;
  /** JSON Pointer of the schema whose own text ends the title. */
  pointer: string;
  /** The reference that should have led to the schema, and leads nowhere in the document. */
  lost?: string;
  /** Set on the last token of an operation that has more of them than are listed. */
  isCut?: true;
}

/** A schema, where it stands, and the references that led there. */
interface Located {
  schema: JsonObject;
  pointer: string;
  open: ReadonlySet<string>;
  /** The reference that led nowhere. */
  lost?: string;
}

/** What the levels above a schema add to its title, and what it takes over from them. */
interface Level {
  path: string;
  keys: (string | null)[];
  titles: string[];
  summaries: string[];
  visibility: string;
  depth: number;
}

const tokenTypes = ['any', 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** The types of a union, each once: of those that list the same place the last one counts. */
const typesIn = oncePer((union: Json[]) => [...new Set(union.toReversed())].toReversed());

/**
 * Far beyond what is published (the largest of 107 connectors has 1,167 tokens in all), so that a definition without end
 * stops here: one operation first, so that none takes the place of others, and then the whole.
 */
export const maxOperationTokens = 5000;
const maxTokens = 200_000;
export const maxDepth = 100;

/**
 * Lists the output tokens of every operation, titled as the designer titles them. The definition may be any Swagger 2.0
 * document, also one with faults. An operation with very many tokens is cut off, as is each after about `limit` of them.
 *
 * The rule is that of Microsoft's open designer (Azure/LogicAppsUX, `schemaprocessor.ts`, read in November 2026):
 * - A title is the chain of `x-ms-summary` from the root schema down, or of `title` where a level above has one.
 * - An object adds its text for what lies in it, an array only when its items have none.
 * - A level without text adds nothing; its own token is shown by its key, an item as "Item", the body by its description.
 * - What is internal is no token, nor is anything in it. `allOf` is not read, and a schema inside itself has no properties.
 *
 * Response headers, which have one level only, are left out.
 */
export function listTokens(definition: unknown, limit = maxTokens): Token[] {
  let left = limit;
  return Object.entries(object(object(definition).paths)).flatMap(([path, value]) =>
    httpVerbs.flatMap((verb) => {
      const pathItem = object(value);
      const operation = pathItem[verb];
      if (!isObject(operation)) return [];
      const share = Math.min(left, maxOperationTokens);
      const budget = { schemas: share };
      const walk = new OperationWalk(definition, text(operation.operationId) ?? '', budget);
      const tokens = walk.list(findBody(definition, pathItem, operation, `/paths${segment(path)}`, verb));
      // The body is visited in any case, so that more than the share may be spent.
      left = Math.max(0, left - (share - budget.schemas));
      return tokens;
    }),
  );
}

/** The schema of a webhook's call, else that of the only answer when it is a success, else of 200, 201 or `default`. */
function findBody(
  definition: unknown,
  pathItem: JsonObject,
  operation: JsonObject,
  pointer: string,
  verb: string,
): Located {
  const open = new Set<string>();
  const notification = pathItem['x-ms-notification-content'];
  if (isObject(notification)) {
    return follow(definition, notification.schema, `${pointer}/x-ms-notification-content/schema`, open);
  }
  const responses = object(operation.responses);
  const statuses = Object.keys(responses);
  const only = statuses.length === 1 ? statuses.find((status) => status.startsWith('2')) : undefined;
  const status = only ?? ['200', '201', 'default'].find((candidate) => statuses.includes(candidate)) ?? '200';
  const response = follow(definition, responses[status], `${pointer}/${verb}/responses/${status}`, open);
  if (response.lost !== undefined) return response;
  return follow(definition, response.schema.schema, `${response.pointer}/schema`, open);
}

/** More references than lead to any schema that was meant; without an end, each property could go through all of them. */
const longestChain = 1000;

/** Follows local references. One that is open already shows its type alone, as the designer keeps it unresolved. */
function follow(definition: unknown, value: Json | undefined, at: string, above: ReadonlySet<string>): Located {
  let [schema, pointer] = [object(value), at];
  if (text(schema.$ref) === undefined) return { schema, pointer, open: above };
  const open = new Set(above);
  for (let ref = text(schema.$ref); ref !== undefined; ref = text(schema.$ref)) {
    pointer = pointerOf(definition, ref);
    const found = ref.startsWith('#/') ? valueAt(definition, pointer) : undefined;
    if (found === undefined) return { schema: {}, pointer, open, lost: ref };
    const target = object(found);
    if (open.has(ref) || open.size > longestChain) return { schema: { type: target.type ?? 'object' }, pointer, open };
    open.add(ref);
    schema = target;
  }
  return { schema, pointer, open };
}

/** A text that is there and not empty, as a list, so that nothing adds nothing. */
const added = (value: Json | undefined): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

class OperationWalk {
  // By keys: a union of types lists a place more than once, and the last one counts.
  readonly #tokens = new Map<string, Token>();
  readonly #definition: unknown;
  readonly #operationId: string;
  /** How many schemas may still be visited; not tokens, because a union can list one of them many times. */
  readonly #budget: { schemas: number };
  #isCut = false;

  constructor(definition: unknown, operationId: string, budget: { schemas: number }) {
    this.#definition = definition;
    this.#operationId = operationId;
    this.#budget = budget;
  }

  list(body: Located): Token[] {
    const [fallback = 'Body'] = added(body.schema.description);
    this.#visit(body, { path: '', keys: [], titles: [], summaries: [], visibility: '', depth: 0 }, fallback);
    const tokens = [...this.#tokens.values()];
    const last = tokens.at(-1);
    if (this.#isCut && last !== undefined) last.isCut = true;
    return tokens;
  }

  #visit(located: Located, level: Level, fallback: string): void {
    const { schema } = located;
    // The body is listed in any case, so that no operation is left out.
    if (level.depth > 0 && (level.depth > maxDepth || this.#budget.schemas <= 0)) {
      this.#isCut = true;
      return;
    }
    this.#budget.schemas--;
    const visibility = text(schema['x-ms-visibility']) ?? level.visibility;
    for (const type of Array.isArray(schema.type) ? typesIn(schema.type) : [schema.type ?? 'any']) {
      if (typeof type !== 'string' || !tokenTypes.includes(type)) continue;
      if (visibility !== 'internal') this.#add(located, { ...level, visibility }, type, fallback);
      // What is in an internal schema inherits this; the designer does not even look.
      if (schema['x-ms-visibility'] === 'internal') continue;
      if (type === 'array') this.#visitItems(located, { ...level, visibility });
      if (type === 'object') this.#visitProperties(located, { ...level, visibility });
    }
  }

  #visitItems({ schema, pointer, open }: Located, level: Level): void {
    const items = follow(this.#definition, schema.items, `${pointer}/items`, open);
    const unless = (own: Json | undefined, above: Json | undefined) => (added(own).length > 0 ? [] : added(above));
    const inner = {
      path: `${level.path}[]`,
      keys: [...level.keys, null],
      titles: [...level.titles, ...unless(items.schema.title, schema.title)],
      summaries: [...level.summaries, ...unless(items.schema['x-ms-summary'], schema['x-ms-summary'])],
      visibility: level.visibility,
      depth: level.depth + 1,
    };
    this.#visit(items, inner, 'Item');
  }

  #visitProperties({ schema, pointer, open }: Located, level: Level): void {
    // The designer asks the connector for what is in it.
    if (schema['x-ms-dynamic-schema'] !== undefined) return;
    const titles = [...level.titles, ...added(schema.title)];
    const summaries = [...level.summaries, ...added(schema['x-ms-summary'])];
    for (const [key, value] of Object.entries(object(schema.properties))) {
      const path = level.path === '' ? key : `${level.path}.${key}`;
      const property = follow(this.#definition, value, `${pointer}/properties${segment(key)}`, open);
      const inner = { path, keys: [...level.keys, key], titles, summaries };
      this.#visit(property, { ...inner, visibility: level.visibility, depth: level.depth + 1 }, key);
    }
  }

  #add(
    { schema, pointer, lost }: Located,
    { path, keys, titles, summaries, visibility }: Level,
    type: string,
    fallback: string,
  ): void {
    const [own = fallback] = [...added(schema.title), ...added(schema['x-ms-summary'])];
    const levels = [...(titles.length > 0 ? titles : summaries), own];
    const title = levels.join(' ');
    const token: Token = { operationId: this.#operationId, path, keys, title, levels, type, visibility, pointer };
    this.#tokens.set(JSON.stringify(keys), lost === undefined ? token : { ...token, lost });
  }
}
