import type { GeoStatus, Handlers } from '../../contract/api.ts';
import { isoDay } from '../../../models/domain/time.ts';
import { addressesOf } from '../context/addresses.ts';
import { eventContext } from '../context/event-context.ts';
import { geoOf, setGeoFile } from '../context/geo.ts';
import { entriesOf, listsOf } from '../context/lists.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { shown, type Shown } from '../masking/shown.ts';
import { reading } from './reading.ts';

type ContextHandlers = Pick<
  Handlers,
  | 'context.lists'
  | 'context.entries'
  | 'context.addresses'
  | 'context.event'
  | 'context.geoip'
  | 'context.set-geoip'
>;

export const contextHandlers = (state: EngineState) =>
  ({
    'context.lists': (_, context) => reading(state, context, listsOf),
    'context.entries': (input, context) =>
      reading(state, context, async (database, open) =>
        entriesOf(
          database,
          input,
          await shown(state, open, database, context.unmasked),
          input.zone ?? (await open.zone()),
        ),
      ),
    'context.addresses': ({ ips, day }, context) =>
      reading(state, context, async (database, open) =>
        addressesOf(database, await geoOf(open, database), ips, day === undefined ? undefined : isoDay(day)),
      ),
    'context.event': ({ event }, context) =>
      reading(state, context, async (database, open) =>
        eventContext(database, event, {
          geo: await geoOf(open, database),
          zone: await open.zone(),
          names: await shown(state, open, database, context.unmasked),
        }),
      ),
    'context.geoip': (_, context) =>
      reading(state, context, async (database, open) =>
        geoShown((await geoOf(open, database)).status, await shown(state, open, database, context.unmasked)),
      ),
    'context.set-geoip': async ({ path }, context) => {
      const open = requireCase(state);
      await setGeoFile(open, path);
      state.broadcast('case.changed', { what: 'sources' });
      const { status } = await geoOf(open, open.reader);
      return geoShown(status, await shown(state, open, open.reader, context.unmasked));
    },
  }) satisfies ContextHandlers;

/** A path may hold somebody's name. */
const geoShown = ({ databases, problem }: GeoStatus, names: Shown): GeoStatus => ({
  databases: databases.map((each) => ({ ...each, path: each.path === null ? null : names.text(each.path) })),
  problem: problem === null ? null : names.text(problem),
});
