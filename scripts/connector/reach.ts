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
  above: Map<string, Edge[]>;
  /** The operations that list a parameter or a response, by its place in the list. */
  listed: Map<string, OperationPlace[]>;
}

interface Edge {
  from: string;
  to: string;
  /** Where the reference stands; undefined where the one place is inside of the other. */
  reference?: string;
}

const graphOf = oncePer((model: ConnectorModel): Graph => {
  const { operations, parameters, responses, references, schemas } = model;
  const listings = operations.flatMap((operation) =>
    [...operation.parameters, ...operation.responses].map(({ pointer }) => ({ pointer, operation })),
  );
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
  const byPlace = groupBy(listings, ({ pointer }) => pointer);
  return {
    nodes,
    below: groupBy(edges, ({ from }) => from),
    above: groupBy(edges, ({ to }) => to),
    listed: new Map([...byPlace].map(([pointer, found]) => [pointer, found.map(({ operation }) => operation)])),
  };
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

/** The operations that use what stands at a place: as their own, as their path's, or through references. */
export function usersOf({ pointer }: { pointer: string }, model: ConnectorModel): OperationPlace[] {
  const node = nodeAround(graphOf(model).nodes, pointer);
  return node === undefined ? [] : usersOfNode(model)(node);
}

const usersOfNode = oncePer((model: ConnectorModel) => {
  const known = new Map<string, OperationPlace[]>();
  return (node: string): OperationPlace[] => {
    const found = known.get(node) ?? findUsers(node, graphOf(model));
    known.set(node, found);
    return found;
  };
});

function findUsers(start: string, { above, listed }: Graph): OperationPlace[] {
  const nodes = new Set([start]);
  for (const node of nodes) for (const { from } of above.get(node) ?? []) nodes.add(from);
  return [...new Set([...nodes].flatMap((node) => listed.get(node) ?? []))];
}
