import type { Employee } from '../../company/people.ts';
import type { DemoPart } from '../export.ts';
import { allowFile } from './allow-list.ts';
import { assetsFile } from './assets.ts';
import { changesFile } from './changes.ts';
import { holidaysFile } from './holidays.ts';
import { networksFile } from './networks.ts';
import { onCallFile } from './on-call.ts';
import { peopleFile } from './people.ts';
import { serviceAccountsFile } from './service-accounts.ts';

/** The lists of context that the company hands over with its logs. */
export const contextFiles = (people: readonly Employee[], days: number): readonly DemoPart[] =>
  Object.entries({
    'allow-list': allowFile(),
    assets: assetsFile(),
    changes: changesFile(people, days),
    holidays: holidaysFile(days),
    networks: networksFile(),
    'on-call': onCallFile(people, days),
    people: peopleFile(people),
    'service-accounts': serviceAccountsFile(),
  }).map(([name, text]) => ({ path: `exports/context/${name}.csv`, text }));
