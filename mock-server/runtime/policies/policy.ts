import { policySectionKey, templateParameterPrefix } from '../../../scripts/lib/api-properties.ts';
import type { HttpMessage } from '../../../scripts/lib/http-messages.ts';
import { show } from '../../../scripts/lib/json.ts';
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
  readonly #values: Map<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.#values = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** A parameter of the template itself, as text; undefined when it is not given. */
  text(name: string): string | undefined {
    const value = this.#values.get((templateParameterPrefix + name).toLowerCase());
    return value === undefined || value === null ? undefined : show(value);
  }

  /** @throws PolicyNotSupported when it is not given. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new PolicyNotSupported(`no ${name}`);
    return value;
  }

  /**
   * One of the values that are carried out, the first of them when none is given.
   * @throws PolicyNotSupported for another.
   */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    return choose(name, this.text(name) || choices[0], choices);
  }

  /** @throws PolicyNotSupported for another section than Request and Response. */
  section(): 'Request' | 'Response' {
    const value = show(this.#values.get(policySectionKey.toLowerCase()) ?? 'Request');
    return choose('section', value, ['Request', 'Response']);
  }
}

function choose<T extends string>(what: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw new PolicyNotSupported(`the ${what} ${value}`);
  return found;
}
