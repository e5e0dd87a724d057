import { groupBy } from '../lib/group-by.ts';
import { valueAt } from '../lib/json-pointer.ts';
import { oncePer } from '../lib/once-per.ts';
import type { ConnectorModel, OperationPlace } from './connector-model.ts';

/**
 * What the places of a definition lead to and who uses them: what stands under the root or in a path and is referenced or shared
 * means the same as what is written in place.
 */

/** The places that something leads to by itself: parameters, responses, notification contents, and what references lead to. */
interface Graph {
  nodes: Set<string>;
  below: Map<string, Edge[]>;
}

interface Edge {
  from: string;
  to: string;
  /** Where the reference stands; undefined where the one place is inside of the other. */
  reference?: string;
}

const graphOf = oncePer((model: ConnectorModel): Graph => {
  const { operations, parameters, responses, references, schemas } = model;
  const listings = operations.flatMap((operation) => [...operation.parameters, ...operation.responses]);
  const leads = references.flatMap(({ pointer, value }) => {
    const to = model.targetOf(value);
    return to === undefined || valueAt(model.definition, to) === undefined ? [] : [{ pointer, to }];
  });
  const nodes = new Set([
    ...[...listings, ...parameters, ...responses].map(({ pointer }) => pointer),
    ...schemas.flatMap(({ pointer, root }) => (root === 'notification' ? [pointer] : [])),
    ...leads.map(({ to }) => to),
  ]);
  const edges = [
    ...leads.map(({ pointer, to }) => ({ from: nodeAround(nodes, pointer), to, reference: pointer })),
    ...[...nodes].map((to) => ({ from: nodeAround(nodes, parentOf(to)), to })),
  ].filter((edge): edge is Edge => edge.from !== undefined);
  return { nodes, below: groupBy(edges, ({ from }) => from) };
});

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** The innermost of the nodes that a place is or stands in. */
function nodeAround(nodes: Set<string>, pointer: string): string | undefined {
  let around = pointer;
  while (around !== '' && !nodes.has(around)) around = parentOf(around);
  return around === '' ? undefined : around;
}

/** A test of places: whether they stand in these, or in what references within these lead to. */
export function reachedFrom(
  starts: Iterable<string>,
  model: ConnectorModel,
  isFollowed: (reference: string) => boolean = () => true,
): (place: { pointer: string }) => boolean {
  const { nodes, below } = graphOf(model);
  const reached = new Set(starts);
  // A set grows while it is gone through.
  for (const node of reached)
    for (const { to, reference } of below.get(node) ?? [])
      if (reference === undefined || isFollowed(reference)) reached.add(to);
  return ({ pointer }) => {
    const node = nodeAround(nodes, pointer);
    return node !== undefined && reached.has(node);
  };
}

type UsesOfNodes = (model: ConnectorModel) => Map<string, OperationPlace[]>;

const usesThrough = (startsOf: (operation: OperationPlace) => { pointer: string }[]): UsesOfNodes =>
  oncePer((model: ConnectorModel) => {
    const { below } = graphOf(model);
    const uses = model.operations.flatMap((operation) => {
      const nodes = new Set(startsOf(operation).map(({ pointer }) => pointer));
      for (const node of nodes) for (const { to } of below.get(node) ?? []) nodes.add(to);
      return [...nodes].map((node) => ({ node, operation }));
    });
    const byNode = groupBy(uses, ({ node }) => node);
    return new Map([...byNode].map(([node, found]) => [node, found.map(({ operation }) => operation)]));
  });

const operationsAt =
  (usesOfNodes: UsesOfNodes) =>
  ({ pointer }: { pointer: string }, model: ConnectorModel): OperationPlace[] => {
    const node = nodeAround(graphOf(model).nodes, pointer);
    return (node === undefined ? undefined : usesOfNodes(model).get(node)) ?? [];
  };

/** The operations that use what stands at a place: as their own, as their path's, or through references. */
export const usersOf = operationsAt(usesThrough(({ parameters, responses }) => [...parameters, ...responses]));

/** Those of them that send it. */
export const sendersOf = operationsAt(usesThrough(({ parameters }) => parameters));
