import type { FastifyInstance } from 'fastify';
import { findOperation, loadDefinition } from '../../../scripts/lib/definition.ts';
import type { Step } from '../../../scripts/package/flow.ts';
import type { ConnectorBody } from '../../connector-body.ts';
import type { CallResult } from './flow-runner.ts';

/** Makes a call of a sample flow; its expressions are worked out. */
export type Call = (name: string, step: Step) => Promise<CallResult>;

/** Sends a request to the mock server and gives the answer as a flow gets it. */
export async function send(server: FastifyInstance, url: string, headers = {}): Promise<CallResult> {
  const answer = await server.inject({ url, headers });
  const type = String(answer.headers['content-type']);
  // A file reaches a flow as an object with its type and its bytes in Base64.
  const body = type.startsWith('application/json')
    ? answer.json()
    : { '$content-type': type, $content: answer.rawPayload.toString('base64') };
  return { statusCode: answer.statusCode, body };
}

const definition = loadDefinition();

/** Calls the connector's runtime as the platform does for a step of a cloud flow, paging included. */
export async function callConnector(server: FastifyInstance, step: Step): Promise<CallResult> {
  const { host, parameters = {} } = step.inputs as {
    host: { operationId: string };
    parameters?: Record<string, string>;
  };
  const operation = findOperation(definition, host.operationId);
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(parameters[name])));
  const query = Object.entries(parameters).filter(([name]) => !operation.path.includes(`{${name}}`));
  const first = await send(server, `/apim/cqcdata/demo${path}?${new URLSearchParams(query)}`);
  const paging = step.runtimeConfiguration?.paginationPolicy as { minimumItemCount: number } | undefined;
  const body = first.body as ConnectorBody<'Locations'>;
  for (let next = body.nextLink; paging && next && (body.value ?? []).length < paging.minimumItemCount; ) {
    const page = (await send(server, next.replace(/^https?:\/\/[^/]+/, ''))).body as typeof body;
    body.value?.push(...(page.value ?? []));
    next = page.nextLink;
  }
  return first;
}

/** A mail that a flow hands to Office 365 Outlook. */
export interface Mail {
  'emailMessage/To': string;
  'emailMessage/Subject': string;
  'emailMessage/Body': string;
  'emailMessage/Attachments'?: { Name: string; ContentBytes: string }[];
}

/** Keeps the mails of a run, and refuses those to nobody; every other step is called by `call`. */
export function keepMails(mails: Mail[], call: Call): Call {
  return async (name, step) => {
    const { host, parameters } = step.inputs as { host: { connectionName?: string }; parameters: Mail };
    if (host.connectionName !== 'shared_office365') return call(name, step);
    if (!/^\S+@\S+$/.test(parameters['emailMessage/To'])) return { statusCode: 400, body: {} };
    mails.push(parameters);
    return { statusCode: 200, body: {} };
  };
}
