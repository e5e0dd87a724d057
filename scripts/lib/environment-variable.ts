/**
 * Whether a value is `@environmentVariables("cr1f3_host")`, in place of which the service puts the value of that variable when a
 * connector of a solution is saved ("Use environment variables in solution custom connectors", Microsoft Learn).
 */
export const isEnvironmentVariable = (value: unknown): boolean =>
  typeof value === 'string' && /^\s*@environmentVariables\(\s*(["'])[^"']+\1\s*\)\s*$/i.test(value);
