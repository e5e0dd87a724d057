import { isSystemError } from '../../../scripts/lib/file-errors.ts';
import { type DotnetRun, installAdvice } from './dotnet.ts';
import { ScriptHostUnavailable } from './errors.ts';

/** The compiler follows what is nested by calls of its own. */
export const nestingAdvice =
  'Where the script nests brackets, calls or concatenations thousands deep, split them up; otherwise end other programs. The next call tries again.';

/** What stops a build that is not the script's fault, and what helps. The first that fits counts. A client may read it: no paths. */
const causes: [sign: RegExp, advice: string][] = [
  [/spawn dotnet E(ACCES|PERM|NOEXEC)/, installAdvice],
  [
    /No space left on device|ENOSPC|disk quota|EDQUOT/i,
    'The disk is full: make room in the temporary folder, in that of the builds and in that of the NuGet packages; `npm start` takes another for builds with --cache.',
  ],
  [
    /home directory could not be determined|environment variable 'HOME'|(?:Read-only|denied|Permission).*\.dotnet\b|Access to the path '[^'\n]{0,1000}[\\/]\.dotnet\b(?![\\/]sdk\b)[^'\n]{0,1000}' is denied/i,
    'Set HOME, or DOTNET_CLI_HOME, to a folder that can be written to, and run this again.',
  ],
  [
    /Access to the path .* is denied|Permission denied|Read-only file system|EACCES|EROFS|EPERM/i,
    'Make the folder that is named writable; where it is that of the builds, `npm start` takes another with --cache.',
  ],
  [
    /(?:ENOENT|EEXIST|ENOTDIR)\b.* mkd(?:ir|temp) /,
    'No folder can be made there: where it is the temporary folder, make that, or set TMPDIR (on Windows TEMP) to another; `npm start` takes another for builds with --cache.',
  ],
  [
    /error NU1301|error NU11\d\d|Unable to load the service index|Name or service not known/i,
    'The NuGet packages of mock-server/runtime/script-host cannot be restored. Make the package source reachable once; the next call tries again.',
  ],
  [
    /error NU\d+|End of Central Directory|\.nupkg/i,
    'A NuGet package is damaged or does not fit. Run `dotnet nuget locals all --clear`; the next call tries again.',
  ],
  [/No \.NET SDKs? (was|were) found|compatible \.NET SDK was not found|command could not be loaded/i, installAdvice],
  [
    /application to execute does not exist/i,
    'The SDK has moved since the script host was built with it: remove the folder of the builds, mock-server/runtime/script-host/.cache unless --cache names another, and run this again.',
  ],
  [/Stack overflow/, nestingAdvice],
  [
    /ENOMEM|EAGAIN|EMFILE|Out of memory|OutOfMemoryException|SIGKILL/i,
    'There may be too little memory: end other programs; the next call tries again.',
  ],
  [/SIG[A-Z]+|cut short|the code 143/, 'Something ended the build from outside; the next call tries again.'],
];

/**
 * Why a build cannot be made here, from what a command said or from an error of the file system.
 * @param step what was under way, such as `Build.proj`.
 */
export function explainBuildFailure(step: string, found: DotnetRun | Error): ScriptHostUnavailable {
  const cause = found instanceof Error ? found.message : describeOutput(found);
  const text = found instanceof Error ? cause : `${cause}\n${found.output}`;
  const advice = causes.find(([sign]) => sign.test(text))?.[1] ?? 'Mend that; the next call tries again.';
  return new ScriptHostUnavailable(`${step}: ${/[.!?]$/.test(cause) ? cause : `${cause}.`} ${advice}`);
}

/** As {@link explainBuildFailure}, for what was thrown; undefined for what is no error of the file system or of a process. */
export const explainSystemError = (step: string, error: unknown): ScriptHostUnavailable | undefined =>
  isSystemError(error) ? explainBuildFailure(step, error) : undefined;

function describeOutput({ code, signal, output }: DotnetRun): string {
  if (signal) return `ended by ${signal}`;
  if (code === 0) return 'the build was cut short'; // .NET says so when it is asked to end
  // Each error comes with the project in brackets, and once more in the summary.
  const lines = [...new Set(output.split('\n').map((line) => line.replace(/ \[[^\]]*\]\s*$/, '').trim()))].filter(
    (line) => !line.startsWith('at '), // the stack of .NET
  );
  const errors = lines.filter((line) => /\berror\b|denied|No space/.test(line));
  const shown = (errors.length > 0 ? errors : lines.filter(Boolean)).slice(0, 3).join(' ');
  return shown || `ended with the code ${code}`;
}
