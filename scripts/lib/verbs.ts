import { type Command, defineCommand, type ExitCode, main } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './refusal.ts';

/** What a verb does, in a few words, and the module of its command. */
export type Verb = [what: string, load: () => Promise<{ command: Command }>];

/**
 * Runs one of several verbs as this process: the first argument names it, the others are its own.
 * @param name what people type before the verb; the verb's help and refusals say it in place of its npm script.
 */
export async function mainOf(name: string, verbs: Record<string, Verb>): Promise<void> {
  const [verb, ...args] = process.argv.slice(2);
  const [, load] = (verb !== undefined && Object.hasOwn(verbs, verb) && verbs[verb]) || [];
  if (load === undefined) await main(async () => ({ command: listVerbs(name, verbs) }));
  else await main(load, { args, call: `${name} ${verb}` });
}

/** The command that there is without a verb: it shows which there are. */
function listVerbs(name: string, verbs: Record<string, Verb>): Command {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  const lines = Object.entries(verbs).map(([verb, [what]]) => `  ${verb.padEnd(width)}   ${what}`);
  return defineCommand({
    call: name,
    usage: `${name} VERB [options]\n\n${lines.join('\n')}\n\n${name} VERB --help shows the options of a verb.\n  --help   show this text`,
    exitCodes: { 0: 'done and nothing wrong', 1: 'what the verb looked at is wrong' },
    options: {},
    takesArguments: true,
    run(_values, [verb]): ExitCode {
      if (verb === undefined) throw new UsageError('Name a verb.');
      throw new UsageError(`There is no verb "${verb}".${didYouMean(verb, Object.keys(verbs))}`);
    },
  });
}
