import { isSameName } from '../../scripts/lib/same-name.ts';
import type { Connection } from './connection.ts';
import type { Connector, ConnectorInput, SecurityScheme } from './connector.ts';
import type { PlatformRequest } from './platform-request.ts';
import { removeFromQuery, setInQuery } from './query.ts';

/** The parameter that feeds a key scheme: 527 of 550 published connectors with a key call it so, the rest use a policy. */
const keyParameter = 'api_key';

/**
 * Puts the credentials of a connection into a request, as its parameters and the definition's security schemes say: a key
 * in a header or the query, a user name and password, a bearer token. What the caller sent in the same places is dropped:
 * only the connection gives credentials. The `security` of a single operation makes no difference.
 * @param inputs those of the operation.
 * @param mayLackKey a key that the connection does not have is left out, for the backend to say so.
 * @throws ConnectionIncomplete
 */
export function authenticate(
  connector: Connector,
  connection: Connection,
  request: PlatformRequest,
  inputs: ConnectorInput[],
  mayLackKey: boolean,
): void {
  const { headers, spelling } = request;
  for (const scheme of connector.authentication) dropCredentials(scheme, request, inputs);
  for (const { type, in: place, name } of connector.authentication) {
    if (type === 'apiKey' && name !== undefined) {
      if (!connection.declares(keyParameter) && !connection.has(keyParameter)) continue; // a policy sets it, from a parameter of another name
      const key = mayLackKey ? connection.value(keyParameter, '') : connection.value(keyParameter);
      if (key && place === 'query') request.query = setInQuery(request.query, name, key);
      else if (key) {
        headers[name.toLowerCase()] = key;
        spelling.set(name.toLowerCase(), name);
      }
    }
    if (type === 'basic' && connection.declares('password')) {
      const pair = `${connection.value('username')}:${connection.value('password')}`;
      headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    }
  }
  for (const [name, { type }] of Object.entries(connection.parameters)) {
    if (isSameName(type, 'oauthSetting')) headers.authorization = `Bearer ${connection.value(name)}`;
  }
}

/** Also those of parameter sets that the connection does not use. What the operation takes as an input of its own stays. */
function dropCredentials(scheme: SecurityScheme, request: PlatformRequest, inputs: ConnectorInput[]): void {
  const { in: place, name = '' } = scheme.type === 'apiKey' ? scheme : { in: 'header', name: 'authorization' };
  const key = name.toLowerCase();
  if (inputs.some((input) => input.in === place && input.name.toLowerCase() === key)) return;
  if (place === 'query') request.query = removeFromQuery(request.query, name);
  else delete request.headers[key];
}
