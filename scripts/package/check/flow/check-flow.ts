import type { Schema } from '../../../lib/definition.ts';
import { list, object, text } from '../../../lib/json.ts';
import { childrenOf, type FlowDefinition, listSteps, type Step, type Steps } from '../../flow.ts';
import { wrongFormatOf } from '../../wrong-format.ts';
import { type Find, within } from '../package-finding.ts';
import { type Expression, expressionsOf } from './expression.ts';
import type { AnyDefinition, FlowOperation } from './operations.ts';
import { itemsOf, type Known, type Scope, typeOf } from './token-types.ts';

/** A call of the connector that a step makes. */
export interface Call {
  operation: FlowOperation;
  /** What the step hands over, by parameter name. */
  parameters: Record<string, unknown>;
}

/** Tells which operation a step calls; undefined when the step is no call of the connector or what it calls does not exist. */
export type FindCall = (step: Step, find: Find) => Call | undefined;

/**
 * Checks that every operation, parameter and output token of a flow exists in the definition, and that every step,
 * loop and variable that it names exists in the flow.
 */
export function checkFlow(flow: FlowDefinition, definition: AnyDefinition, findCall: FindCall, find: Find): void {
  const calls = checkCalls(flow, findCall, find);
  const steps = new Map([...listSteps(flow.triggers), ...listSteps(flow.actions)]);
  new FlowChecker(flow, definition, steps, calls, find).check();
}

/** Checks the operations and parameters of a flow's calls alone, and gives the calls by the names of their steps. */
export function checkCalls(flow: FlowDefinition, findCall: FindCall, find: Find): Map<string, Call> {
  const calls = new Map<string, Call>();
  for (const [name, step] of [...listSteps(flow.triggers), ...listSteps(flow.actions)]) {
    const call = findCall(step, within(name, find));
    if (!call) continue;
    calls.set(name, call);
    checkCall(call, name in flow.triggers, step, within(name, find));
  }
  return calls;
}

function checkCall({ operation, parameters }: Call, isTrigger: boolean, step: Step, find: Find): void {
  const { operationId } = operation;
  if (isTrigger !== operation.isTrigger) {
    const [is, list] = isTrigger ? ['no trigger', 'triggers'] : ['a trigger', 'actions'];
    find('', `${operationId} is ${is}`, `Take one of the connector's ${list}`);
  }
  if (step.runtimeConfiguration?.paginationPolicy && !operation.isPageable) {
    find('', `pagination is on, but ${operationId} has no pages`, 'Remove paginationPolicy');
  }
  const known = operation.parameters.map(({ name }) => name);
  for (const [name, value] of Object.entries(parameters)) {
    // Members of a body are handed over flat, as body/member.
    const isMember = operation.parameters.some((one) => one.in === 'body' && name.startsWith(`${one.name}/`));
    // One in the query and one in the headers may have the same name.
    const named = operation.parameters.filter((one) => one.name === name);
    const choices = named.every((one) => one.enum?.length) ? named.flatMap((one) => one.enum?.map(String) ?? []) : [];
    if (named.length === 0 && !isMember) {
      find(
        '',
        `${operationId} has no parameter ${name}`,
        known.length > 0 ? `Take one of: ${known.join(', ')}` : 'Remove it: there are none',
      );
    } else if (choices.length > 0 && !String(value).includes('@') && !choices.includes(String(value))) {
      find('', `the parameter ${name} is "${value}"`, `Take one of: ${choices.join(', ')}`);
    }
  }
  for (const { name, required, in: place } of operation.parameters) {
    if (required && place !== 'body' && !(name in parameters))
      find('', `the required parameter ${name} is missing`, 'Add it');
  }
}

/** The workflow language takes names in any capitals. */
const keyOf = (name: string): string => name.toLowerCase();

/** Where an action stands: the one that holds it, and those beside it that it runs after. */
interface Place {
  holder: Place | undefined;
  after: Place[];
  /** The last step whose path of runAfter it is on. */
  isBefore?: Place;
}

class FlowChecker {
  readonly #flow: FlowDefinition;
  readonly #steps: Map<string, Step>;
  readonly #places = new Map<string, Place>();
  /** The step whose path of runAfter was walked last. */
  #walked: Place | undefined;
  readonly #scope: Scope;
  readonly #outputs = new Map<string, Known>();
  readonly #loops = new Map<string, Known>();
  readonly #calls: Map<string, Call>;
  readonly #find: Find;
  /** The step whose expressions are looked at. */
  #at = '';

  constructor(
    flow: FlowDefinition,
    definition: AnyDefinition,
    steps: Map<string, Step>,
    calls: Map<string, Call>,
    find: Find,
  ) {
    this.#flow = flow;
    this.#steps = new Map([...steps].map(([name, step]) => [keyOf(name), step]));
    this.#placeSteps(flow.actions, undefined);
    this.#calls = calls;
    this.#find = find;
    const variables = new Set([...steps.values()].flatMap(declaredVariables).map(keyOf));
    this.#scope = {
      definition,
      triggerOutputs: 'any',
      item: 'any',
      outputsOf: (name) => (this.#hasRun(keyOf(name)) ? this.#outputs.get(keyOf(name)) : undefined),
      hasStep: (name) => this.#steps.has(keyOf(name)),
      itemOf: (loop) => this.#loops.get(keyOf(loop)),
      hasVariable: (name) => variables.has(keyOf(name)),
    };
  }

  check(): void {
    for (const [name, trigger] of Object.entries(this.#flow.triggers)) {
      const outputs = triggerOutputs(trigger, this.#calls.get(name));
      this.#outputs.set(keyOf(name), outputs);
      this.#scope.triggerOutputs = outputs;
      this.#texts(name, { ...trigger, actions: undefined });
    }
    this.#group(this.#flow.actions);
  }

  #placeSteps(steps: Steps, holder: Place | undefined): void {
    const group = new Map<string, Place>();
    for (const [name, step] of Object.entries(steps)) {
      const place: Place = { holder, after: [] };
      group.set(keyOf(name), place);
      for (const inner of childrenOf(step)) this.#placeSteps(inner, place);
    }
    for (const [name, { runAfter = {} }] of Object.entries(steps))
      group.get(keyOf(name))?.after.push(...Object.keys(runAfter).flatMap((one) => group.get(keyOf(one)) ?? []));
    for (const [key, place] of group) this.#places.set(key, place);
  }

  /**
   * Whether a step has run when the one that is looked at begins: it, or one that holds it, is on the path of runAfter. A
   * trigger always has, and a loop's condition comes after the steps in it.
   */
  #hasRun(key: string): boolean {
    const [place, at] = [this.#places.get(key), this.#places.get(this.#at)];
    if (!place) return true;
    if (!at) return false;
    const holders = withHolders(place);
    if (at !== place && holders.includes(at)) return this.#steps.get(this.#at)?.type === 'Until';
    if (this.#walked !== at) walkBack(at);
    this.#walked = at;
    return holders.some(({ isBefore }) => isBefore === at);
  }

  /** Checks the steps of one group in the order in which they run, so that what a token names was looked at before. */
  #group(steps: Steps): void {
    const done = new Set<string>();
    const waiting = new Map(Object.entries(steps));
    const isOpen = (name: string): boolean => !done.has(keyOf(name));
    while (waiting.size > 0) {
      const ready = [...waiting].find(([, step]) => !Object.keys(step.runAfter ?? {}).some(isOpen));
      const [first] = waiting;
      const next = ready ?? first;
      if (!next) return;
      const [name, step] = next;
      if (!ready) {
        const missing = Object.keys(step.runAfter ?? {}).filter(isOpen);
        this.#find(name, `it runs after ${missing.join(', ')}, which never runs before it`, 'Correct runAfter');
      }
      waiting.delete(name);
      this.#step(name, step);
      done.add(keyOf(name));
    }
  }

  #step(name: string, step: Step): void {
    const { actions: _actions, else: _else, cases: _cases, default: _default, ...own } = step;
    if (step.type === 'Query' || step.type === 'Select') {
      const { from, ...rest } = object(own.inputs);
      const items = this.#texts(name, from);
      this.#scope.item = itemsOf(items, this.#scope);
      this.#texts(name, rest);
      this.#scope.item = 'any';
      const body = step.type === 'Query' && items !== 'any' ? items : {};
      this.#outputs.set(keyOf(name), { type: 'object', properties: { body } });
      return;
    }
    // The condition of a loop is worked out after its steps, and may name what they gave.
    if (step.type === 'Until') this.#group(step.actions ?? {});
    const value = this.#texts(name, step.type === 'Foreach' ? own.foreach : own);
    if (step.type === 'Foreach') this.#loops.set(keyOf(name), itemsOf(value, this.#scope));
    if (step.type !== 'Until') for (const group of childrenOf(step)) this.#group(group);
    this.#loops.delete(keyOf(name));
    const call = this.#calls.get(name);
    this.#outputs.set(keyOf(name), call ? responseOutputs(call) : 'any');
    this.#checkVariable(name, step);
  }

  /** Checks every expression in a value; gives the type of a value that is one expression. */
  #texts(step: string, value: unknown): Known {
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        this.#texts(step, part);
        if (key.startsWith('@')) this.#texts(step, key);
      }
    }
    if (typeof value !== 'string' || !value.includes('@')) return 'any';
    let expressions: Expression[];
    try {
      expressions = expressionsOf(value);
    } catch (error) {
      this.#find(step, `"${value}" is no expression: ${wrongFormatOf(error)}`, 'Correct it', 'warning');
      return 'any';
    }
    const report = (problem: string, remedy = 'Correct the name') =>
      this.#find(step, `in ${value} ${problem}`, remedy, 'warning');
    this.#at = keyOf(step);
    const types = expressions.map((expression) => typeOf(expression, this.#scope, report));
    return value.startsWith('@') && !value.startsWith('@{') ? (types[0] ?? 'any') : 'any';
  }

  #checkVariable(name: string, { type, inputs }: Step): void {
    if (!['SetVariable', 'AppendToArrayVariable', 'AppendToStringVariable', 'IncrementVariable'].includes(type)) return;
    const variable = text(object(inputs).name) ?? '';
    if (!this.#scope.hasVariable(variable)) {
      this.#find(name, `there is no variable ${variable}`, 'Initialize it before, or correct the name');
    }
  }
}

/** A step and those that hold it, from the inside out. */
function withHolders(place: Place): Place[] {
  const places: Place[] = [];
  for (let one: Place | undefined = place; one; one = one.holder) places.push(one);
  return places;
}

/** Marks all that is on the path of runAfter of a step and of those that hold it. */
function walkBack(from: Place): void {
  const path = withHolders(from);
  for (let place = path.pop(); place; place = path.pop()) {
    for (const before of place.after) {
      if (before.isBefore === from) continue;
      before.isBefore = from;
      path.push(before);
    }
  }
}

function declaredVariables({ type, inputs }: Step): string[] {
  if (type !== 'InitializeVariable') return [];
  return list(object(inputs).variables).flatMap((variable) => text(object(variable).name) ?? []);
}

function triggerOutputs(trigger: Step, call: Call | undefined): Known {
  if (call) {
    const outputs = responseOutputs(call);
    if (trigger.splitOn === undefined || outputs === 'any') return outputs;
    const body = outputs.properties?.body;
    return { type: 'object', properties: { ...outputs.properties, body: body?.items ?? {} } };
  }
  if (trigger.type !== 'Request') return 'any';
  if (trigger.kind !== 'Button') return 'any';
  const schema: Schema = object(object(trigger.inputs).schema);
  // A button adds when and where it was pressed, and by whom.
  const added = Object.fromEntries(['location', 'key-button-date', 'userEmail', 'userName'].map((name) => [name, {}]));
  const body = schema.properties ? { ...schema, properties: { ...added, ...schema.properties } } : schema;
  return { type: 'object', properties: { body, headers: {}, queries: {} } };
}

/** The outputs of a call: its status, its headers and the body of its response. */
function responseOutputs({ operation }: Call): Known {
  const body = operation.response ?? {};
  const isFile = body.format === 'binary' || body.type === 'file';
  return {
    type: 'object',
    properties: { statusCode: { type: 'integer' }, headers: {}, body: isFile ? {} : body },
  };
}
