import { isDeepStrictEqual } from 'node:util';
import { hasDynamicSchema, isInternal, isPageable, isTrigger } from '../../../connector/extensions.ts';
import type { Schema } from '../../../lib/definition.ts';
import { httpVerbs } from '../../../lib/http-verbs.ts';
import { isObject, type JsonObject, list, object, text } from '../../../lib/json.ts';
import { resolveReference } from '../../../lib/json-pointer.ts';

export interface Parameter {
  name: string;
  in?: string;
  required?: boolean;
  enum?: unknown[];
  /** Of a body, where it is known. */
  schema?: Schema;
}

/** An operation as far as a flow sees it. */
export interface FlowOperation {
  operationId: string;
  path: string;
  method: string;
  parameters: Parameter[];
  /** The schema of its successes, or of what a webhook sends; undefined when it has none, or several. */
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
      const [ofPath, own] = [shared, operation.parameters].map((parameters) =>
        list(parameters).flatMap((parameter) => parameterOf(object(resolveReference(definition, parameter)))),
      ) as [Parameter[], Parameter[]];
      const isOverridden = (one: Parameter) => own.some(({ name, in: place }) => name === one.name && place === one.in);
      const parameters = [...ofPath.filter((one) => !isOverridden(one)), ...own];
      const responses = object(operation.responses);
      const successes = Object.keys(responses).filter((status) => /^2/.test(status));
      // A webhook gives what it sends to the flow, and not the answer to its subscription.
      const isWebhook = method === 'post' && (notification !== undefined || isTrigger(operation));
      const answers = isWebhook
        ? [notification]
        : successes.length > 0
          ? successes.map((one) => responses[one])
          : [responses.default];
      const [schema, ...others] = answers.map((one) => object(resolveReference(definition, one)).schema);
      const isKnown = others.every((other) => other === undefined || isDeepStrictEqual(other, schema));
      found.push({
        operationId,
        path,
        method,
        parameters,
        ...(isKnown && isObject(schema) && { response: schema }),
        isTrigger: isTrigger(operation),
        isPageable: isPageable(operation),
      });
    }
  }
  return found;
}

function parameterOf(parameter: JsonObject): Parameter[] {
  const { name, in: place, required, enum: choices, schema } = parameter;
  if (typeof name !== 'string') return [];
  return [
    {
      name,
      ...(typeof place === 'string' && { in: place }),
      // What makers do not see is filled in for them.
      ...(typeof required === 'boolean' && { required: required && !isInternal(parameter) }),
      ...(Array.isArray(choices) && { enum: choices }),
      ...(place === 'body' && isObject(schema) && !hasDynamicSchema(parameter) && { schema }),
    },
  ];
}
