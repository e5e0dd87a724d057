import { type Expression, parseTemplate } from '../../../scripts/package/check/flow/expression.ts';
import type { FlowDefinition, Step, Steps } from '../../../scripts/package/flow.ts';

/** Runs the sample flows in a test: only the kinds of steps and the functions that they use, and nothing else. */

export interface CallResult {
  statusCode: number;
  body: unknown;
}

export interface RunOptions {
  trigger: { body: unknown };
  /** Makes the call of a step whose expressions are worked out. */
  call(name: string, step: Step): Promise<CallResult>;
  now?: string;
}

export interface FinishedRun {
  status: Status;
  outputs: Map<string, unknown>;
  error?: { code: string; message: string };
}

type Status = 'Succeeded' | 'Failed' | 'Skipped';

class Terminated extends Error {
  readonly runError: { code: string; message: string };
  constructor(runError: { code: string; message: string }) {
    super(runError.message);
    this.runError = runError;
  }
}

export async function runFlow(flow: FlowDefinition, options: RunOptions): Promise<FinishedRun> {
  const runner = new FlowRunner(options);
  try {
    return { status: await runner.group(flow.actions), outputs: runner.outputs };
  } catch (error) {
    if (!(error instanceof Terminated)) throw error;
    return { status: 'Failed', outputs: runner.outputs, error: error.runError };
  }
}

class FlowRunner {
  readonly outputs = new Map<string, unknown>();
  readonly #statuses = new Map<string, Status>();
  readonly #variables = new Map<string, unknown>();
  readonly #items = new Map<string, unknown>();
  #item: unknown;
  readonly #options: RunOptions;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /** Runs the steps of a group; a skipped last step counts as the step before it did. */
  async group(steps: Steps): Promise<Status> {
    const waiting = new Map(Object.entries(steps));
    for (const name of waiting.keys()) this.#statuses.delete(name);
    while (waiting.size > 0) {
      const next = [...waiting].find(([, { runAfter = {} }]) =>
        Object.keys(runAfter).every((name) => this.#statuses.has(name)),
      );
      if (!next) throw new Error(`Nothing runs before ${[...waiting.keys()].join(', ')}.`);
      const [name, step] = next;
      waiting.delete(name);
      const isDue = Object.entries(step.runAfter ?? {}).every(([other, when]) =>
        when.includes(this.#statuses.get(other) as Status),
      );
      this.#statuses.set(name, isDue ? await this.#step(name, step) : 'Skipped');
    }
    const leaves = Object.keys(steps).filter(
      (name) => !Object.values(steps).some(({ runAfter = {} }) => name in runAfter),
    );
    const counted = (name: string): Status[] => {
      const status = this.#statuses.get(name) as Status;
      return status === 'Skipped' ? Object.keys(steps[name]?.runAfter ?? {}).flatMap(counted) : [status];
    };
    return leaves.flatMap(counted).includes('Failed') ? 'Failed' : 'Succeeded';
  }

  async #step(name: string, step: Step): Promise<Status> {
    const variable = () => step.inputs as { name: string; value: unknown };
    switch (step.type) {
      case 'InitializeVariable': {
        const [declared] = (step.inputs as { variables: { name: string; value: unknown }[] }).variables;
        if (declared) this.#variables.set(declared.name, this.#resolve(declared.value));
        return 'Succeeded';
      }
      case 'SetVariable':
        this.#variables.set(variable().name, this.#resolve(variable().value));
        return 'Succeeded';
      case 'IncrementVariable':
        this.#variables.set(
          variable().name,
          Number(this.#variables.get(variable().name)) + Number(this.#resolve(variable().value)),
        );
        return 'Succeeded';
      case 'AppendToArrayVariable':
        (this.#variables.get(variable().name) as unknown[]).push(this.#resolve(variable().value));
        return 'Succeeded';
      case 'Compose':
        this.outputs.set(name, this.#resolve(step.inputs));
        return 'Succeeded';
      case 'Query': {
        const { from, where } = step.inputs as { from: string; where: string };
        this.outputs.set(name, { body: (this.#resolve(from) as unknown[]).filter(this.#ofItem(where)) });
        return 'Succeeded';
      }
      case 'Select': {
        const { from, select } = step.inputs as { from: string; select: unknown };
        this.outputs.set(name, { body: (this.#resolve(from) as unknown[]).map(this.#ofItem(select)) });
        return 'Succeeded';
      }
      case 'Table': {
        const { from } = step.inputs as { from: string };
        this.outputs.set(name, { body: htmlTable(this.#resolve(from) as Record<string, unknown>[]) });
        return 'Succeeded';
      }
      case 'If':
        return this.group(this.#holds(step.expression) ? (step.actions ?? {}) : (step.else?.actions ?? {}));
      case 'Switch': {
        const value = this.#resolve(step.expression);
        const chosen = Object.values(step.cases ?? {}).find((one) => one.case === value) ?? step.default;
        return this.group(chosen?.actions ?? {});
      }
      case 'Foreach': {
        let status: Status = 'Succeeded';
        for (const item of this.#resolve(step.foreach) as unknown[]) {
          this.#items.set(name, item);
          if ((await this.group(step.actions ?? {})) === 'Failed') status = 'Failed';
        }
        return status;
      }
      case 'Until': {
        for (let round = 0; round < (step.limit?.count ?? 60); round++) {
          if ((await this.group(step.actions ?? {})) === 'Failed') return 'Failed';
          if (this.#resolve(step.expression)) break;
        }
        return 'Succeeded';
      }
      case 'OpenApiConnection':
      case 'ApiConnection': {
        const result = await this.#options.call(name, { ...step, inputs: this.#resolve(step.inputs) });
        this.outputs.set(name, result);
        return result.statusCode < 400 ? 'Succeeded' : 'Failed';
      }
      case 'Terminate':
        throw new Terminated((this.#resolve(step.inputs) as { runError: { code: string; message: string } }).runError);
      default:
        throw new Error(`${name}: steps of type ${step.type} are not in the sample flows.`);
    }
  }

  #holds(condition: unknown): boolean {
    const [[operator, operands]] = Object.entries(condition as Record<string, unknown[]>) as [[string, unknown[]]];
    if (operator === 'and') return operands.every((one) => this.#holds(one));
    if (operator === 'or') return operands.some((one) => this.#holds(one));
    const [left, right] = operands.map((operand) => this.#resolve(operand));
    if (operator === 'equals') return left === right;
    if (operator === 'greater') return Number(left) > Number(right);
    if (operator === 'greaterOrEquals') return (left as string) >= (right as string);
    if (operator === 'lessOrEquals') return Number(left) <= Number(right);
    throw new Error(`The condition ${operator} is not in the sample flows.`);
  }

  /** Makes the function that works out a value for an item of an array. */
  #ofItem(value: unknown): (item: unknown) => unknown {
    return (item) => {
      this.#item = item;
      return this.#resolve(value);
    };
  }

  /** Copies a value with its expressions worked out. */
  #resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#resolve(part)]));
    }
    if (typeof value !== 'string') return value;
    if (value.startsWith("@parameters('$connections')")) return value;
    const template = parseTemplate(value);
    if ('whole' in template) return this.#evaluate(template.whole);
    return template.pieces.map((piece) => (typeof piece === 'string' ? piece : String(this.#evaluate(piece)))).join('');
  }

  #evaluate(expression: Expression): unknown {
    if (expression.kind === 'value') return expression.value;
    if (expression.kind === 'member') {
      const keys = String(this.#evaluate(expression.key)).split('/');
      return (
        keys.reduce<unknown>(
          (of, key) => (of as Record<string, unknown> | null | undefined)?.[key],
          this.#evaluate(expression.of),
        ) ?? null
      );
    }
    const { name } = expression;
    const args = expression.args.map((argument) => this.#evaluate(argument));
    const [first, second, third] = args;
    const time = () => new Date(String(first));
    const functions: Record<string, () => unknown> = {
      outputs: () => this.outputs.get(String(first)),
      body: () => (this.outputs.get(String(first)) as { body: unknown }).body,
      triggerOutputs: () => this.#options.trigger,
      triggerBody: () => this.#options.trigger.body,
      items: () => this.#items.get(String(first)),
      item: () => this.#item,
      variables: () => this.#variables.get(String(first)),
      coalesce: () => args.find((argument) => argument !== null && argument !== undefined) ?? null,
      concat: () => args.map((argument) => argument ?? '').join(''),
      if: () => (first ? second : third),
      equals: () => first === second,
      greater: () => Number(first) > Number(second),
      not: () => !first,
      or: () => Boolean(first || second),
      contains: () => (first as unknown[]).includes(second),
      toUpper: () => String(first).toUpperCase(),
      replace: () => String(first).replaceAll(String(second), String(third)),
      trim: () => String(first).trim(),
      split: () => String(first).split(String(second)),
      string: () => String(first),
      int: () => Number.parseInt(String(first), 10),
      add: () => Number(first) + Number(second),
      sub: () => Number(first) - Number(second),
      mul: () => Number(first) * Number(second),
      empty: () => first === null || first === undefined || (first as { length: number }).length === 0,
      length: () => (first as unknown[]).length,
      join: () => (first as unknown[]).join(String(second)),
      json: () => JSON.parse(String(first)),
      last: () => (first as unknown[]).at(-1),
      sort: () => {
        const key = (item: unknown) => String((item as Record<string, unknown>)[String(second)]);
        return (first as unknown[]).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
      },
      encodeURIComponent: () => encodeURIComponent(String(first)),
      utcNow: () => this.#options.now,
      addDays: () => new Date(time().getTime() + Number(second) * 86_400_000).toISOString(),
      formatDateTime: () => {
        if (second !== 'yyyy-MM-dd') throw new Error(`The format ${second} is not in the sample flows.`);
        return time().toISOString().slice(0, 10);
      },
      startOfDay: () => `${time().toISOString().slice(0, 10)}T00:00:00Z`,
    };
    const evaluate = functions[name];
    if (!evaluate) throw new Error(`The function ${name} is not in the sample flows.`);
    return evaluate();
  }
}

/** The table that the step Create HTML table makes: columns from the items' members, every text escaped. */
function htmlTable(rows: Record<string, unknown>[]): string {
  const escaped = (value: unknown) =>
    String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const cells = (values: unknown[], tag: string) =>
    values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(Object.values(row), 'td')}</tr>`).join('');
  return `<table><thead><tr>${cells(Object.keys(rows[0] ?? {}), 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}
