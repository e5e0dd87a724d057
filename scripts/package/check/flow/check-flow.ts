import type { Schema } from '../../../lib/definition.ts';
import { isObject, object, text } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import {
  childrenOf,
  type FlowDefinition,
  isOfType,
  listSteps,
  type Step,
  type Steps,
  variableChanges,
} from '../../flow.ts';
import { wrongFormatOf } from '../../wrong-format.ts';
import { eachOnce, type Find, type Severity, within } from '../package-finding.ts';
import { checkBody } from './check-body.ts';
import { checkSteps } from './check-steps.ts';
import { expressionsOf, TooDeep } from './expression.ts';
import { checkExpressionLength, checkLimits } from './limits.ts';
import { checkMembers } from './members.ts';
import type { AnyDefinition, FlowOperation } from './operations.ts';
import { checkParameters } from './parameters.ts';
import { checkPlacement } from './placement.ts';
import { itemsOf, type Known, listsIn, noListAs, type Scope, typeOf } from './token-types.ts';
import { checkVariables, declaredVariables } from './variables.ts';

/** A call of the connector that a step makes. */
export interface Call {
  operation: FlowOperation;
  /** What the step hands over, by parameter name. */
  parameters: Record<string, unknown>;
}

/** Tells which operation a step calls; undefined when the step is no call of the connector or what it calls does not exist. */
export type FindCall = (step: Step, find: Find) => Call | undefined;

/** A connector that a flow may call. */
export interface Callee {
  definition: AnyDefinition;
  findCall: FindCall;
}

/** Of a flow that calls no known connector its own names are checked all the same. */
const nobody: Callee = { definition: {}, findCall: () => undefined };

/**
 * Checks that every operation, parameter and output token of a flow exists in the definitions, and that every step,
 * loop, variable and parameter that it names exists in the flow.
 */
export function checkFlow(flow: FlowDefinition, callees: readonly Callee[], find: Find): void {
  const once = eachOnce(find);
  const steps = new Map([...listSteps(flow.triggers), ...listSteps(flow.actions)]);
  const isNamed = checkNames(flow, once);
  checkMembers(flow, once);
  checkParameters(flow, once);
  checkLimits(flow, once);
  checkPlacement(flow, once);
  checkSteps(flow, once);
  checkVariables(flow, once);
  for (const callee of callees.length > 0 ? callees : [nobody]) {
    const calls = checkCalls(flow, callee, once);
    // Where a name is that of two steps, nobody knows which one is meant by it.
    if (isNamed) new FlowChecker(flow, callee.definition, steps, calls, once).check();
  }
}

/** Whether every action has a name of its own, wherever it stands: Azure refuses to save others (Azure/LogicAppsUX#2305). */
function checkNames({ actions }: FlowDefinition, find: Find): boolean {
  const names = new Map<string, string>();
  const steps = listSteps(actions);
  for (const [name] of steps) {
    const before = names.get(keyOf(name));
    if (before === undefined) names.set(keyOf(name), name);
    else
      find(
        name,
        `another action has the name ${before}`,
        'Rename one of them, also where it is named: names are unique in the whole flow, in any capitals',
      );
  }
  return names.size === steps.length;
}

/** Checks the operations and parameters of a flow's calls alone, and gives the calls by the names of their steps. */
export function checkCalls(flow: FlowDefinition, { definition, findCall }: Callee, find: Find): Map<string, Call> {
  const calls = new Map<string, Call>();
  for (const [name, step] of [...listSteps(flow.triggers), ...listSteps(flow.actions)]) {
    const call = findCall(step, within(name, find));
    if (!call) continue;
    calls.set(name, call);
    const here = within(name, find);
    checkCall(call, Object.hasOwn(flow.triggers, name), step, here);
    for (const one of call.operation.parameters)
      if (one.in === 'body') checkBody(one, call.parameters, definition, here);
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
    if (required && place !== 'body' && !Object.hasOwn(parameters, name))
      find('', `the required parameter ${name} is missing`, 'Add it');
  }
}

/** The workflow language takes names in any capitals. */
const keyOf = (name: string): string => name.toLowerCase();

/** Parameters that flows have without declaring them (github tomdam/flowforger, structure.ts). */
const platformParameters = ['$connections', '$authentication'];

/** Members of a step that may tell of the step itself; nobody is known to refuse that there. */
const workedOutAfterwards = ['trackedProperties', 'unsubscribe'];

/** What to do where a trigger names a step, or what one makes. */
const inTrigger = 'Leave it out: a trigger is worked out before any step has run';

/** How much is certain of a step when another begins. */
const certainty = { comesBefore: 1, hasRun: 2, hasSucceeded: 3 };

/** Where an action stands: the one that holds it, and those beside it that it runs after, with what is certain of each. */
interface Place {
  name: string;
  step: Step;
  /** The steps that it stands among: a condition holds two such groups. */
  group: Steps;
  holder: Place | undefined;
  after: [before: Place, certain: number][];
  /** Whether what holds it may succeed although it failed: something beside it runs then, or a loop or an agent goes on. */
  isCaught: boolean;
  /** What is certain of it when the step begins whose path of runAfter was walked last. */
  seen?: { from: Place; certain: number };
}

/** A step that names something, and in which of its texts. */
interface Use {
  step: string;
  where: string;
}

class FlowChecker {
  readonly #flow: FlowDefinition;
  readonly #names: Set<string>;
  readonly #places = new Map<string, Place>();
  /** The step whose path of runAfter was walked last. */
  #walked: Place | undefined;
  readonly #scope: Scope;
  readonly #outputs = new Map<string, Known>();
  /** Names of the calls by the type of their status. */
  readonly #statuses = new Map<Known, string>();
  readonly #loops = new Map<string, Known>();
  /** Steps whose status a Switch has found to be one of success. */
  readonly #answered = new Set<string>();
  /** Variables that the step that is looked at reads. */
  readonly #read = new Set<string>();
  /** Variables that no step has initialized so far, with the uses of each. */
  readonly #uninitialized: Map<string, Use[]>;
  readonly #calls: Map<string, Call>;
  readonly #find: Find;
  /** The step whose expressions are looked at. */
  #at = '';
  #use: Use = { step: '', where: '' };
  /** Whether what is looked at is worked out when the step has run. */
  #isAfterwards = false;

  constructor(
    flow: FlowDefinition,
    definition: AnyDefinition,
    steps: Map<string, Step>,
    calls: Map<string, Call>,
    find: Find,
  ) {
    this.#flow = flow;
    this.#names = new Set([...steps.keys()].map(keyOf));
    this.#placeSteps(flow.actions, undefined, false);
    this.#calls = calls;
    this.#find = find;
    const variables = new Set([...steps.values()].flatMap(declaredVariables).map(({ name }) => keyOf(name)));
    // Of a name that is put together when a template is deployed nothing is known.
    const isOpen = [...variables].some((name) => name.startsWith('@'));
    this.#uninitialized = new Map([...variables].map((name) => [name, []]));
    const parameters = Object.keys(object(flow.parameters)).map(keyOf);
    this.#scope = {
      definition,
      triggerOutputs: 'any',
      item: 'any',
      outputsOf: (name) => {
        if (this.#isAfterwards && keyOf(name) === this.#at) return 'any';
        const known = this.#hasRun(keyOf(name)) ? this.#outputs.get(keyOf(name)) : undefined;
        if (known === undefined || known === 'any' || this.#hasSucceeded(keyOf(name))) return known;
        // What a failed call answers is not described.
        return { ...known, properties: { ...known.properties, body: {} }, additionalProperties: true };
      },
      remedyFor: (name) => (this.#names.has(keyOf(name)) ? this.#remedyFor(keyOf(name)) : undefined),
      itemOf: (loop) => this.#loops.get(keyOf(loop)),
      isRepeatedBy: (loop) => {
        const [around, at] = [this.#places.get(keyOf(loop)), this.#places.get(this.#at)];
        if (!around || !at || !isOfType(around.step, 'Foreach', 'Until', 'Agent')) return false;
        return withHolders(at).includes(around);
      },
      hasVariable: (name) => {
        this.#read.add(keyOf(name));
        this.#uninitialized.get(keyOf(name))?.push(this.#use);
        return isOpen || name.startsWith('@') || variables.has(keyOf(name));
      },
      // An expression in place of all says nothing.
      hasParameter: (name) =>
        platformParameters.includes(keyOf(name)) ||
        parameters.includes(keyOf(name)) ||
        !(flow.parameters === undefined || isObject(flow.parameters)),
    };
  }

  check(): void {
    for (const [name, trigger] of Object.entries(this.#flow.triggers)) {
      const { splitOn, actions: _actions, description: _description, metadata: _metadata, ...own } = trigger;
      const all = triggerOutputs(trigger, this.#calls.get(name));
      this.#scope.triggerOutputs = all;
      const items = itemsOf(this.#list(name, splitOn), this.#scope);
      // Conditions, as all that follows, see one item.
      const outputs: Known =
        splitOn === undefined || all === 'any'
          ? all
          : { ...all, properties: { ...all.properties, body: items === 'any' ? {} : items } };
      this.#outputs.set(keyOf(name), outputs);
      this.#scope.triggerOutputs = outputs;
      this.#texts(name, own);
    }
    this.#scope.item = undefined;
    this.#group(this.#flow.actions);
  }

  #placeSteps(steps: Steps, holder: Place | undefined, isRepeated: boolean): void {
    const places = new Map<string, Place>();
    const statuses = Object.values(steps).flatMap(({ runAfter = {} }) => Object.values(runAfter));
    const isCaught = isRepeated || !statuses.every(isSuccess);
    for (const [name, step] of Object.entries(steps)) {
      const place: Place = { name, step, group: steps, holder, after: [], isCaught };
      places.set(keyOf(name), place);
      for (const inner of childrenOf(step)) this.#placeSteps(inner, place, isOfType(step, 'Until', 'Agent'));
    }
    for (const [name, { runAfter = {} }] of Object.entries(steps)) {
      for (const [one, needed] of Object.entries(runAfter)) {
        const before = places.get(keyOf(one));
        if (before) places.get(keyOf(name))?.after.push([before, certaintyOf(needed)]);
      }
    }
    for (const [key, place] of places) this.#places.set(key, place);
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
    if (at !== place && holders.includes(at)) return isOfType(at.step, 'Until');
    if (this.#walked !== at) walkBack(at);
    this.#walked = at;
    return holders.some(({ seen }) => seen?.from === at);
  }

  /** What to do where a step is named that has not run when the one that is looked at begins. */
  #remedyFor(key: string): string {
    const [place, at] = [this.#places.get(key), this.#places.get(this.#at)];
    if (!at) return inTrigger;
    const holders = place ? withHolders(place) : [];
    const around = withHolders(at);
    const common = around.find((one) => holders.includes(one));
    const [other, own] = common ? [holders, around].map((places) => places[places.indexOf(common) - 1]) : [];
    if (!common || (other && other.group === own?.group)) return 'Correct runAfter or the name';
    const cause =
      (at === place && 'a step cannot name itself') ||
      (common === place && 'it ends after the steps inside of it') ||
      (common === at && 'it begins before the steps inside of it') ||
      'the two are in different branches of it';
    return `Put this into a step behind ${common.name}: ${cause}`;
  }

  /** Whether a step that has run cannot have failed when the one that is looked at begins. */
  #hasSucceeded(key: string): boolean {
    const [place, at] = [this.#places.get(key), this.#places.get(this.#at)];
    if (!place || this.#answered.has(key)) return true;
    for (const one of withHolders(place)) {
      if (one.seen?.from === at && one.seen?.certain === certainty.hasSucceeded) return true;
      if (one.isCaught) return false;
    }
    return false;
  }

  /** Checks the steps of one group in the order in which they run, so that what a token names was looked at before. */
  #group(steps: Steps): void {
    const waiting = new Map<string, Place>();
    for (const [name, { runAfter = {} }] of Object.entries(steps)) {
      const place = this.#places.get(keyOf(name)) as Place;
      waiting.set(keyOf(name), place);
      for (const before of Object.keys(runAfter)) {
        const [cause, remedy] = this.#faultOf(before, place) ?? [];
        if (cause && remedy) this.#find(name, `it runs after ${before}, which ${cause}`, remedy);
      }
    }
    const awaitedBy = (place: Place): Place | undefined =>
      place.after.find(([before]) => before !== place && waiting.has(keyOf(before.name)))?.[0];
    const findReady = (): Place | undefined => {
      for (const one of waiting.values()) if (!awaitedBy(one)) return one;
      return undefined;
    };
    for (let [first] = waiting.values(); first; [first] = waiting.values()) {
      const place = findReady() ?? findInCircle(first, awaitedBy);
      const before = awaitedBy(place);
      if (before)
        this.#find(
          place.name,
          `it runs after ${before.name}, which waits for it`,
          'Correct runAfter of one of them, or of a step between them',
        );
      this.#step(place.name, place.step);
      waiting.delete(keyOf(place.name));
    }
  }

  /** What is wrong with a name in runAfter, and what to do; undefined where it is that of another step beside the one that has it. */
  #faultOf(name: string, at: Place): [cause: string, remedy: string] | undefined {
    const place = this.#places.get(keyOf(name));
    const isTrigger = !place && this.#names.has(keyOf(name));
    if (isTrigger) return ['is a trigger', 'Take it out of runAfter: a trigger comes before all steps'];
    if (!place) return ['is not there', 'Correct the name, or take it out of runAfter'];
    if (place === at) return ['is itself', 'Take it out of runAfter'];
    const beside = withHolders(place).find((one) => one !== at && one.group === at.group);
    if (beside === place) return undefined;
    if (beside) return [`is inside of ${beside.name}`, `Name ${beside.name} instead`];
    return ['does not stand beside it', 'Take it out of runAfter: only steps of the same branch may stand there'];
  }

  #step(name: string, step: Step): void {
    const { actions: _actions, else: _else, cases: _cases, default: _default, tools: _tools, ...evaluated } = step;
    const { description: _description, metadata: _metadata, ...own } = evaluated;
    const around = this.#scope.item;
    // In the schema of 2015 any step may repeat itself ("Schema updates for August-1-2015 preview", Microsoft Learn).
    if (step.foreach !== undefined && !isOfType(step, 'Foreach')) this.#scope.item = 'any';
    this.#read.clear();
    if (isOfType(step, 'Query', 'Select', 'Table')) {
      const { from, ...rest } = object(own.inputs);
      const items = this.#list(name, from);
      this.#scope.item = itemsOf(items, this.#scope);
      this.#texts(name, rest);
      this.#scope.item = around;
      const body = isOfType(step, 'Query') && items !== 'any' ? items : {};
      this.#outputs.set(keyOf(name), { type: 'object', properties: { body } });
      return;
    }
    // The condition of a loop is worked out after its steps, and may name what they gave.
    const [isUntil, isLoop, isSwitch] = ['Until', 'Foreach', 'Switch'].map((type) => isOfType(step, type));
    if (isUntil) this.#group(step.actions ?? {});
    const value = isLoop ? this.#list(name, own.foreach) : this.#texts(name, isSwitch ? own.expression : own);
    if (isLoop) {
      this.#scope.item = itemsOf(value, this.#scope);
      this.#loops.set(keyOf(name), this.#scope.item);
    }
    if (isSwitch) this.#cases(step, value);
    else if (!isUntil) for (const group of childrenOf(step)) this.#group(group);
    this.#loops.delete(keyOf(name));
    this.#scope.item = around;
    const call = this.#calls.get(name);
    const outputs = call ? responseOutputs(call) : 'any';
    this.#outputs.set(keyOf(name), outputs);
    if (outputs !== 'any' && outputs.properties?.statusCode)
      this.#statuses.set(outputs.properties.statusCode, keyOf(name));
    this.#checkVariable(name, step);
  }

  /** Checks the groups of a Switch; where it asks for the status of a call, that is known in each case. */
  #cases(step: Step, value: Known): void {
    const asked = this.#statuses.get(value);
    const statuses = new Map(Object.values(step.cases ?? {}).map((one) => [one.actions, one.case]));
    for (const group of childrenOf(step)) {
      const status = statuses.get(group);
      const isNew = asked !== undefined && /^2\d\d$/.test(String(status)) && !this.#answered.has(asked);
      if (isNew) this.#answered.add(asked);
      this.#group(group);
      if (isNew) this.#answered.delete(asked);
    }
  }

  /** Checks the expression of a list, and gives what is known of the list. */
  #list(step: string, value: unknown): Known {
    const known = this.#texts(step, value);
    const other = noListAs(known, this.#scope);
    if (other === undefined) return known;
    const lists = listsIn(known, this.#scope);
    const remedy = lists.length > 0 ? `Take the list in it: ${lists.join(' or ')}` : 'Take a list';
    this.#find(step, `${value} is ${other}, and a list is needed`, remedy, 'warning');
    return 'any';
  }

  /** Checks every expression in a value; gives the type of a value that is one expression. */
  #texts(step: string, value: unknown): Known {
    if (typeof value === 'object' && value !== null) {
      const before = this.#isAfterwards;
      for (const [key, part] of Object.entries(value)) {
        this.#isAfterwards = before || workedOutAfterwards.includes(key);
        this.#texts(step, part);
        this.#isAfterwards = before;
        if (key.startsWith('@')) this.#texts(step, key);
      }
    }
    if (typeof value !== 'string' || !value.includes('@')) return 'any';
    let found: ReturnType<typeof expressionsOf>;
    try {
      found = expressionsOf(value);
    } catch (error) {
      const cause = wrongFormatOf(error);
      if (error instanceof TooDeep)
        this.#find(step, `"${value}" is not checked: ${cause}`, 'Put a part of it into a Compose before', 'warning');
      else
        this.#find(
          step,
          `"${value}" is no expression: ${cause}`,
          'Correct it, or write "@@" where it is meant as a text',
        );
      return 'any';
    }
    const said = new Set<string>();
    const report = (problem: string, severity: Severity, remedy = 'Correct the name') => {
      if (said.has(problem)) return; // of a long text it would be compared whole each time
      said.add(problem);
      this.#find(step, `in ${value} ${problem}`, remedy, severity);
    };
    [this.#at, this.#use] = [keyOf(step), { step, where: `in ${value} ` }];
    const types = found.map(({ expression, length }) => {
      checkExpressionLength(step, length, this.#find);
      return typeOf(expression, this.#scope, report);
    });
    return value.startsWith('@') && !value.startsWith('@{') ? (types[0] ?? 'any') : 'any';
  }

  #checkVariable(name: string, step: Step): void {
    [this.#at, this.#use] = [keyOf(name), { step: name, where: '' }];
    for (const variable of declaredVariables(step)) this.#initialize(name, variable.name);
    if (!isOfType(step, ...variableChanges)) return;
    const variable = text(object(step.inputs).name) ?? '';
    if (isOfType(step, 'SetVariable') && this.#read.has(keyOf(variable)))
      this.#find(
        name,
        `it sets the variable ${variable} from itself`,
        'Put the value together in a Compose before, and set the variable to its outputs',
      );
    if (!this.#scope.hasVariable(variable)) {
      this.#find(name, `there is no variable ${variable}`, 'Initialize it before, or correct the name');
    }
  }

  /** Says where a variable is initialized, and what uses it before, for certain. */
  #initialize(name: string, variable: string): void {
    if (this.#places.get(this.#at)?.holder)
      this.#find(
        name,
        `the variable ${variable} is initialized inside of another step`,
        'Initialize it at the top level of the flow, before that step',
      );
    for (const { step, where } of this.#uninitialized.get(keyOf(variable)) ?? [])
      if (this.#hasRun(keyOf(step)))
        this.#find(
          step,
          `${where}the variable ${variable} is used before ${name} initializes it`,
          this.#places.has(keyOf(step)) ? 'Correct runAfter' : inTrigger,
        );
    this.#uninitialized.delete(keyOf(variable));
  }
}

const isSuccess = (statuses: string[]): boolean =>
  statuses.length > 0 && statuses.every((status) => status.toLowerCase() === 'succeeded');

/** A step and those that hold it, from the inside out. */
function withHolders(place: Place): Place[] {
  const places: Place[] = [];
  for (let one: Place | undefined = place; one; one = one.holder) places.push(one);
  return places;
}

/** A step that waits for itself, through others: one that a step waits for where none is ready. */
function findInCircle(from: Place, awaitedBy: (place: Place) => Place | undefined): Place {
  const passed = new Set<Place>();
  let place = from;
  while (!passed.has(place)) {
    passed.add(place);
    place = awaitedBy(place) ?? place;
  }
  return place;
}

/** Marks all that is on the path of runAfter of a step and of those that hold it. */
function walkBack(from: Place): void {
  const path = withHolders(from).map((place) => ({ place, certain: certainty.hasRun }));
  for (let next = path.pop(); next; next = path.pop()) {
    for (const [place, needed] of next.place.after) {
      const certain = next.certain < certainty.hasRun ? certainty.comesBefore : needed;
      if (place.seen?.from === from && place.seen.certain >= certain) continue;
      place.seen = { from, certain };
      path.push({ place, certain });
    }
  }
}

/** What is certain of a step before one that began, by the statuses that it needs. */
function certaintyOf(statuses: string[]): number {
  if (isSuccess(statuses)) return certainty.hasSucceeded;
  const mayBeSkipped = statuses.length === 0 || statuses.some((status) => status.toLowerCase() === 'skipped');
  return mayBeSkipped ? certainty.comesBefore : certainty.hasRun;
}

/** Kinds of requests that give a flow what its schema asks people, apps and agents for, and nothing else. */
const asking = ['Button', 'PowerAppV2', 'Skills', 'VirtualAgent'];

function triggerOutputs(trigger: Step, call: Call | undefined): Known {
  if (call) return responseOutputs(call);
  if (!isOfType(trigger, 'Request') || !asking.some((kind) => isSameName(kind, trigger.kind))) return 'any';
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
