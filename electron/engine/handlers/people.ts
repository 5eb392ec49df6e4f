import type { Handlers } from '../../contract/api.ts';
import type { EngineState } from '../engine-state.ts';
import { shown } from '../masking/shown.ts';
import { findPeople } from '../people/find.ts';
import { lanesOf, profileOf, sessionsOf, timelineOf } from '../people/person.ts';
import { privilegesOf } from '../people/privileges.ts';
import { rank } from '../people/ranking.ts';
import { whyOf } from '../people/why.ts';
import { reading } from './reading.ts';

type PeopleHandlers = Pick<
  Handlers,
  | 'people.ranked'
  | 'people.find'
  | 'people.profile'
  | 'people.timeline'
  | 'people.sessions'
  | 'people.lanes'
  | 'people.privileges'
  | 'people.why'
>;

export const peopleHandlers = (state: EngineState) =>
  ({
    'people.ranked': (input, context) => reading(state, context, (database) => rank(database, input)),
    'people.find': ({ name }, context) =>
      reading(state, context, async (database, open) =>
        findPeople(database, await shown(state, open, database, context.unmasked), name),
      ),
    'people.profile': ({ person }, context) =>
      reading(state, context, (database) => profileOf(database, person)),
    'people.timeline': ({ person }, context) =>
      reading(state, context, (database) => timelineOf(database, person)),
    'people.sessions': (input, context) => reading(state, context, (database) => sessionsOf(database, input)),
    'people.lanes': (input, context) => reading(state, context, (database) => lanesOf(database, input)),
    'people.privileges': (input, context) =>
      reading(state, context, (database) => privilegesOf(database, input)),
    'people.why': (input, context) => reading(state, context, (database) => whyOf(database, input)),
  }) satisfies PeopleHandlers;
