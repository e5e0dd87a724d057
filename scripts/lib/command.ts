import { inspect, type ParseArgsConfig, parseArgs } from 'node:util';
import { wordFileError } from './file-errors.ts';
import { Refusal, UsageError } from './refusal.ts';
import { takeSubscriptionKey } from './subscription-key.ts';
import { createTerminal, type Terminal } from './terminal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
/** The values that the options of a command have once they are read. */
export type OptionValues<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; strict: true; allowPositionals: true }>
>['values'];

/** 0: done and nothing wrong; 1: what was looked at is wrong; 2: it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** A verb as data: how it is called, what it takes, what it does. */
export interface CommandSpec<O extends Options> {
  /** What people type, such as `npm run validate`. */
  call: string;
  /** What `--help` shows, but for the exit codes. */
  usage: string;
  /** What the exit codes mean here: 0 in words of "nothing is wrong", 1 in words of "this is wrong" if it can be. */
  exitCodes: { 0: string; 1?: string };
  /** As `parseArgs` of node:util takes them; `--help` is added. */
  options: O;
  /** Whether it takes arguments that are no options. */
  takesArguments?: boolean;
  /** @throws Refusal when it cannot be done. */
  run(values: OptionValues<O>, args: string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}

/** A verb that is ready to run. */
export interface Command {
  call: string;
  help: string;
  /** @throws UsageError for a wrong option, Refusal when it cannot be done. */
  run(args: string[], terminal: Terminal): Promise<ExitCode>;
  /** The same command by another name, such as `cqc-data-connector validate`: its help and its refusals say that. */
  callAs(name: string): Command;
}

/** Makes a command from its data. Options are taken strictly: none is unknown, empty or overruled by a later one. */
export function defineCommand<const O extends Options>(spec: CommandSpec<O>): Command {
  const { call, usage, exitCodes, takesArguments = false } = spec;
  const codes = Object.entries({ ...exitCodes, 2: 'it could not be done' }).map(([code, words]) => `${code} ${words}`);
  const help = `${usage}\n\nExit code: ${codes.join(', ')}.`;
  return {
    call,
    help,
    async run(args, terminal) {
      if (call.startsWith('npm ')) refuseTakenByNpm(call, spec.options);
      const { values, positionals, isHelpAsked } = parse(args, spec.options, takesArguments);
      if (!isHelpAsked) return spec.run(values, positionals, terminal);
      terminal.print(help.split('\n'));
      return 0;
    },
    callAs: (name) => defineCommand({ ...spec, call: name, usage: renameCalls(usage, name) }),
  };
}

/** Options of ours that npm has too and tells every command, from its files as well: they say nothing of what was typed. */
const settingsOfNpm = ['cache', 'json', 'key', 'location'];

/** Options without a `--` before them are npm's own, and the command would run as if nobody had given them. */
function refuseTakenByNpm(call: string, options: Options): void {
  const taken = Object.keys(options).find(
    (name) => !settingsOfNpm.includes(name) && `npm_config_${name.replaceAll('-', '_')}` in process.env,
  );
  if (taken === undefined) return;
  throw new UsageError(
    `npm kept --${taken} to itself, because no -- came before it. Write ${call} -- [options]; in PowerShell, npm.cmd in place of npm.`,
  );
}

/**
 * What is said to somebody who called a command in another way than by npm, with every command in that way; only npm needs the
 * `--` in front of options.
 * @param call how the command was called.
 */
function renameCalls(text: string, call: string): string {
  const [tool] = call.split(' ');
  if (tool === 'npm') return text;
  return text.replaceAll(
    /\bnpm (?:run ([a-z-]+)|(start))(?:( \[)-- | --(?= ))?/g,
    (_npm, verb = '', start = '', bracket = '') => `${tool} ${verb}${start}${bracket}`,
  );
}

function parse<O extends Options>(
  args: string[],
  options: O,
  allowPositionals: boolean,
): { values: OptionValues<O>; positionals: string[]; isHelpAsked: boolean } {
  const known: Options = { ...options, help: { type: 'boolean' } };
  const parsed = parseStrictly({ args: joinNegativeNumbers(args, known), options: known, allowPositionals });
  const { tokens, positionals } = parsed;
  const values: Record<string, unknown> = parsed.values;
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional' && token.value.trim() === '')
      throw new UsageError('An argument is empty. Give a value or leave it out.');
    if (token.kind !== 'option' || token.value === undefined) continue;
    const { name, value } = token;
    if (value.trim() === '') throw new UsageError(`--${name} is empty. Give a value or leave the option out.`);
    if (given.has(name) && !options[name]?.multiple) throw new UsageError(`--${name} is given twice. Give it once.`);
    given.add(name);
  }
  const { help, ...rest } = values;
  return { values: rest as OptionValues<O>, positionals, isHelpAsked: help === true };
}

/** `--port -1` as `--port=-1`, so that the command says which numbers it takes: Node takes `-1` for an option. */
function joinNegativeNumbers(args: readonly string[], options: Options): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1) ?? '';
    const isValue =
      /^-\.?\d/.test(arg) &&
      last.startsWith('--') &&
      options[last.slice(2)]?.type === 'string' &&
      !joined.includes('--');
    if (isValue) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function parseStrictly(config: { args: string[]; options: Options; allowPositionals: boolean }) {
  try {
    return parseArgs({ ...config, strict: true, tokens: true });
  } catch (error) {
    // The options are data of this project, so what parseArgs refuses is what was typed. Its words go on with advice
    // that does not fit every command.
    if (!(error instanceof Error)) throw error;
    const [, option] = /^Option '(--[^']+)' argument is ambiguous/.exec(error.message) ?? [];
    if (option !== undefined) throw new UsageError(wordAmbiguous(option, config.args));
    const [sentence = ''] = error.message.split(/\. To specify |\n/);
    throw new UsageError(sentence.replace(/\.?$/, '.'));
  }
}

/** The option stands before something that begins with a dash. */
function wordAmbiguous(option: string, args: readonly string[]): string {
  const next = args.find((arg, index) => args[index - 1] === option && arg.startsWith('-'));
  return `${option} has no value, because "${next}" behind it begins with a dash. Give one, or write ${option}=${next} if that is meant.`;
}

/**
 * Runs a command to its exit code. An expected refusal becomes a sentence; any other error is a defect and shows its
 * stack.
 */
export async function runCommand(command: Command, args: string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await command.run(args, terminal);
  } catch (error) {
    reportError(error instanceof UsageError ? leadToHelp(error, command) : error, terminal, command.call);
    return 2;
  }
}

function leadToHelp({ lines }: UsageError, { call }: Command): Refusal {
  const help = call.startsWith('npm ') ? `${call} -- --help` : `${call} --help`;
  return new Refusal([...lines.slice(0, -1), `${lines.at(-1)} See ${help}.`]);
}

/**
 * Runs the command of a module as this process: its options are those of the process, its exit code becomes that of the
 * process. The module is loaded here, so that a package that is not installed can be said in a sentence.
 * @param given what stands in place of the options of the process and of the command's own name.
 */
export async function main(
  load: () => Promise<{ command: Command }>,
  given?: { args: string[]; call: string },
): Promise<void> {
  takeSubscriptionKey();
  const terminal = createTerminal();
  process.on('uncaughtException', (error) => {
    if (isEchoOfCompiler(error)) return;
    reportError(error, terminal);
    process.exit(2);
  });
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => reportLostOutput(error, terminal));
  try {
    const { command } = await load();
    const called = given === undefined ? command : command.callAs(given.call);
    setExitCode(await runCommand(called, given?.args ?? process.argv.slice(2), terminal));
  } catch (error) {
    reportError(error, terminal);
    setExitCode(2);
  }
}

/**
 * Ctrl-C on a terminal ends the process that compiles TypeScript too (esbuild, of tsx). Its library tells whoever loads something
 * then that it is gone, and breaks off when an answer comes all the same: nobody waits for that one.
 */
const isEchoOfCompiler = ({ message, stack = '' }: Error): boolean =>
  message === 'callback is not a function' && /[\\/]esbuild[\\/]lib[\\/]/.test(stack);

/** A reader that has seen enough, such as `head`, is no fault; a result that could not be written is one. It is said once. */
function reportLostOutput(error: NodeJS.ErrnoException, terminal: Terminal): void {
  if (error.code === 'EPIPE' || process.exitCode === 2) return;
  setExitCode(2);
  terminal.printError(asError(`what this says ${wordFileError(error, '', 'cannot be written') ?? error.message}`));
}

function setExitCode(code: ExitCode): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}

/** @param call how the command was called, where that is known. */
function reportError(error: unknown, terminal: Terminal, call = 'npm'): void {
  const missing = missingPackage(error);
  if (error instanceof Refusal) terminal.printError(error.lines.map((line) => asError(renameCalls(line, call))));
  else if (missing !== undefined) {
    terminal.printError(
      asError(
        `the package ${missing} is not installed. Run \`npm ci\`; with --omit=dev it leaves out what this needs.`,
      ),
    );
  } else {
    terminal.printError(inspect(error).split('\n'));
    terminal.printError(asError('this is a defect of this project, not of what it was given. Report the lines above.'));
  }
}

const asError = (line: string): string => `error: ${line}`;

/** The package that Node did not find, if that is the error. A missing file of this project is another thing: a defect. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) return undefined;
  return /^Cannot find package '([^']+)'/.exec(error.message)?.[1];
}
