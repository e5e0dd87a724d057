import { plural } from '../../lib/findings.ts';
import { object, text } from '../../lib/json.ts';
import { plainTextOf, readArm } from './arm-expressions.ts';
import { type Declared, followVariables, type Resource } from './arm-resources.ts';
import type { Expression } from './flow/expression.ts';
import { type Find, within } from './package-finding.ts';

/** How many resources Azure takes ("Best practices for ARM templates", Microsoft Learn: template limits). */
const mostResources = 800;

/** What a resource is called, or what an entry of `dependsOn` says of it; all in small letters. */
interface Id {
  /** Undefined where the name alone is said. */
  type: string | undefined;
  name: string | undefined;
  /** The expression of the name: two of one form have one name, also where it is not known. */
  form: string | undefined;
}

interface Named extends Id {
  resource: Resource;
}

/**
 * Checks what resources are called and what they wait for: no two are one, and none waits for itself or for what the template
 * has not. Nothing is said where that depends on parameters.
 * @param existing those that are there already, which may be waited for.
 */
export function checkDependencies(
  deployed: Resource[],
  existing: Resource[],
  declared: Declared,
  findAnywhere: Find,
): void {
  if (deployed.length > mostResources) {
    const remedy = `Azure takes ${mostResources}: move some to a template of their own`;
    findAnywhere('resources', `there are ${deployed.length}`, remedy);
    return;
  }
  const named = [...deployed, ...existing].flatMap((resource) => idsOf(resource, declared));
  const targetsOf = createTargets(named, declared);
  const before = new Set<string>();
  const waits = new Map<Resource, Resource[]>();
  for (const resource of deployed) {
    const { type = '', name, form } = idOf(resource, declared);
    const find = within(`resources ${titleOf(resource)}`, findAnywhere);
    const [parts, wanted] = [name?.split('/').length, type.split('/').length - 1];
    if (resource.name && parts !== undefined && parts !== wanted)
      find(
        'name',
        `its "/" make ${parts} ${plural('part', parts)} of it, where its type has ${wanted}`,
        'Write a part for each part of the type behind the namespace',
      );
    const key = `${type} ${name ?? form}`;
    if (resource.name && !mayBeOther(resource)) {
      if (before.has(key)) find('', 'the template has it twice', 'Leave one out, or give it another name');
      before.add(key);
    }
    const targets: Resource[] = [];
    for (const entry of resource.dependsOn ?? []) {
      const { target, isMissing } = targetsOf(entry);
      if (isMissing) find('dependsOn', `the template has no resource "${entry}"`, 'Correct it, or leave it out');
      if (target !== undefined && !('condition' in target)) targets.push(target);
    }
    waits.set(resource, targets);
  }
  for (const [first = {}, ...others] of circlesIn(waits)) {
    const way = others.length > 0 ? `, by way of ${others.map(titleOf).join(', ')}` : '';
    findAnywhere(
      `resources ${titleOf(first)} dependsOn`,
      `it waits for itself${way}`,
      'Leave out what closes the circle',
    );
  }
}

/** What an entry of `dependsOn` leads to, where it is one resource, and whether it leads to none for sure. */
interface Target {
  target?: Resource | undefined;
  isMissing: boolean;
}

/** Looks entries up, each once: hundreds of resources may wait for the same hundreds. */
function createTargets(named: readonly Named[], declared: Declared): (entry: string) => Target {
  const known = new Map<string, Target>();
  const look = (entry: string): Target => {
    const id = idOfEntry(entry, declared);
    if (id === undefined) return { isMissing: false };
    const found = named.map((one) => ({ resource: one.resource, isIt: isSame(one, id) }));
    const [target, ...others] = new Set(found.filter(({ isIt }) => isIt).map(({ resource }) => resource));
    return {
      target: others.length === 0 ? target : undefined,
      isMissing: found.every(({ isIt }) => isIt === false),
    };
  };
  return (entry) => {
    const target = known.get(entry) ?? look(entry);
    known.set(entry, target);
    return target;
  };
}

const titleOf = ({ type = '', name = '' }: Resource): string => `${type} ${name}`;

/** Whether two resources of one name may be two: one condition may exclude the other, and each scope has names of its own. */
const mayBeOther = (resource: Resource): boolean =>
  ['condition', 'copy', 'scope', 'resourceGroup', 'subscriptionId'].some((key) => key in resource);

/** What a resource and those inside of it may be called. */
function idsOf(resource: Resource, declared: Declared): Named[] {
  const id = idOf(resource, declared);
  const loop = text(object(resource.copy).name);
  const names = [resource.symbolicName, loop].filter((name) => name !== undefined);
  return [
    { ...id, resource },
    ...names.map((name) => ({ type: undefined, name: name.toLowerCase(), form: undefined, resource })),
    ...childrenOf(resource, id.type ?? '').map((child) => ({ form: undefined, ...child, resource: {} })),
  ];
}

/** The resources inside of another, of any depth; what they are called is not put together. */
function childrenOf(resource: unknown, parent: string): Pick<Id, 'type' | 'name'>[] {
  const { resources } = object(resource);
  return Object.entries(object(Array.isArray(resources) ? { ...resources } : resources)).flatMap(([key, child]) => {
    const own = (text(object(child).type) ?? '').toLowerCase();
    const type = own.startsWith(`${parent}/`) ? own : `${parent}/${own}`;
    const symbolic = Array.isArray(resources) ? [] : [{ type: undefined, name: key.toLowerCase() }];
    return [{ type, name: undefined }, ...symbolic, ...childrenOf(child, type)];
  });
}

const idOf = ({ type, name }: Resource, declared: Declared): Id => ({
  type: (text(type) ?? '').toLowerCase(),
  ...nameOf([readArm(text(name) ?? '')], declared),
});

function nameOf(parts: (Expression | { problem: string })[], declared: Declared): Pick<Id, 'name' | 'form'> {
  const texts = parts.map((part) => ('problem' in part ? undefined : plainTextOf(part, declared)));
  return {
    name: texts.includes(undefined) ? undefined : texts.join('/').toLowerCase(),
    form: JSON.stringify(parts).toLowerCase(),
  };
}

/** What an entry of `dependsOn` says, as far as it can be understood. */
function idOfEntry(entry: string, declared: Declared): Id | undefined {
  const followed = followVariables(entry, declared);
  const read = typeof followed === 'string' ? readArm(followed) : undefined;
  if (read === undefined || 'problem' in read) return undefined;
  // A name with its type in front of it, or a whole id.
  if (read.kind === 'value' && String(read.value).includes('/')) return undefined;
  if (read.kind === 'value') return { type: undefined, ...nameOf([read], declared) };
  if (read.kind !== 'call' || read.name.toLowerCase() !== 'resourceid') return undefined;
  // A subscription and a resource group may stand in front of the type.
  const types = read.args.map((arg) => plainTextOf(arg, declared));
  const at = types.findIndex((type) => type?.includes('/'));
  if (at < 0) return undefined;
  return {
    type: types[at]?.replace(/\/$/, '').toLowerCase(),
    ...nameOf(read.args.slice(at + 1), declared),
  };
}

/** Whether an entry says a resource; undefined where it may. */
function isSame(resource: Id, entry: Id): boolean | undefined {
  if (entry.type !== undefined && entry.type !== resource.type) return false;
  if (resource.form !== undefined && resource.form === entry.form) return true;
  return resource.name === undefined || entry.name === undefined ? undefined : resource.name === entry.name;
}

/** The circles of what waits for each other; each resource is in one at most. */
function circlesIn(waits: ReadonlyMap<Resource, Resource[]>): Resource[][] {
  const left = new Set(waits.keys());
  const circles: Resource[][] = [];
  const way: Resource[] = [];
  for (const start of left) {
    for (let last: Resource | undefined = start; last !== undefined; last = way.at(-1)) {
      if (way.length === 0) way.push(last);
      const next = waits.get(last)?.find((one) => left.has(one));
      if (next === undefined) {
        left.delete(last);
        way.pop();
      } else if (way.includes(next)) {
        const circle = way.splice(way.indexOf(next));
        for (const one of circle) left.delete(one);
        circles.push(circle);
      } else {
        way.push(next);
      }
    }
  }
  return circles;
}
