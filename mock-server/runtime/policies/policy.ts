import { policyParameter, policySectionKey, templateParameterPrefix } from '../../../scripts/lib/api-properties.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { show } from '../../../scripts/lib/json.ts';
import { isSameName } from '../../../scripts/lib/same-name.ts';
import type { Connection } from '../connection.ts';
import type { PlatformRequest } from '../platform-request.ts';

/** A policy that this runtime does not carry out; the message names it, and `reason` ends the sentence. */
export class PolicyNotSupported extends Error {
  override name = 'PolicyNotSupported';
  readonly reason: string;

  constructor(message: string, reason = 'which this runtime does not carry out') {
    super(message);
    this.reason = reason;
  }
}

/** A policy made an address of a backend that is none. */
export class HostNotValid extends Error {
  override name = 'HostNotValid';
}

/** A call while its policies run. */
export interface PolicyCall {
  request: PlatformRequest;
  connection: Connection;
  /** The values of the operation's path, by the definition's names, unescaped. */
  pathValues: Record<string, string>;
  /** What leads to the connection on the runtime face: scheme, host, `/apim/NAME/CONNECTION`. */
  prefix: string;
  /** The address of the server that stands in for the API, where there is one. */
  upstream?: string | undefined;
}

/** What a policy does in its section. */
export interface Policy {
  onRequest?: (call: PolicyCall) => void;
  onResponse?: (call: PolicyCall, response: HttpMessage) => void;
}

/** The parameters of a policy instance; the case of their names does not count, nor that of the section. */
export class PolicyParameters {
  readonly #policy: { parameters: Record<string, unknown> };

  constructor(parameters: Record<string, unknown>) {
    this.#policy = { parameters };
  }

  /** A parameter of the template itself, as text; undefined when it is not given. */
  text(name: string): string | undefined {
    const value = policyParameter(this.#policy, templateParameterPrefix + name)?.value;
    return value === undefined || value === null ? undefined : show(value);
  }

  /** One that the template needs: create-policies.ts looks first whether it is there. */
  required(name: string): string {
    return this.text(name) ?? '';
  }

  /** What to do where the message has such a value already. */
  existsAction(): string {
    return this.text('existsAction')?.toLowerCase() || 'override';
  }

  /** @throws PolicyNotSupported for another section than Request and Response. */
  section(): 'Request' | 'Response' {
    const value = show(policyParameter(this.#policy, policySectionKey)?.value ?? 'Request');
    const found = (['Request', 'Response'] as const).find((section) => isSameName(section, value));
    if (found === undefined) throw new PolicyNotSupported(`the section ${value}`);
    return found;
  }
}
