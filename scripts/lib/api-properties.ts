import { text, texts } from './json.ts';
import { isSameName } from './same-name.ts';

/** What apiProperties.json holds, as far as the package carries it and the runtime acts on it. */
export interface ApiProperties {
  connectionParameters: Record<string, { type: string }>;
  iconBrandColor: string;
  policyTemplateInstances: PolicyInstance[];
  publisher: string;
  /** Operations that run through the script; none named means all of them. */
  scriptOperations: string[];
}

export interface PolicyInstance {
  templateId: string;
  title: string;
  parameters: Record<string, unknown>;
}

/** Types of the connection parameters that people fill in. */
export const enteredParameterTypes = ['string', 'securestring', 'int', 'bool'];

/**
 * Types of connection parameters, those of parameter sets too (microsoft/PowerPlatformConnectors,
 * schemas/paconn-apiProperties.schema.json). That Azure knows others (`connection`, `managedIdentity`) is no reason to
 * take them: no published connector has one.
 */
export const connectionParameterTypes = [...enteredParameterTypes, 'gatewaySetting', 'oauthSetting'];

/** The brand colour that all independent publishers share ("Prepare connector files for certification", brand colour). */
export const independentColor = '#da3b01';

/** Whether properties are those of an independent publisher, who is told by that colour. */
export const isIndependent = ({ iconBrandColor }: { iconBrandColor?: unknown }): boolean =>
  text(iconBrandColor)?.toLowerCase() === independentColor;

/** White and the blue that are taken ("Certification policies", 5000.2.1.1 and 5000.2.1.5). */
export const reservedColors = ['#ffffff', '#007ee5'];

/** Begins the names of the parameters that a policy template has of its own. */
export const templateParameterPrefix = 'x-ms-apimTemplateParameter.';

/** The parameter of every policy that names its operations. */
export const policyOperationsKey = 'x-ms-apimTemplate-operationName';

/** The parameter of every policy that says whether it runs on the request, the response or a failure. */
export const policySectionKey = 'x-ms-apimTemplate-policySection';

/** A parameter of a policy as it is written, by its name in any capitals, which the platform takes. */
export function policyParameter<T>(
  { parameters }: { parameters: Record<string, T> },
  name: string,
): { key: string; value: T | undefined } | undefined {
  const key = Object.keys(parameters).find((candidate) => isSameName(candidate, name));
  return key === undefined ? undefined : { key, value: parameters[key] };
}

/** Whether a policy applies to an operation: to those that it names, or to all when it names none, with an empty list too. */
export function policyAppliesTo(policy: Pick<PolicyInstance, 'parameters'>, operationId: string): boolean {
  const names = policyParameter(policy, policyOperationsKey)?.value;
  return names === undefined || (Array.isArray(names) && names.length === 0) || texts(names).includes(operationId);
}

/** Whether calls of an operation run through the script: of those that are named, or of all when none is (paconn README). */
export function runsScript(scriptOperations: readonly string[], operationId: string): boolean {
  return scriptOperations.length === 0 || scriptOperations.includes(operationId);
}
