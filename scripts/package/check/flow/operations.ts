import { isPageable, isTrigger } from '../../../connector/extensions.ts';
import type { Schema } from '../../../lib/definition.ts';
import { httpVerbs } from '../../../lib/http-verbs.ts';
import { isObject, type JsonObject, list, object, text } from '../../../lib/json.ts';
import { resolveReference } from '../../../lib/json-pointer.ts';

interface Parameter {
  name: string;
  in?: string;
  required?: boolean;
  enum?: unknown[];
}

/** An operation as far as a flow sees it. */
export interface FlowOperation {
  operationId: string;
  path: string;
  method: string;
  parameters: Parameter[];
  /** The schema of its first success, or of what a webhook sends; undefined when it has none. */
  response?: Schema;
  isTrigger: boolean;
  isPageable: boolean;
}

/** Any Swagger 2.0 document: nothing is taken for granted, because a packaged definition may be anybody's. */
export type AnyDefinition = object;

/** Lists the operations of any definition; what is no operation is passed over, for `npm run validate` to name. */
export function listFlowOperations(definition: AnyDefinition): FlowOperation[] {
  const found: FlowOperation[] = [];
  for (const [path, item] of Object.entries(object(object(definition).paths))) {
    const { parameters: shared, 'x-ms-notification-content': notification } = object(item);
    for (const method of httpVerbs) {
      const operation = object(object(item)[method]);
      const operationId = text(operation.operationId);
      if (operationId === undefined) continue;
      const [others, own] = [shared, operation.parameters].map((parameters) =>
        list(parameters).flatMap((parameter) => parameterOf(object(resolveReference(definition, parameter)))),
      ) as [Parameter[], Parameter[]];
      const isOverridden = (one: Parameter) => own.some(({ name, in: place }) => name === one.name && place === one.in);
      const parameters = [...others.filter((one) => !isOverridden(one)), ...own];
      const responses = object(operation.responses);
      const success = Object.keys(responses).find((status) => /^2/.test(status)) ?? 'default';
      // A webhook gives what it sends to the flow, and not the answer to its subscription.
      const isWebhook = method === 'post' && (notification !== undefined || isTrigger(operation));
      const { schema } = object(resolveReference(definition, isWebhook ? notification : responses[success]));
      found.push({
        operationId,
        path,
        method,
        parameters,
        ...(isObject(schema) && { response: schema }),
        isTrigger: isTrigger(operation),
        isPageable: isPageable(operation),
      });
    }
  }
  return found;
}

function parameterOf({ name, in: place, required, enum: choices }: JsonObject): Parameter[] {
  if (typeof name !== 'string') return [];
  return [
    {
      name,
      ...(typeof place === 'string' && { in: place }),
      ...(typeof required === 'boolean' && { required }),
      ...(Array.isArray(choices) && { enum: choices }),
    },
  ];
}
