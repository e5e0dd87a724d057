import type { ConnectorSource } from '../connector/connector-source.ts';
import { object, text } from '../lib/json.ts';
import { Refusal } from '../lib/refusal.ts';
import { listFlowOperations } from './check/flow/operations.ts';
import type { Flow } from './flow.ts';
import { connectionNameOf, listCalls } from './flow-connections.ts';

/**
 * Refuses a connector that the sample flows and documents of this project are not about: artifacts of both together would
 * be neither.
 * @throws Refusal that says what the folder would need.
 */
export function refuseOtherConnector(
  { definition }: Pick<ConnectorSource, 'definition'>,
  flows: readonly Flow[],
  folder: string,
): void {
  const known = new Set(listFlowOperations(definition).map(({ operationId }) => operationId));
  const called = flows
    .flatMap(listCalls)
    .filter((step) => connectionNameOf(step) === undefined)
    .map((step) => text(object(object(step.inputs).host).operationId) ?? '');
  const missing = [...new Set(called)].filter((operationId) => !known.has(operationId));
  if (missing.length > 0)
    throw new Refusal(
      `${folder}: the artifacts need the operations that the flows in flows/ call, and this connector lacks ${missing.join(', ')}. Give a folder of this connector; check another one with npm run validate.`,
    );
}
