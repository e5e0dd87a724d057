import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/definition.ts';
import { readText } from '../lib/file-tree.ts';
import { type JsonObject, object, text } from '../lib/json.ts';
import { isSameName } from '../lib/same-name.ts';

/** One trigger or action of a workflow definition ("Schema reference for trigger and action types", Azure Logic Apps). */
export interface Step {
  type: string;
  kind?: string;
  /** What people and the designer note, which nothing evaluates. */
  description?: unknown;
  metadata?: unknown;
  runAfter?: Record<string, string[]>;
  inputs?: unknown;
  expression?: unknown;
  foreach?: string;
  actions?: Steps;
  else?: { actions: Steps };
  cases?: Record<string, { case: unknown; actions: Steps }>;
  default?: { actions: Steps };
  /** What an agent may do. */
  tools?: Record<string, { actions?: Steps }>;
  limit?: { count?: number; timeout?: string };
  recurrence?: { frequency: string; interval: number };
  runtimeConfiguration?: Record<string, unknown>;
  operationOptions?: string;
  splitOn?: string;
}

export type Steps = Record<string, Step>;

export interface FlowDefinition {
  parameters?: JsonObject;
  triggers: Steps;
  actions: Steps;
}

/** A sample flow as it stands in flows/: calls name only their operation; the package adds host and connection. */
export interface Flow {
  name: string;
  description: string;
  definition: FlowDefinition;
}

export const flowsFolder = join(projectFolder, 'flows');

/** Reads the sample flows in the order of their file names. */
export function readFlows(): Flow[] {
  return readdirSync(flowsFolder)
    .filter((name) => name.endsWith('.flow.json'))
    .sort()
    .map((name) => JSON.parse(readText(join(flowsFolder, name))));
}

/** Whether a step is of one of these types. The service takes them in any capitals: many of Microsoft's samples have `foreach`. */
export const isOfType = ({ type }: Pick<Step, 'type'>, ...types: string[]): boolean =>
  types.some((one) => isSameName(one, type));

/** Types of steps that change a variable. */
export const variableChanges = [
  'SetVariable',
  'IncrementVariable',
  'DecrementVariable',
  'AppendToArrayVariable',
  'AppendToStringVariable',
];

/** Types of steps that call an operation of a connector by its name. */
export const operationCalls = ['OpenApiConnection', 'OpenApiConnectionWebhook', 'OpenApiConnectionNotification'];

/**
 * The connections that the host of a call names: exports say connectionName, the code view connectionReferenceName, and the
 * designer connection, as a text or with a referenceName (Azure/LogicAppsUX, serializer.ts).
 */
export function connectionNamesOf({ inputs }: Step): string[] {
  const { connectionName, connectionReferenceName, connection } = object(object(inputs).host);
  const { referenceName, name } = object(connection);
  return [connectionName, connectionReferenceName, connection, referenceName, name].flatMap((one) => text(one) ?? []);
}

/** Every step with its name, those inside other steps after the one that holds them. */
export function listSteps(steps: Steps): [string, Step][] {
  return Object.entries(steps).flatMap(([name, step]): [string, Step][] => [
    [name, step],
    ...childrenOf(step).flatMap(listSteps),
  ]);
}

/** The groups of steps inside a step. */
export function childrenOf(step: Step): Steps[] {
  const groups = [step.actions, step.else?.actions, step.default?.actions];
  const inner = [...Object.values(step.cases ?? {}), ...Object.values(step.tools ?? {})];
  return [...groups, ...inner.map((one) => one.actions)].filter((group) => group !== undefined);
}
