import type { Handlers, NamesRequest } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../database/database.ts';
import type { EngineState } from '../engine-state.ts';
import { shown, type Shown } from '../masking/shown.ts';
import { containers, resources } from '../queries/names.ts';
import { reading } from './reading.ts';

export const nameHandlers = (state: EngineState) =>
  ({
    'names.resolve': (input, context) =>
      reading(state, context, async (database, open) => {
        if (context.unmasked) await open.audit('names.shown', { kind: input.kind });
        const names = await shown(state, open, database, context.unmasked);
        return 'events' in input
          ? resolveTexts(database, names, input.kind, input.events)
          : input.ids.map((id) => resolveId(names, input.kind, id));
      }),
  }) satisfies Pick<Handlers, 'names.resolve'>;

type ById = Extract<NamesRequest, { ids: unknown }>['kind'];
type ByEvent = Extract<NamesRequest, { events: unknown }>['kind'];

function resolveId(names: Shown, kind: ById, id: number): string {
  const name = names[kind](id);
  if (name === null)
    throw new AppError('NOT_FOUND', `There is no ${kind} ${id} in this case. Refresh the view.`, {
      kind,
      id,
    });
  return name;
}

const HEX_ID = /^[0-9a-f]{16}$/;

const TEXTS = { resource: resources, container: containers } as const;

async function resolveTexts(
  database: Database,
  names: Shown,
  kind: ByEvent,
  events: readonly string[],
): Promise<string[]> {
  const wrong = events.find((id) => !HEX_ID.test(id));
  if (wrong !== undefined)
    throw new AppError('BAD_REQUEST', `"${wrong}" is no event id: 16 lower-case hex digits are expected.`);
  const rows = await database.rows<{ hex: string; resource: string | null }>(
    TEXTS[kind](JSON.stringify([...new Set(events)])),
  );
  const byId = new Map(rows.map(({ hex, resource }) => [hex, resource ?? '']));
  return events.map((id) => {
    const resource = byId.get(id);
    if (resource === undefined)
      throw new AppError('NOT_FOUND', `There is no event ${id} in this case. Refresh the view.`, {
        event: id,
      });
    return names.text(resource);
  });
}
