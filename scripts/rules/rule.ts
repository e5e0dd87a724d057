import type { ConnectorFiles, IconFile, SourceFile } from '../connector/connector-folder.ts';
import type {
  ConnectionParameterPlace,
  ConnectorModel,
  OperationPlace,
  ParameterPlace,
  Place,
  PolicyPlace,
  ReferencePlace,
  ResponsePlace,
  SchemaPlace,
  TextPlace,
  TypedPlace,
} from '../connector/connector-model.ts';
import type { Change } from '../connector/definition-changes.ts';
import type { Args, Severity } from '../lib/findings.ts';
import type { Case } from './example-connector.ts';
import type { ShapeFault } from './shape.ts';

/**
 * What a rule stands on. E: documented as refused; E!: a refusal seen in a certification pull request; E*: inferred from
 * "must" or "not allowed"; W, W!, W*: the same for warnings; G: asked for by guidelines or reviewers; T: said by one third party
 * alone; P: our advice.
 */
export type Evidence = 'E' | 'E!' | 'E*' | 'W' | 'W!' | 'W*' | 'G' | 'T' | 'P';

export function severityOf(evidence: Evidence): Severity {
  if (evidence.startsWith('E')) return 'error';
  return evidence.startsWith('W') ? 'warning' : 'advice';
}

/** The places a rule can look at, each visited once per connector. */
export interface Places {
  /** The three files that are parsed or measured as text. */
  definitionFile: SourceFile;
  propertiesFile: SourceFile;
  script: SourceFile;
  readme: SourceFile;
  intro: SourceFile;
  icon: IconFile;
  /** The whole connector, for rules that compare its files. */
  connector: ConnectorFiles;
  document: Place;
  info: Place;
  pathItem: Place;
  operation: OperationPlace;
  parameter: ParameterPlace;
  response: ResponsePlace;
  schema: SchemaPlace;
  typed: TypedPlace;
  text: TextPlace;
  reference: ReferencePlace;
  properties: Place;
  connectionParameter: ConnectionParameterPlace;
  policy: PolicyPlace;
  /** Findings of the shape walker for the rule's own name. */
  shape: ShapeFault;
  /** Differences from an older definition; only with --against. */
  change: Change;
  /** Findings that are not made by a check: a parser or the accepted list reports them under the rule's name. */
  reported: never;
}

export type PlaceKind = keyof Places;

/** A hit: `at` continues the pointer of the place, `pointer` replaces it, `offset` locates it in a text file. */
export interface Hit {
  at?: string;
  pointer?: string;
  offset?: number;
  line?: number;
  column?: number;
  args?: Args;
  file?: SourceFile;
}

export type CheckResult = Hit | Hit[] | boolean | undefined;

export interface RuleFacts<Name extends string = string> {
  /** Microsoft's name where there is one, so that a message can be searched. */
  name: Name;
  evidence: Evidence;
  /** Title and section of the document, or the pull request, that states the rule. */
  source: string;
  /** What is asked, in one sentence. */
  what: string;
  /** Why it is asked. */
  why: string;
  /** What was found and what to do; `{name}` stands for an argument of the hit. */
  message: string;
  /** Said by --explain when Microsoft has not published a threshold or list that the rule needs. */
  unpublished?: string;
  wrong: Case;
  right: Case;
}

/**
 * A rule about one kind of place. `check` is a method, so that the rules of every kind fit into one list; who runs them
 * shows each only places of its own kind.
 */
export interface Rule<Name extends string = string, Kind extends PlaceKind = PlaceKind> extends RuleFacts<Name> {
  at: Kind;
  check(place: Places[Kind], model: ConnectorModel): CheckResult;
}

/** Lets a table infer the type of each check from the kind of place that its rules look at, and the names of its rules. */
export function rulesAt<Kind extends PlaceKind, const Name extends string>(
  at: Kind,
  rules: readonly Omit<Rule<Name, Kind>, 'at'>[],
): Rule<Name, Kind>[] {
  return rules.map((rule) => ({ ...rule, at }));
}
