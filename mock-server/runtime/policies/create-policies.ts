import { type PolicyInstance, policyAppliesTo } from '../../../scripts/lib/api-properties.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { missingParameters, wrongParameters, wrongSection } from '../../../scripts/lib/policy-templates.ts';
import { dynamicHostUrl } from './dynamic-host-url.ts';
import { type Policy, type PolicyCall, PolicyNotSupported, PolicyParameters } from './policy.ts';
import { routeRequest } from './route-request.ts';
import { setHeader } from './set-header.ts';
import { setProperty } from './set-property.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { updateNextLink } from './update-next-link.ts';

/** The templates that are carried out, by their id in lower case: published connectors write it in either way. */
const templates: Record<string, (parameters: PolicyParameters) => Policy> = {
  setheader: setHeader,
  setqueryparameter: setQueryParameter,
  dynamichosturl: dynamicHostUrl,
  routerequesttoendpoint: routeRequest,
  updatenextlink: updateNextLink,
  setproperty: setProperty,
};

export interface Policies {
  /**
   * Changes a request, before the script sees it.
   * @throws PolicyNotSupported, ConnectionIncomplete, HostNotValid
   */
  changeRequest(operationId: string, call: PolicyCall): void;
  /** Changes an answer, after the script. @throws ConnectionIncomplete */
  changeResponse(operationId: string, call: PolicyCall, response: HttpMessage): void;
}

/**
 * Prepares the policies of a connector, in their order. One with a template, section or expression that is not carried out
 * makes the calls it applies to fail, and names it.
 */
export function createPolicies(instances: PolicyInstance[]): Policies {
  const policies = instances.map((instance) => ({ instance, policy: prepare(instance) }));
  const byOperation = new Map<string, Policy[]>();
  const policiesOf = (operationId: string) => {
    const known = byOperation.get(operationId);
    if (known) return known;
    const chosen = policies
      .filter(({ instance }) => policyAppliesTo(instance, operationId))
      .map(({ policy }) => policy);
    byOperation.set(operationId, chosen);
    return chosen;
  };
  return {
    changeRequest(operationId, call) {
      for (const { onRequest } of policiesOf(operationId)) onRequest?.(call);
    },
    changeResponse(operationId, call, response) {
      for (const { onResponse } of policiesOf(operationId)) onResponse?.(call, response);
    },
  };
}

/** @throws PolicyNotSupported for what the template does not take. */
function checkValues(policy: { template: string; parameters: Record<string, unknown> }): void {
  const [missing] = missingParameters(policy);
  if (missing !== undefined) throw new PolicyNotSupported(`no ${missing}`, 'which the template needs. Fill it in');
  const refuse = (what: string, allowed: string) =>
    new PolicyNotSupported(`the ${what}`, `which the template does not take. Use ${allowed}`);
  const [wrong] = wrongParameters(policy);
  if (wrong !== undefined) throw refuse(`${wrong.name} ${wrong.found}`, wrong.allowed);
  const elsewhere = wrongSection(policy);
  if (elsewhere !== undefined) throw refuse(`section ${elsewhere.section}`, elsewhere.allowed);
}

function prepare({ templateId, title, parameters }: PolicyInstance): Policy {
  try {
    const template = Object.hasOwn(templates, templateId.toLowerCase())
      ? templates[templateId.toLowerCase()]
      : undefined;
    if (template === undefined) throw new PolicyNotSupported('');
    checkValues({ template: templateId, parameters });
    return template(new PolicyParameters(parameters));
  } catch (error) {
    if (!(error instanceof PolicyNotSupported)) throw error;
    const what = error.message === '' ? `the template ${templateId}` : `${templateId} with ${error.message}`;
    const refusal = `The policy "${title}" uses ${what}, ${error.reason}.`;
    return {
      onRequest: () => {
        throw new PolicyNotSupported(refusal);
      },
    };
  }
}
