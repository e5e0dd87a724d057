import { connectionParametersIn } from '../../../scripts/lib/policy-expressions.ts';
import { isServiceAddress } from '../../../scripts/lib/policy-templates.ts';
import { parseTemplate } from './expressions.ts';
import { HostNotValid, type Policy, type PolicyParameters } from './policy.ts';

/** Replaces host and base path of the backend ("Set host URL"); published templates repeat the base path where they want it. */
export function dynamicHostUrl(parameters: PolicyParameters): Policy {
  const urlTemplate = parameters.required('urlTemplate');
  const template = parseTemplate(urlTemplate);
  return {
    onRequest(call) {
      const address = template.write({ call });
      if (!isServiceAddress(address))
        throw new HostNotValid(
          `The policy dynamichosturl makes no address of ${urlTemplate}. Correct ${sourceOf(urlTemplate)}.`, // which may be secret
        );
      call.request.serviceUrl = new URL(address).href.replace(/\/+$/, '');
    },
  };
}

/** Where what an address is made of comes from. */
function sourceOf(template: string): string {
  if (connectionParametersIn(template).length > 0) return 'the values of the connection';
  return template.includes('@') ? 'what the call gives' : 'it in apiProperties.json';
}
