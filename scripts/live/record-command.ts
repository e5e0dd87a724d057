import { resolve } from 'node:path';
import { defineCommand } from '../lib/command.ts';
import { describeCqcApi } from '../lib/cqc-api.ts';
import { cqcBase } from '../lib/cqc-base.ts';
import { createCqcClient } from '../lib/cqc-client.ts';
import { loadDefinition } from '../lib/definition.ts';
import type { JsonObject } from '../lib/json.ts';
import { httpAddress, wholeNumber } from '../lib/option-values.ts';
import { Refusal, UsageError } from '../lib/refusal.ts';
import { readSubscriptionKey, refuseKeyIn } from '../lib/subscription-key.ts';
import { refuseForeignFolder, writeFolder } from '../lib/write-folder.ts';
import { createAsker } from './record/asker.ts';
import { compareRecordings } from './record/compare-recordings.ts';
import { describeDrift } from './record/describe-drift.ts';
import { describeChanges, describeMissing, describeRecording } from './record/describe-recording.ts';
import { createInventor } from './record/invent.ts';
import { type Notebook, notebookOf, openNotebook, removeEmptyNotebook, writer } from './record/notebook.ts';
import { showProgress } from './record/progress.ts';
import { record } from './record/record.ts';
import { openSalt, saltFileOf } from './record/salt.ts';
import { readSelection } from './record/selection.ts';
import { watchSignals } from './record/watch-signals.ts';
import { refuseOtherRecording, writeWorldFiles } from './record/world-files.ts';

/** `npm run record` */
export const command = defineCommand({
  call: 'npm run record',
  usage: `npm run record -- --out DIR --location ID… | --provider ID… | --filter NAME=VALUE [options]
Records organisations of CQC into a folder that \`npm start -- --data DIR\` serves. People get invented names, telephone
numbers and e-mail addresses become reserved ones (docs/live.md). The key comes from CQC_SUBSCRIPTION_KEY, or is asked for.
  --location ID…   these locations
  --provider ID…   these providers, with their locations
  --filter N=V     the locations that a filter of CQC's list finds, such as localAuthority=Leeds; may be repeated
  --most N         most locations (1000)
  --changes DAYS   changes of the last days as well, in windows of --resolution MINUTES (60)
  --reports KIND   none, text (their texts) or all (PDFs as well); reports name people and need --keep-text (none)
  --keep-text      keep free texts whole, which name people; otherwise only their shape is kept
  --out DIR        the folder; its salt and what a run that was stopped has got lie beside it
  --restart        begin anew, in place of what was begun or recorded there with other options
  --base URL       another address than CQC's, such as that of a mock server
  --rate N         most calls in a minute (100)
  --help           show this text`,
  exitCodes: { 0: 'recorded', 1: 'recorded, but CQC did not give all of it' },
  takesArguments: true,
  options: {
    location: { type: 'string', multiple: true },
    provider: { type: 'string', multiple: true },
    filter: { type: 'string', multiple: true },
    most: { type: 'string', default: '1000' },
    changes: { type: 'string' },
    resolution: { type: 'string' },
    reports: { type: 'string', default: 'none' },
    'keep-text': { type: 'boolean', default: false },
    out: { type: 'string' },
    restart: { type: 'boolean', default: false },
    base: { type: 'string' },
    rate: { type: 'string', default: '100' },
  },
  async run({ out, restart, base, rate, ...options }, args, terminal) {
    const cqcApi = describeCqcApi(loadDefinition());
    const selection = readSelection(options, args, cqcApi);
    const callsPerMinute = wholeNumber('rate', rate, 1, 2000);
    const address = base === undefined ? cqcBase() : httpAddress('base', base);
    if (out === undefined) throw new UsageError('Nothing says where to record. Give --out and a folder.');
    const folder = resolve(out);
    const asked = { base: address, ...selection } as unknown as JsonObject;
    refuseForeignFolder(out, writer);
    if (!restart) refuseOtherRecording(folder, asked);
    const key = await readSubscriptionKey();
    refuseKeyIn(JSON.stringify(asked), key);

    const { salt, undo } = openSalt(folder);
    let notebook: Notebook;
    try {
      notebook = openNotebook(folder, asked, salt, restart, Date.now());
    } catch (error) {
      undo();
      throw error;
    }
    const signals = watchSignals();
    const log = terminal.printError;
    const progress = await showProgress(callsPerMinute, log);
    const client = createCqcClient({ base: address, key, callsPerMinute, log, signal: signals.signal, isEven: true });
    let isOver = false;
    try {
      if (notebook.isGoingOn)
        log(`goes on with what was begun at ${new Date(notebook.begunAt).toISOString()}; --restart begins anew`);
      const { world, notes } = await record(selection, {
        asker: createAsker(client, notebook, key, progress, signals.signal),
        base: client.base,
        inventor: createInventor(salt),
        cqcApi,
        now: notebook.begunAt,
        count: progress,
      });
      progress.stop();
      if (notes.unknown.length > 0) log(`CQC does not know ${notes.unknown.join(', ')}.`);
      const missing = describeMissing(notes);
      log(missing);
      const { locations, providers } = world.organisations;
      if (locations.size + providers.size === 0) {
        notebook.remove();
        throw new Refusal(
          'CQC gives nothing of what was asked for, so nothing was recorded. Check the ids and filters.',
        );
      }
      const files = writeWorldFiles(world, asked);
      const changes = compareRecordings(folder, files, writer);
      writeFolder(out, files, writer);
      isOver = true;
      terminal.print(`wrote ${out} (${files.size} files, ${client.count()} calls)`);
      terminal.print(describeRecording(world, notes));
      terminal.print(`the invented names come from ${saltFileOf(folder)}: keep it to yourself`);
      terminal.print(describeDrift(world, cqcApi, out));
      if (changes !== undefined) terminal.print(describeChanges(changes));
      return notes.unknown.length + missing.length > 0 ? 1 : 0;
    } catch (error) {
      progress.stop();
      const kept = isOver ? 0 : notebook.count();
      if (!isOver && kept === 0) {
        undo();
        isOver = true;
      }
      if (!(error instanceof Refusal) || kept === 0) throw error;
      throw new Refusal([
        ...error.lines,
        `${kept} answers are kept in ${notebookOf(folder)}. The same command goes on from there.`,
      ]);
    } finally {
      if (isOver) notebook.remove();
      notebook.close();
      if (isOver) removeEmptyNotebook(folder);
      signals.close();
      await client.close();
    }
  },
});
