import { afterEach, expect, it, vi } from 'vitest';
import { dotnetHost } from '../../../../mock-server/runtime/script-host/host-command.ts';

afterEach(() => vi.unstubAllEnvs());

it('starts the host with the script and the limit of a body', () => {
  expect(dotnetHost('host.dll', 'script.dll', 1000)).toMatchObject({
    file: 'dotnet',
    args: ['exec', 'host.dll', 'script.dll', '1000'],
  });
});

it.each([
  ['PATH', true],
  ['HOME', true],
  ['TMPDIR', true],
  ['DOTNET_ROOT', true],
  ['dotnet_root', true],
  ['CQC_SUBSCRIPTION_KEY', false],
  ['MY_HOME', false],
  ['HOME_OF_SECRETS', false],
  ['NOT_DOTNET_X', false],
])('hands on %s: %s', (name, isHandedOn) => {
  vi.stubEnv(name, 'value of it');
  expect(dotnetHost('a', 'b', 1).env[name]).toBe(isHandedOn ? 'value of it' : undefined);
});

it('runs in UTC, whatever the zone of the machine', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect(dotnetHost('a', 'b', 1).env.TZ).toBe('UTC');
});

it('asks for larger heaps, unless the environment says otherwise', () => {
  expect(dotnetHost('a', 'b', 1).env.DOTNET_GCgen0size).toBe('0x2000000');
  vi.stubEnv('DOTNET_GCgen0size', '0x1');
  expect(dotnetHost('a', 'b', 1).env.DOTNET_GCgen0size).toBe('0x1');
});
