import type { PolicyInstance } from './api-properties.ts';

type Headers = Record<string, string | string[]>;

/** A policy that this runtime does not carry out; the message names it. */
export class PolicyNotSupported extends Error {
  override name = 'PolicyNotSupported';
}

/** Changes the headers of one operation's requests. */
export type ApplyPolicies = (operationId: string, headers: Headers) => void;

/**
 * Prepares the policies of a connector. Of Microsoft's templates ("Policy templates overview"), `setheader` with a constant
 * value on requests is carried out; any other makes the calls it applies to fail.
 */
export function createPolicies(instances: PolicyInstance[]): ApplyPolicies {
  const policies = instances.map((instance) => {
    const operations = instance.parameters['x-ms-apimTemplate-operationName'] as string[] | undefined;
    return { applies: (operationId: string) => operations?.includes(operationId) ?? true, apply: prepare(instance) };
  });
  return (operationId, headers) => {
    for (const { applies, apply } of policies) if (applies(operationId)) apply(headers);
  };
}

function prepare({ templateId, title, parameters }: PolicyInstance): (headers: Headers) => void {
  const refuse = (what: string) => () => {
    throw new PolicyNotSupported(`The policy "${title}" uses ${what}, which this runtime does not carry out.`);
  };
  if (templateId.toLowerCase() !== 'setheader') return refuse(`the template ${templateId}`);
  const section = parameters['x-ms-apimTemplate-policySection'] ?? 'Request';
  if (section !== 'Request') return refuse(`setheader in the section ${section}`);
  const value = String(parameters['x-ms-apimTemplateParameter.value']);
  if (value.includes('@')) return refuse('setheader with an expression');

  const name = String(parameters['x-ms-apimTemplateParameter.name']).toLowerCase();
  const existsAction = parameters['x-ms-apimTemplateParameter.existsAction'] ?? 'override';
  return (headers) => {
    const present = headers[name];
    if (present === undefined || existsAction === 'override') headers[name] = value;
    else if (existsAction === 'append') headers[name] = [present, value].flat();
  };
}
