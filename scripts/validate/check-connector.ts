import type { ScriptDiagnosis, ScriptDiagnostic } from '../../mock-server/runtime/script-host/diagnose-script.ts';
import { type ConnectorFiles, isOtherFormat, type SourceFile } from '../connector/connector-folder.ts';
import { ConnectorModel } from '../connector/connector-model.ts';
import { type Change, compareFacts } from '../connector/definition-changes.ts';
import { type DefinitionFacts, factsOf } from '../connector/definition-facts.ts';
import { validateSwagger } from '../connector/swagger-schema.ts';
import { type Part, rightName } from '../lib/connector-names.ts';
import { UnreadableError } from '../lib/file-errors.ts';
import { kindOfYaml } from '../lib/file-kind.ts';
import { sortFindings } from '../lib/findings.ts';
import { groupBy } from '../lib/group-by.ts';
import { isObject, object, text } from '../lib/json.ts';
import { pointerOf, valueAt, withIndexes } from '../lib/json-pointer.ts';
import { createLineIndex } from '../lib/line-index.ts';
import { messageOf } from '../lib/message-of.ts';
import { oncePer } from '../lib/once-per.ts';
import { offsetOf } from '../lib/positions.ts';
import { otherFormatOf } from '../lib/swagger-version.ts';
import { type RuleName, ruleNamed } from '../rules/index.ts';
import type { CheckResult, Hit, PlaceKind, Places, Rule } from '../rules/rule.ts';
import { severityOf } from '../rules/rule.ts';
import { asWritten, type ShapeFault } from '../rules/shape.ts';
import { contextFaults } from '../rules/shape-rules.ts';
import { type Accepted, type AcceptedFinding, type RuleFinding, splitAccepted } from './accepted-findings.ts';
import { describePlace } from './describe-place.ts';
import { type MeantConnector, readMeant } from './read-meant.ts';

export interface Report {
  folder: string;
  definition: string;
  operations: number;
  findings: RuleFinding[];
  /** Findings that the accepted list names, with its reasons. */
  accepted: AcceptedFinding[];
  /** Set when the connector could not be checked; its one finding says why. */
  isUnchecked?: true;
  /** Other definitions of its folder, which were not checked. */
  passedOver?: string[];
  /** Why its script was not compiled, if it has one. */
  uncompiled?: string;
  /** The defect of the validator that kept it from being checked. */
  defect?: Error;
}

interface CheckOptions {
  rules: readonly Rule<RuleName>[];
  /** The older definition that it is compared with. */
  baseline?: DefinitionFacts;
  accepted?: readonly Accepted[];
  /** Path of the accepted list, for findings about it. */
  acceptedPath?: string;
  /** Ask the official schema whatever else is found: it alone tells whether the service takes the definition. */
  isSchemaAlwaysAsked?: boolean;
  /** Whether the baseline is the one that the accepted list is about: only then can one of its entries be stale. */
  isOwnBaseline?: boolean;
  /** What the compiler said about the script at each level; none when it was not asked. */
  scriptDiagnosis?: Promise<ScriptDiagnosis>;
  /** Shortens paths in findings. */
  showPath?: (path: string) => string;
}

/** A rule that threw: a defect of the validator, never of the connector. */
export class InternalError extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path}: ${reason}`, options);
    this.path = path;
    this.reason = reason;
  }
}

/** Checks one connector by every rule and returns what was found, sorted. */
export async function checkConnector(files: ConnectorFiles, options: CheckOptions): Promise<Report> {
  const showPath = options.showPath ?? ((path: string) => path);
  const collector = new Collector(files, options.rules, showPath);
  const { definition, properties, settings } = files;
  const sources = [definition, properties, settings].filter((source) => source !== undefined);
  for (const source of sources) {
    for (const { rule, offset, args } of source.problems) {
      const advice =
        source === settings
          ? 'Correct the text here; the files of the usual names were checked.'
          : isOtherFormat(source)
            ? adviceForOtherFormat(source, source === properties ? 'apiProperties' : 'apiDefinition')
            : 'Correct the text here; nothing behind it was checked.';
      collector.report(rule, source, { offset, args: rule === 'JsonNotValid' ? { ...args, advice } : args });
    }
  }
  reportEncodings(collector, files);
  const otherFormat = otherFormatOf(files.definition.value);
  if (otherFormat !== undefined)
    collector.report('SpecificationVersionIncorrect', files.definition, { pointer: '/swagger', args: otherFormat });
  const isParsed = files.definition.value !== undefined && otherFormat === undefined;
  const model = new ConnectorModel(collector.meant);
  const { baseline } = options;
  if (isParsed) collector.run(model, baseline === undefined ? [] : compareFacts(baseline, factsOf(model, 'current')));
  else collector.runText(model);
  const isNetAsked =
    isParsed &&
    options.rules.some(({ name }) => name === 'SwaggerSchemaViolated') &&
    (options.isSchemaAlwaysAsked === true || !collector.findings.some(({ severity }) => severity === 'error'));
  if (isNetAsked) {
    const fault = await validateSwagger(object(files.definition.value));
    if (fault !== undefined) collector.report('SwaggerSchemaViolated', files.definition, fault);
  }
  const diagnosis = await options.scriptDiagnosis;
  if (files.script !== undefined && diagnosis !== undefined) reportDiagnosis(collector, files.script, diagnosis);
  const isCompiled = files.script === undefined || (diagnosis !== undefined && diagnosis.unavailable === undefined);
  const unasked: readonly string[] = [...(isNetAsked ? [] : netRules), ...(isCompiled ? [] : compilerRules)];
  const lost = options.accepted?.length ? lostPlaces(model) : [];
  const isAsked = ({ rule, pointer, isChange }: Accepted): boolean =>
    isParsed &&
    sources.every(({ value }) => isObject(value)) &&
    !lost.some((place) => `${pointer}/`.startsWith(`#${place}/`)) &&
    (!isChange || options.isOwnBaseline === true) &&
    !unasked.includes(rule);
  const { kept, accepted, stale, faulty } = splitAccepted(
    collector.findings,
    options.accepted ?? [],
    isAsked,
    (pointer) => collector.locate(pointer),
  );
  const file = showPath(options.acceptedPath ?? '');
  for (const { rule, pointer, line, column } of stale)
    kept.push(reportedFinding('AcceptedFindingStale', { file, line, column, args: { rule, pointer } }));
  for (const { fault = '', line, column } of faulty)
    kept.push(reportedFinding('AcceptedFindingNotValid', { file, line, column, args: { fault } }));
  return {
    folder: files.folder,
    definition: showPath(files.definition.path),
    operations: model.operations.length,
    findings: sortFindings(kept),
    accepted,
    ...(files.passedOver !== undefined && { passedOver: files.passedOver }),
    ...(diagnosis?.unavailable !== undefined && { uncompiled: diagnosis.unavailable }),
  };
}

function adviceForOtherFormat({ text: content }: SourceFile, part: Part): string {
  if (kindOfYaml(content) === undefined)
    return 'The file does not begin as JSON, and no other format is read: correct it here, or give another file.';
  return `The file is YAML, which is not read. Convert it to JSON and save that as ${rightName(part)}.`;
}

/** The places that references lead to and that are not there, so that no rule could look at them. */
const lostPlaces = ({ references, definition }: ConnectorModel): string[] =>
  references
    .map(({ ref }) => pointerOf(definition, ref))
    .filter((place) => place.startsWith('/') && valueAt(definition, place) === undefined);

/** Rules that are asked last, when no other finds an error, and those of the compiler, which is not always there. */
const netRules: readonly RuleName[] = ['SwaggerSchemaViolated'];
const compilerRules: readonly RuleName[] = ['ScriptDoesNotCompile', 'ScriptNeedsNewerCSharp'];

/** Says of each text once that it is not UTF-8. */
function reportEncodings(collector: Collector, files: ConnectorFiles): void {
  const { definition, properties, settings, script, readme, intro } = files;
  const texts: [RuleName, SourceFile | undefined][] = [
    ['FileNotUtf8', definition],
    ['FileNotUtf8', properties],
    ['FileNotUtf8', settings],
    ['FileNotUtf8', script],
    ['ReadmeNotUtf8', readme],
    ['ReadmeNotUtf8', intro],
  ];
  for (const [rule, file] of texts) {
    if (file?.encoding === undefined) continue;
    const { line, column, found, byte } = file.encoding;
    collector.report(rule, file, { line, column, args: { found, byte } });
  }
}

/** What the script host refuses before it compiles: ScriptTooLarge and FileNotUtf8 say so. */
const saidByOtherRules = new Set(['script-too-large', 'script-not-utf8']);

/** A script fails where it compiles at no level; one that needs more than the documented level runs today. */
function reportDiagnosis(collector: Collector, script: SourceFile, { diagnostics, compilesAt }: ScriptDiagnosis): void {
  const [first] = diagnostics['7.3'];
  if (compilesAt === '9' && first !== undefined) {
    collector.report('ScriptNeedsNewerCSharp', script, hitOf(first, { count: diagnostics['7.3'].length }));
    return;
  }
  for (const diagnostic of diagnostics['9'].filter(({ id }) => !saidByOtherRules.has(id)))
    collector.report('ScriptDoesNotCompile', script, hitOf(diagnostic));
}

function hitOf(diagnostic: ScriptDiagnostic, more: Hit['args'] = {}): Hit {
  const { file, id } = diagnostic;
  const message = diagnostic.message.replace(/(?<![.!?])$/, '.');
  if (file === undefined)
    return { line: diagnostic.line, column: diagnostic.column, args: { id, reason: message, ...more } };
  // Lines of another file are not the script's own.
  return { line: 1, column: 1, args: { id, reason: `${file}(${diagnostic.line}): ${message}`, ...more } };
}

/** A finding that belongs to no place of a connector; its words come from the whole table, whatever rules are selected. */
function reportedFinding(name: RuleName, found: Pick<RuleFinding, 'file' | 'line' | 'column' | 'args'>): RuleFinding {
  const { evidence, message: template } = ruleNamed(name);
  return { ...found, severity: severityOf(evidence), rule: name, pointer: '#', where: '', template };
}

/** The report of a connector that could not be checked: one finding that says why. */
export function uncheckedReport(
  folder: string,
  error: UnreadableError | InternalError,
  showPath: (path: string) => string,
): Report {
  const { path, reason } = error;
  const file = showPath(path);
  const place = error instanceof UnreadableError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
  const name = error instanceof UnreadableError ? 'ConnectorNotReadable' : 'CheckFailed';
  const findings = [reportedFinding(name, { file, ...place, args: { reason } })];
  const report: Report = { folder, definition: file, operations: 0, findings, accepted: [], isUnchecked: true };
  return error instanceof InternalError ? { ...report, defect: error } : report;
}

const lineIndexOf = oncePer((file: SourceFile) => createLineIndex(file.text));

/** Runs rules over places and turns their hits into findings. */
class Collector {
  readonly findings: RuleFinding[] = [];
  readonly #seen = new Set<string>();
  readonly #files: ConnectorFiles;
  readonly #byName: Map<RuleName, Rule<RuleName>>;
  readonly #byPlace: Map<PlaceKind, Rule<RuleName>[]>;
  readonly #showPath: (path: string) => string;
  readonly #readings: MeantConnector['readings'];
  /** The files as they are meant, for the rules; what they find is reported where it is written. */
  readonly meant: ConnectorFiles;

  constructor(files: ConnectorFiles, rules: readonly Rule<RuleName>[], showPath: (path: string) => string) {
    this.#files = files;
    this.#byName = new Map(rules.map((rule) => [rule.name, rule]));
    this.#byPlace = groupBy(rules, ({ at }) => at);
    this.#showPath = showPath;
    const { files: meant, readings } = readMeant(files);
    this.meant = meant;
    this.#readings = readings;
  }

  run(model: ConnectorModel, changes: readonly Change[]): void {
    const { definition, properties } = this.#files;
    const root = { pointer: '', value: model.definition };
    this.runText(model);
    this.#visit('connector', [this.meant], definition, model);
    for (const file of [definition, properties])
      if (file !== undefined) this.#shape(this.#readings.get(file)?.faults ?? [], file, model);
    // Of what is no object, its type is all there is to say.
    if (!isObject(definition.value)) return;
    this.#visit('document', [root], definition, model);
    this.#visit('info', [{ pointer: '/info', value: object(model.definition.info) }], definition, model);
    this.#visit('pathItem', model.pathItems, definition, model);
    this.#visit('operation', model.operations, definition, model);
    this.#visit('parameter', model.parameters, definition, model);
    this.#visit('response', model.responses, definition, model);
    this.#visit('schema', model.schemas, definition, model);
    this.#visit('typed', model.typed, definition, model);
    this.#visit('text', model.texts, definition, model);
    this.#visit('reference', model.references, definition, model);
    if (properties !== undefined && isObject(object(this.meant.properties?.value).properties)) {
      this.#visit('properties', [{ pointer: '/properties', value: model.properties }], properties, model);
      this.#visit('connectionParameter', model.connectionParameters, properties, model);
      this.#visit('policy', model.policies, properties, model);
      this.#visit('text', model.connectionTexts, properties, model);
    }
    this.#shape(contextFaults(model), definition, model);
    this.#visit('change', changes, definition, model);
  }

  /** The rules that need no parsed definition. */
  runText(model: ConnectorModel): void {
    const { definition, properties, script, readme, intro, icon } = this.#files;
    this.#visit('definitionFile', [definition], definition, model);
    if (properties !== undefined) this.#visit('propertiesFile', [properties], properties, model);
    if (script !== undefined) this.#visit('script', [script], script, model);
    if (readme !== undefined) this.#visit('readme', [readme], readme, model);
    if (intro !== undefined) this.#visit('intro', [intro], intro, model);
    if (icon !== undefined) this.#visit('icon', [icon], icon.file, model);
  }

  /** Where a place is written, of a pointer as it is written or meant, in which an array element may go by its name. */
  locate(pointer: string): string {
    const { definition, properties } = this.#files;
    const meant = withIndexes(this.meant.definition.value, pointer);
    const written = [definition, properties].reduce((at, file) => {
      const reading = file && this.#readings.get(file);
      return reading === undefined ? at : asWritten(at, reading);
    }, meant);
    return withIndexes(definition.value, written);
  }

  /** A finding that no check makes. */
  report(name: RuleName, file: SourceFile, hit: Hit): void {
    const rule = this.#byName.get(name);
    if (rule !== undefined) this.#add(rule, file, '', hit);
  }

  #visit<K extends PlaceKind>(kind: K, places: readonly Places[K][], file: SourceFile, model: ConnectorModel): void {
    const rules = this.#byPlace.get(kind) ?? [];
    if (rules.length === 0) return;
    for (const place of places) {
      const pointer = text(object(place).pointer) ?? '';
      for (const rule of rules) this.#check(rule, () => rule.check(place, model), file, pointer);
    }
  }

  #check(rule: Rule<RuleName>, check: () => CheckResult, file: SourceFile, pointer: string): void {
    let result: CheckResult;
    try {
      result = check();
    } catch (error) {
      const reason = `rule ${rule.name} failed at #${pointer} (${messageOf(error)})`;
      throw new InternalError(file.path, reason, { cause: error });
    }
    if (!result) return;
    const hits = result === true ? [{}] : Array.isArray(result) ? result : [result];
    for (const hit of hits) this.#add(rule, file, pointer, hit);
  }

  #shape(faults: ShapeFault[], file: SourceFile, model: ConnectorModel): void {
    for (const fault of faults) {
      const rule = this.#byName.get(fault.rule);
      if (rule !== undefined) this.#check(rule, () => rule.check(fault, model), file, fault.pointer);
    }
  }

  #add(rule: Rule<RuleName>, place: SourceFile, placePointer: string, hit: Hit): void {
    const file = hit.file ?? place;
    const reading = this.#readings.get(file);
    const meant = hit.pointer ?? placePointer + (hit.at ?? '');
    const pointer = reading === undefined ? meant : asWritten(meant, reading);
    // One cause that is met in several places, such as a shared parameter, is said once.
    const key = JSON.stringify([rule.name, file.path, pointer, hit.offset, hit.line, hit.args]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const offset = hit.offset ?? offsetOf(file.node, withIndexes(file.value, pointer));
    this.findings.push({
      file: this.#showPath(file.path),
      ...(hit.line === undefined ? lineIndexOf(file).placeOf(offset) : { line: hit.line, column: hit.column ?? 1 }),
      severity: severityOf(rule.evidence),
      rule: rule.name,
      pointer: `#${pointer}`,
      where: describePlace(file.value, pointer),
      template: rule.message,
      args: hit.args ?? {},
    });
  }
}
