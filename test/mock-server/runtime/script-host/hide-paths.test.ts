import { describe, expect, it } from 'vitest';
import { createPathHider, hideEveryPath } from '../../../../mock-server/runtime/script-host/hide-paths.ts';

describe('what a client sees of a path', () => {
  it.each([
    ["Access to the path '/srv/out' is denied.", "Access to the path 'out' is denied."],
    ["mkdir '/mnt/a b/c-1/builds'", "mkdir 'builds'"],
    ['C:\\Users\\me\\a.cs(1,2): error', 'a.cs(1,2): error'],
    ['make room on /tmp, and on /var/tmp.', 'make room on tmp, and on tmp.'],
    ['from https://api.nuget.org/v3/index.json', 'from https://api.nuget.org/v3/index.json'],
    ['host/Host.csproj and either/or', 'host/Host.csproj and either/or'],
    ['/', '/'],
  ])('%s', (text, shown) => {
    expect(hideEveryPath(text)).toBe(shown);
  });

  it('is the rest below a folder of this call, and what only looks like one stays', () => {
    const hide = createPathHider(["/srv/o'd, folder"]);
    expect(hide("in /srv/o'd, folder/script.csx(7,3)")).toBe('in script.csx(7,3)');
    expect(hide('see /locations/1-1')).toBe('see /locations/1-1');
  });
});
