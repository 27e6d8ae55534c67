import { at, members, pointer } from '../../draft/pointer';

/** A step of a workflow as the draft has it. */
export interface Step {
  readonly id: string;
  /** JSON pointer inside the workflow. */
  readonly pointer: string;
  /** Endpoints (ids or globs) whose requests perform it. */
  readonly on: readonly string[];
  readonly end: boolean;
  readonly value: unknown;
}

/** A way from one step to another, and what makes a session go it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'branch' | 'after';
  readonly label: string;
}

/** The steps of a workflow, in the order of the text. A list is steps one after the other. */
export function stepsOf(workflow: unknown): Step[] {
  const steps = at(workflow, 'steps');
  if (Array.isArray(steps)) {
    return steps.map((value: unknown, i): Step => {
      const on = texts(typeof value === 'object' ? at(value, 'on') : value);
      return {
        id: String(at(value, 'name') ?? on[0] ?? i),
        pointer: pointer('steps', i),
        on,
        end: i === steps.length - 1,
        value,
      };
    });
  }
  return Object.entries(members(steps)).map(([id, value]): Step => ({
    id,
    pointer: pointer('steps', id),
    on: texts(at(value, 'on')),
    end: at(value, 'end') === true,
    value,
  }));
}

/** The step a session begins with. */
export function startOf(workflow: unknown): string | null {
  const said = at(workflow, 'start');
  return said === undefined ? (stepsOf(workflow)[0]?.id ?? null) : String(said);
}

export function waysOf(workflow: unknown): Way[] {
  const steps = stepsOf(workflow);
  if (Array.isArray(at(workflow, 'steps'))) {
    return steps.slice(1).map((step, i) => ({ from: steps[i]!.id, to: step.id, kind: 'next', label: '' }));
  }
  return steps.flatMap((step): Way[] => {
    const ways: Way[] = texts(at(step.value, 'next')).map((to) => ({ from: step.id, to, kind: 'next', label: '' }));
    const branches = listOf(at(step.value, 'branch'));
    const weights = branches.reduce<number>((sum, one) => sum + Number(at(one, 'weight') ?? 0), 0);
    branches.forEach((one, i) => {
      const last = i > 0 && at(one, 'when') === undefined ? 'otherwise' : '';
      const share = at(one, 'weight') === undefined ? null : Number(at(one, 'weight')) / weights;
      ways.push({
        from: step.id,
        to: String(at(one, 'to')),
        kind: 'branch',
        label: share === null ? String(at(one, 'when') ?? last) : `${Number((share * 100).toPrecision(3))} %`,
      });
    });
    const after = at(step.value, 'after');
    const to = at(after, 'to');
    if (to !== undefined) {
      ways.push({ from: step.id, to: String(to), kind: 'after', label: `after ${timeOf(at(after, 'time'))}` });
    }
    return ways;
  });
}

/** A time in a few characters: `30s`, or the name of its law. */
function timeOf(time: unknown): string {
  return typeof time === 'object' && time !== null ? (Object.keys(time)[0] ?? '?') : String(time);
}

function texts(value: unknown): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
