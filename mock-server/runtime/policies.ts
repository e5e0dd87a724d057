import {
  type PolicyInstance,
  policyAppliesTo,
  policySectionKey,
  templateParameterPrefix,
} from '../../scripts/lib/api-properties.ts';

type Headers = Record<string, string | string[] | undefined>;

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
  const policies = instances.map((instance) => ({ instance, apply: prepare(instance) }));
  return (operationId, headers) => {
    for (const { instance, apply } of policies) if (policyAppliesTo(instance, operationId)) apply(headers);
  };
}

function prepare({ templateId, title, parameters }: PolicyInstance): (headers: Headers) => void {
  const refuse = (what: string) => () => {
    throw new PolicyNotSupported(`The policy "${title}" uses ${what}, which this runtime does not carry out.`);
  };
  if (templateId.toLowerCase() !== 'setheader') return refuse(`the template ${templateId}`);
  const section = parameters[policySectionKey] ?? 'Request';
  if (section !== 'Request') return refuse(`setheader in the section ${section}`);
  const value = String(parameters[`${templateParameterPrefix}value`]);
  if (value.includes('@')) return refuse('setheader with an expression');

  const name = String(parameters[`${templateParameterPrefix}name`]).toLowerCase();
  const existsAction = parameters[`${templateParameterPrefix}existsAction`] ?? 'override';
  return (headers) => {
    const present = headers[name];
    if (present === undefined || existsAction === 'override') headers[name] = value;
    else if (existsAction === 'append') headers[name] = [present, value].flat();
  };
}
